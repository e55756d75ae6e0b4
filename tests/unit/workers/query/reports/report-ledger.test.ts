import { beforeAll, describe, expect, it } from 'vitest';
import type { Tables } from '../../../../../workers/query/tables.ts';
import { office, tableOf } from './report-firm.ts';
import { aFirm, cellsOf, shown, viewOf } from './report-sample.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await aFirm(office);
});

describe('the ledger', () => {
  it('shows its accounts as a tree, with what each stands at', async () => {
    const accounts = await shown(tables, viewOf('ledger/accounts', { asAt: '2024-01-31' }));
    expect(cellsOf(accounts, 'number', 'name', 'section', 'depth', 'debit', 'credit')).toEqual([
      ['1000', 'Assets', 'Asset', 0, '', ''],
      ['1100', 'Trust bank', 'Asset', 1, '1500.50', ''],
      ['1200', 'Office bank', 'Asset', 1, '60.00', ''],
      ['2100', 'Trust funds held', 'Liability', 0, '', '1500.50'],
      ['4000', 'Fees', 'Income', 0, '', '60.00'],
    ]);
    expect(accounts.page.rows[1]?.links).toEqual({
      name: { table: 'chart_of_accounts', key: '2' },
    });
  });

  it('places accounts whose parents go round in a circle, and those of no chart', async () => {
    const odd = await aFirm({
      chart_of_accounts: tableOf(`
        ac_account_id | account_number | account_name | parent_account_id
        1             | 1              | One          | 2
        2             | 2              | Two          | 1
        3             | 3              | Three        | 3`),
    });
    const accounts = await shown(odd, viewOf('ledger/accounts'));
    expect(cellsOf(accounts, 'name', 'depth').slice(0, 3)).toEqual([
      ['Three', 0],
      ['One', 0],
      ['Two', 1],
    ]);
    expect(cellsOf(accounts, 'name').flat()).toEqual(['Three', 'One', 'Two', '4', '5']);
  });

  it('balances on trial, beside another day', async () => {
    const params = { asAt: '2024-02-12', compare: '2024-01-05' };
    const trial = await shown(tables, viewOf('ledger/trial', params));
    expect(
      cellsOf(trial, 'name', 'debit', 'credit', 'comparisonDebit', 'comparisonCredit'),
    ).toEqual([
      ['Trust bank', '1050.25', '', '1000.00', ''],
      ['Office bank', '60.00', '', '', ''],
      ['Trust funds held', '', '1050.25', '', '1000.00'],
      ['Fees', '', '60.00', '', ''],
    ]);
    expect(trial.info.totals).toEqual({
      debit: '1110.25',
      credit: '1110.25',
      comparisonDebit: '1000.00',
      comparisonCredit: '1000.00',
    });
  });

  it('lists an account’s entries with its balance after each', async () => {
    const entries = await shown(
      tables,
      viewOf('ledger/account', { account: '2', from: '2024-01-06' }),
    );
    expect(cellsOf(entries, 'date', 'transaction', 'reason', 'debit', 'credit', 'balance')).toEqual(
      [
        ['2024-01-06', '', 'Opening balance', '', '', '1000.00'],
        ['2024-01-20', '2', 'Shared receipt', '200.00', '', '1200.00'],
        ['2024-01-20', '2', 'Shared receipt', '300.50', '', '1500.50'],
        ['2024-02-10', '3', 'Settlement', '', '450.25', '1050.25'],
        ['2024-03-03', '6', 'Paid out', '', '400.50', '649.75'],
      ],
    );
    expect(entries.info.totals).toEqual({ debit: '500.50', credit: '850.75' });
  });

  it('shows a transaction with all its legs', async () => {
    const legs = await shown(tables, viewOf('ledger/transaction', { transaction: '4' }));
    expect(cellsOf(legs, 'account', 'matter', 'debit', 'credit')).toEqual([
      ['2100 Trust funds held', 'Sale of 1 Example Road', '100.00', ''],
      ['2100 Trust funds held', 'Estate of A Sample', '', '100.00'],
    ]);
    expect(legs.info.totals).toEqual({ debit: '100.00', credit: '100.00' });
    const none = await shown(tables, viewOf('ledger/transaction', { transaction: '99' }));
    expect(none.info.rows).toBe(0);
  });
});

