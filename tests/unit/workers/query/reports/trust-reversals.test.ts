import { describe, expect, it } from 'vitest';
import { dayNumber, dayText } from '../../../../../workers/query/books/days.ts';
import { exceptionsOf } from '../../../../../workers/query/books/exceptions.ts';
import { ensureBooks } from '../../../../../workers/query/books/ready.ts';
import { reconciliationOf } from '../../../../../workers/query/books/reconciliation.ts';
import { reportHead } from '../../../../../workers/query/reports/report-head.ts';
import type { Tables } from '../../../../../workers/query/tables.ts';
import { tablesOf, unhurried } from '../sample-tables.ts';
import { tableOf } from './report-firm.ts';
import { cellsOf, shown, viewOf } from './report-sample.ts';

/** A receipt that was reversed in the month after. */
const receipt = tableOf(`
  transaction_id | action_id | transaction_date | amount  | is_reversed | memo
  1              | 101       | 2024-03-01       | 1000.00 | F           | Deposit
  2              | 101       | 2024-03-28       | 300.00  | T           | Deposit
  3              | 101       | 2024-04-02       | -300.00 | F           | Reversal of receipt 2`);

/** A payment too much, reversed two weeks later. */
const payment = tableOf(`
  transaction_id | action_id | transaction_date | amount  | is_reversed | memo
  1              | 101       | 2024-03-01       | 500.00  | F           | Deposit
  2              | 101       | 2024-03-05       | -900.00 | T           | Payment
  3              | 101       | 2024-03-20       | 900.00  | F           | Reversal`);

async function factsOf(tables: Tables, asAt: string): Promise<Record<string, string>> {
  const read = await ensureBooks(tables, unhurried());
  const { facts } = await reportHead(tables, read, viewOf('trust/listing', { asAt }), {
    asking: unhurried(),
    sourcesOf: () => [],
  });
  return Object.fromEntries(facts.map(({ label, value }) => [label, value]));
}

describe('an entry that was reversed later', () => {
  it.each([
    ['2024-03-27', '1000.00'],
    ['2024-03-31', '1300.00'],
    ['2024-04-30', '1000.00'],
  ])('is held until then: %s', async (asAt, held) => {
    const tables = await tablesOf({ trust_entries: receipt });
    const list = await shown(tables, viewOf('trust/listing', { asAt }));
    const book = await shown(tables, viewOf('trust/cashbook', { to: asAt }));
    const ledger = await shown(tables, viewOf('trust/ledger', { matter: '101', to: asAt }));
    const month = await reconciliationOf(
      tables,
      await ensureBooks(tables, unhurried()),
      { asAt, account: null, statement: null, adjustment: null, reason: '', ticked: [] },
      unhurried(),
    );
    const facts = await factsOf(tables, asAt);
    const sums = [
      list.info.totals?.['total'],
      book.rows.at(-1)?.['balance'],
      ledger.rows.at(-1)?.['balance'],
      month.cashBook,
      month.matters,
      facts['Cash book'],
    ];
    expect(sums).toEqual(sums.map(() => held));
    expect(facts).not.toHaveProperty('Cash book: difference');
  });

  it('stands struck out in the ledger and the cash book, whose sums have it', async () => {
    const tables = await tablesOf({ trust_entries: receipt });
    const ledger = await shown(tables, viewOf('trust/ledger', { matter: '101' }));
    expect(cellsOf(ledger, 'debit', 'credit', 'balance', 'struck')).toEqual([
      ['', '1000.00', '1000.00', ''],
      ['', '300.00', '1300.00', 'Reversed'],
      ['300.00', '', '1000.00', 'Reversed'],
    ]);
    expect(ledger.info.totals).toEqual({ debit: '300.00', credit: '1300.00' });
    const book = await shown(tables, viewOf('trust/cashbook'));
    expect(book.info.totals).toEqual({ receipts: '1300.00', payments: '300.00' });
  });

  it('is in no list of receipts and payments', async () => {
    const tables = await tablesOf({ trust_entries: receipt });
    const into = await shown(tables, viewOf('trust/receipts'));
    expect(cellsOf(into, 'amount')).toEqual([['1000.00']]);
    expect((await shown(tables, viewOf('trust/payments'))).rows).toEqual([]);
  });

  it('is in no balance where nothing in the file takes it back', async () => {
    const tables = await tablesOf({ trust_entries: receipt.slice(0, 3) });
    const list = await shown(tables, viewOf('trust/listing'));
    expect(list.info.totals).toMatchObject({ total: '1000.00' });
  });

  it('leaves its matter overdrawn until its reversal', async () => {
    const tables = await tablesOf({ trust_entries: payment });
    const read = await ensureBooks(tables, unhurried());
    const on = async (day: string): Promise<unknown[]> => {
      const found = await exceptionsOf(tables, read, dayNumber(day, 'iso'), unhurried());
      return found
        .filter(({ kind }) => kind === 'overdrawn')
        .map(({ day: from, units, detail }) => [dayText(from), units, detail]);
    };
    expect(await on('2024-03-10')).toEqual([
      ['2024-03-05', -40000n, 'Overdrawn from 2024-03-05 and still is, at the lowest by 400.00.'],
    ]);
    expect(await on('2024-03-31')).toEqual([
      [
        '2024-03-05',
        -40000n,
        'Overdrawn from 2024-03-05 until 2024-03-20, at the lowest by 400.00.',
      ],
    ]);
    const list = await shown(tables, viewOf('trust/listing', { asAt: '2024-03-10' }));
    expect(cellsOf(list, 'total', 'negative')).toEqual([['-400.00', 'Overdrawn']]);
  });

  it('is no transfer in the cash book where it was one between matters', async () => {
    const tables = await tablesOf({
      trust_entries: tableOf(`
        transaction_id | action_id | transaction_date | amount  | is_reversed | memo
        1              | 101       | 2024-03-01       | 500.00  | F           | Deposit
        2              | 101       | 2024-03-05       | -200.00 | T           | Moved
        2              | 102       | 2024-03-05       | 200.00  | T           | Moved
        3              | 101       | 2024-03-07       | 200.00  | T           | Moved back
        3              | 102       | 2024-03-07       | -200.00 | T           | Moved back`),
    });
    const book = await shown(tables, viewOf('trust/cashbook'));
    expect(book.info.totals).toEqual({ receipts: '500.00', payments: '0.00' });
    expect((await shown(tables, viewOf('trust/journal'))).rows).toEqual([]);
    const list = await shown(tables, viewOf('trust/listing', { asAt: '2024-03-06' }));
    expect(cellsOf(list, 'matter', 'total')).toEqual([
      ['101', '300.00'],
      ['102', '200.00'],
    ]);
  });
});
