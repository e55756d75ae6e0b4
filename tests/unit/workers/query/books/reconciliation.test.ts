import { describe, expect, it } from 'vitest';
import type { Reconciliation, Worksheet } from '../../../../../workers/contract/books.ts';
import { ensureBooks } from '../../../../../workers/query/books/ready.ts';
import { reconciliationOf } from '../../../../../workers/query/books/reconciliation.ts';
import { tablesOf, unhurried, type Rows } from '../sample-tables.ts';
import { firmRows, withTrust } from './book-sample.ts';
import { firm, tableOf } from '../reports/report-firm.ts';

async function worksheet(
  files: Readonly<Record<string, Rows>>,
  typed: Partial<Worksheet> = {},
): Promise<Reconciliation> {
  const tables = await tablesOf(files);
  const read = await ensureBooks(tables, unhurried());
  const untyped = { account: null, statement: null, adjustment: null, reason: '', ticked: [] };
  const sheet = { asAt: '2024-03-31', ...untyped, ...typed };
  return reconciliationOf(tables, read, sheet, unhurried());
}

/** The firm's trust file, where these transactions are not on a statement. */
function unpresented(...transactions: string[]): Record<string, Rows> {
  const [header = [], ...rows] = firmRows('trust_transactions');
  const marked = rows.map((row) => [...row, transactions.includes(row[0] ?? '') ? 'F' : 'T']);
  return { ...firm, trust_transactions: [[...header, 'is_reconciled'], ...marked] };
}

describe('a reconciliation', () => {
  it('has three legs that agree in sound books', async () => {
    expect(await worksheet(firm, { statement: '649.75' })).toMatchObject({
      statement: '649.75',
      adjustedBank: '649.75',
      cashBook: '649.75',
      matters: '649.75',
      ledgerBank: '649.75',
      ledgerLiability: '649.75',
    });
  });

  it('takes what the bank has not: a payment not presented and a deposit on its way', async () => {
    const files = unpresented('2', '3');
    const { open } = await worksheet(files);
    expect(open.map(({ date, amount, label, account }) => [date, amount, label, account])).toEqual([
      ['2024-01-20', '500.50', 'R2 · Shared receipt', '2'],
      ['2024-02-10', '-450.25', 'P1 · Settlement', '2'],
    ]);
    const ticked = open.map(({ id }) => id);
    expect(await worksheet(files, { statement: '$599.50', ticked })).toMatchObject({
      depositsInTransit: '500.50',
      outstandingPayments: '450.25',
      adjustedBank: '649.75',
    });
  });

  it('puts the bank right by what the person says, with its sign and reason', async () => {
    const sheet = { statement: '650.00', adjustment: '-0.25', reason: 'Bank error' };
    expect(await worksheet(firm, sheet)).toMatchObject({
      adjustments: '-0.25',
      reason: 'Bank error',
      adjustedBank: '649.75',
    });
    expect(await worksheet(firm, { adjustment: '12.5' })).toMatchObject({
      adjustments: '12.50',
      adjustedBank: null,
    });
    const none = { statement: '649.75', adjustment: 'about a dollar' };
    expect(await worksheet(firm, none)).toMatchObject({
      adjustments: '0.00',
      adjustedBank: '649.75',
    });
  });

  it('leaves the bank open where nothing, or no amount, is typed in', async () => {
    expect(await worksheet(firm)).toMatchObject({ statement: null, adjustedBank: null });
    expect(await worksheet(firm, { statement: 'soon' })).toMatchObject({ statement: null });
  });

  it('lists every entry where no file tells, however old, and no transfer between matters', async () => {
    const { open, isTold } = await worksheet(firm, { asAt: '2024-12-31' });
    expect(open.map(({ date }) => date)).toEqual([
      '2024-01-05',
      '2024-01-20',
      '2024-02-10',
      '2024-03-03',
    ]);
    expect(isTold).toBe(false);
  });

  it('has an entry open that came onto a statement only later', async () => {
    const files = {
      trust_transactions: tableOf(`
        transaction_id | action_id | transaction_date | amount  | cleared_date
        1              | 101       | 2024-03-01       | 500.00  | 2024-03-02
        2              | 101       | 2024-03-30       | -100.00 | 2024-04-04`),
    };
    const { open, isTold } = await worksheet(files);
    expect(open.map(({ date, amount }) => [date, amount])).toEqual([['2024-03-30', '-100.00']]);
    expect(isTold).toBe(true);
    expect((await worksheet(files, { asAt: '2024-04-04' })).open).toEqual([]);
  });

  it('does not take what was deposited for what is on a statement', async () => {
    const files = {
      trust_transactions: tableOf(`
        transaction_id | action_id | transaction_date | amount  | is_deposited
        1              | 101       | 2024-03-01       | 500.00  | T`),
    };
    expect(await worksheet(files)).toMatchObject({ openCount: 1, isTold: false });
  });

  it('is of one account where it is asked for one', async () => {
    expect(await worksheet(firm, { account: '2' })).toMatchObject({
      account: '2',
      cashBook: '649.75',
      ledgerBank: '649.75',
      ledgerLiability: '649.75',
    });
    expect(await worksheet(firm, { account: '9' })).toMatchObject({
      cashBook: '0.00',
      ledgerBank: null,
    });
  });

  it('has no ledger’s legs where there is no ledger', async () => {
    expect(await worksheet({ trust_transactions: firmRows('trust_transactions') })).toMatchObject({
      cashBook: '649.75',
      ledgerBank: null,
      ledgerLiability: null,
    });
  });

  it('lists money between two trust banks as an item of each, to be ticked apart', async () => {
    const [header = [], ...accounts] = firmRows('chart_of_accounts');
    const deposits = ['6', '1110', 'Trust deposits', 'Asset', 'Asset', 'F', 'F', '1'];
    const files = {
      ...withTrust({
        trust_ledger: tableOf(`
          transaction_id | action_id | date       | debit_account | credit_account | amount  | is_reconciled
          1              | 101       | 2024-01-05 | 2             | 4              | 1000.00 | T
          8              | 101       | 2024-01-08 | 6             | 2              | 400.00  | F`),
      }),
      chart_of_accounts: [header, ...accounts, deposits],
    };
    const { open } = await worksheet(files);
    expect(open.map(({ amount }) => amount)).toEqual(['-400.00', '400.00']);
    expect(new Set(open.map(({ id }) => id)).size).toBe(2);
    const [out] = (await worksheet(files, { account: '2' })).open;
    expect(out?.id).toBe(open[0]?.id);
  });
});