describe('receivables', () => {
  it('are open at the end of a day, by how long they are due', async () => {
    const open = await shown(tables, viewOf('ledger/receivables', { asAt: '2024-03-01' }));
    const buckets = ['current', 'days30', 'days60', 'days90', 'over90'];
    expect(cellsOf(open, 'number', 'contact', 'overdue', 'total', 'open', ...buckets)).toEqual([
      ['INV-1', 'Anna Sample', 72, '115.00', '15.00', '', '', '', '15.00', ''],
      ['INV-2', 'Ben Example', 31, '230.00', '230.00', '', '', '230.00', '', ''],
      ['INV-3', 'Ben Example', -10, '46.00', '46.00', '46.00', '', '', '', ''],
    ]);
    expect(open.info.totals).toMatchObject({ open: '291.00', current: '46.00', days60: '230.00' });
  });

  it('are what the invoices say now where no day is given', async () => {
    const open = await shown(tables, viewOf('ledger/receivables'));
    expect(cellsOf(open, 'number', 'open')).toEqual([
      ['INV-1', '15.00'],
      ['INV-3', '46.00'],
      ['INV-6', '11.50'],
    ]);
  });

  it('are totals less payments where the invoices do not say what is open', async () => {
    const [header = [], ...rows] = office['sale_purchase'] ?? [];
    const bare = await aFirm({
      ...office,
      sale_purchase: [header, ...rows].map((row) => row.slice(0, -1)),
    });
    const open = await shown(bare, viewOf('ledger/receivables', { asAt: '2024-01-31' }));
    expect(cellsOf(open, 'number', 'open')).toEqual([
      ['INV-1', '15.00'],
      ['INV-2', '230.00'],
    ]);
  });
});

describe('a payment that cannot be read', () => {
  it('leaves open what its invoice still owes, and is not counted as nothing', async () => {
    const [head = [], ...invoices] = office['sale_purchase'] ?? [];
    const [names = [], ...payments] = office['sale_purchase_payment'] ?? [];
    const amount = names.indexOf('amount');
    const spoilt = payments.map((row) => row.map((cell, at) => (at === amount ? '1O0.00' : cell)));
    const bare = await aFirm({
      ...office,
      sale_purchase: [head, ...invoices].map((row) => row.slice(0, -1)),
      sale_purchase_payment: [names, ...payments, ...spoilt.slice(0, 1)],
    });
    const open = await shown(bare, viewOf('ledger/receivables', { asAt: '2024-01-31' }));
    expect(cellsOf(open, 'number', 'open')).toEqual([
      ['INV-1', ''],
      ['INV-2', '230.00'],
    ]);
  });
});

describe('unbilled work', () => {
  it('is billable time on no invoice; an amount that does not come out exactly is left empty', async () => {
    const time = await shown(tables, viewOf('ledger/unbilled-time'));
    expect(cellsOf(time, 'date', 'matter', 'person', 'description', 'quantity', 'amount')).toEqual([
      ['2024-02-01', '101', 'Some Lawyer', 'Drafting', '0.50', '125.00'],
      ['2024-02-03', '102', 'Some Lawyer', 'In no cents', '0.25', ''],
      ['2024-02-04', '102', 'Some Lawyer', 'Hours and price', '0.50', '125.05'],
    ]);
    expect(time.info).toMatchObject({ totals: { amount: '250.05' }, absent: [] });
  });

  it('is disbursements on no invoice', async () => {
    const costs = await shown(tables, viewOf('ledger/unbilled-disbursements'));
    expect(cellsOf(costs, 'date', 'description', 'amount')).toEqual([
      ['2024-02-02', 'Courier', '14.50'],
    ]);
  });

  it('says so where nothing tells what was billed, and where there is no such file', async () => {
    const { disbursements } = office;
    const alone = await aFirm(disbursements ? { disbursements } : {});
    const costs = await shown(alone, viewOf('ledger/unbilled-disbursements'));
    expect(costs.info).toMatchObject({ rows: 2, absent: ['Invoice line'] });
    await expect(shown(alone, viewOf('ledger/unbilled-time'))).rejects.toMatchObject({
      problem: { code: 'V01' },
    });
  });
});

describe('rows in no sum', () => {
  it('are listed with their cells as they stand', async () => {
    const sound = Array.from({ length: 40 }, (_, at) => `${at + 10}|101|2024-02-01||0.50`);
    const lines = [
      'transaction_id|action_id|transaction_date|debit|credit',
      '2|101|2024-01-06||ten',
      '3|101|2024-02-31|5.00|',
      ...sound,
    ];
    const odd = await aFirm({ trust_transactions: tableOf(lines.join('\n')) });
    const out = await shown(odd, viewOf('trust/excluded'));
    expect(cellsOf(out, 'rawDate', 'rawDebit', 'rawCredit', 'rawTransaction')).toEqual([
      ['2024-01-06', '', 'ten', '2'],
      ['2024-02-31', '5.00', '', '3'],
    ]);
    expect(out.page.rows[0]?.links['file']).toEqual({ table: 'trust_transactions', key: '2~101' });
    const list = await shown(odd, viewOf('trust/listing'));
    expect(list.info.totals).toEqual({ total: '20.00' });
  });
});

describe('exceptions', () => {
  it('are called by their names, each with the record that shows it', async () => {
    const odd = await aFirm({
      trust_transactions: tableOf(`
        transaction_id | action_id | transaction_date | debit | credit
        1              | 101       | 2024-01-05       |       | 10.00
        2              | 101       | 2024-01-06       | 12.00 |
        3              | 101       | 2024-01-09       |       | 2.00`),
    });
    const found = await shown(odd, viewOf('trust/exceptions'));
    expect(found.rows.find(({ kind }) => kind === 'overdrawn')).toMatchObject({
      what: 'Overdrawn',
      matter: '101',
      date: '2024-01-06',
      amount: '-2.00',
    });
  });
});
