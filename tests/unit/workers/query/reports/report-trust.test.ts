import { beforeAll, describe, expect, it } from 'vitest';
import type { Tables } from '../../../../../workers/query/tables.ts';
import { tableOf } from './report-firm.ts';
import { aFirm, cellsOf, columnsOf, shown, viewOf } from './report-sample.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await aFirm();
});

describe('the list of balances', () => {
  it('lists what is held at the end of a day, and adds it up', async () => {
    const list = await shown(tables, viewOf('trust/listing', { asAt: '2024-02-12' }));
    expect(
      cellsOf(list, 'matter', 'reference', 'name', 'client', 'assigned', 'total', 'last'),
    ).toEqual([
      [
        '101',
        'EX/101',
        'Sale of 1 Example Road',
        'Anna Sample',
        'Some Lawyer',
        '749.75',
        '2024-02-10',
      ],
      ['102', 'EX/102', 'Estate of A Sample', 'Ben Example', 'Some Lawyer', '300.50', '2024-01-20'],
    ]);
    expect(cellsOf(list, 'dormant', 'negative')).toEqual([
      [2, ''],
      [23, ''],
    ]);
    expect(list.info).toMatchObject({
      title: 'Trust balances',
      table: 'actions',
      absent: [],
      totals: { total: '1050.25' },
    });
    expect(list.page.rows[0]).toMatchObject({
      key: '101',
      links: {
        matter: { table: 'actions', key: '101' },
        client: { table: 'participants', key: '1' },
      },
    });
  });

  it.each([
    ['2024-01-04', []],
    ['2024-01-05', ['1000.00']],
    ['2024-01-19', ['1000.00']],
    ['2024-01-20', ['1200.00', '300.50']],
    ['2024-02-15', ['649.75', '400.50']],
    ['2024-03-03', ['649.75']],
  ])('holds the day itself: %s', async (asAt, totals) => {
    expect(cellsOf(await shown(tables, viewOf('trust/listing', { asAt })), 'total').flat()).toEqual(
      totals,
    );
  });

  it('goes by the day of entry where that is asked for', async () => {
    const at = (asAt: string) => viewOf('trust/listing', { asAt, basis: 'entered' });
    expect(cellsOf(await shown(tables, at('2024-01-21')), 'total')).toEqual([['1000.00']]);
    expect(cellsOf(await shown(tables, at('2024-01-22')), 'total')).toEqual([
      ['1200.00'],
      ['300.50'],
    ]);
  });

  it('leaves matters out that hold nothing, unless they are asked for', async () => {
    const ended = await shown(tables, viewOf('trust/listing', { zero: 'with' }));
    expect(cellsOf(ended, 'matter', 'total')).toEqual([
      ['101', '649.75'],
      ['102', '0.00'],
    ]);
  });

  it('has a column for each trust account where there are several, and tells what is overdrawn', async () => {
    const two = await aFirm({
      trust_transactions: tableOf(`
        transaction_id | action_id | transaction_date | ac_account_id | transaction_type | amount
        1              | 101       | 2024-01-05       | 2             | Receipt          | 10.00
        2              | 101       | 2024-01-06       | 6             | Payment          | -2.50
        3              | 999       | 2024-01-07       | 6             | Receipt          | 5.00`),
      chart_of_accounts: tableOf(`
        ac_account_id | account_number | account_name        | primary_section | credit_increases_balance
        2             | 1100           | Trust bank          | Asset           | F
        6             | 1110           | Trust deposit bank  | Asset           | F
        4             | 2100           | Trust funds held    | Liability       | T`),
    });
    const list = await shown(two, viewOf('trust/listing'));
    expect(cellsOf(list, 'matter', 'name', 'account.2', 'account.6', 'total', 'negative')).toEqual([
      ['101', 'Sale of 1 Example Road', '10.00', '-2.50', '7.50', 'Overdrawn'],
      ['999', 'Not in the list of matters', '0.00', '5.00', '5.00', ''],
    ]);
    expect(list.info.totals).toEqual({ 'account.2': '10.00', 'account.6': '2.50', total: '12.50' });
    expect(list.info.columns.find(({ id }) => id === 'account.6')?.label).toBe(
      'Trust deposit bank',
    );
  });
});

describe('a matter’s ledger', () => {
  it('has the balance after every row', async () => {
    const ledger = await shown(tables, viewOf('trust/ledger', { matter: '101' }));
    expect(cellsOf(ledger, 'date', 'entered', 'type', 'reference', 'party', 'reason')).toEqual([
      ['2024-01-05', '', 'Receipt', 'R1', 'Anna Sample', 'Deposit'],
      ['2024-01-20', '2024-01-22', 'Receipt', 'R2', 'Ben Example', 'Shared receipt'],
      ['2024-02-10', '', 'Payment', 'P1', 'Carla Placeholder', 'Settlement'],
      ['2024-02-15', '', 'Journal', '', '', 'Moved across'],
    ]);
    expect(cellsOf(ledger, 'other', 'debit', 'credit', 'balance')).toEqual([
      ['', '', '1000.00', '1000.00'],
      ['', '', '200.00', '1200.00'],
      ['', '450.25', '', '749.75'],
      ['102', '100.00', '', '649.75'],
    ]);
    expect(ledger.info.totals).toEqual({ debit: '550.25', credit: '1200.00' });
    expect(ledger.page.rows[1]).toMatchObject({
      record: 2,
      links: {
        date: { table: 'trust_transactions', key: '2~101' },
        party: { table: 'participants', key: '2' },
        transaction: { table: 'general_ledger_transactions', key: '2' },
      },
    });
  });

  it('begins a period with what was held before, and strikes out what is deleted', async () => {
    const params = { matter: '102', from: '2024-02-01', to: '2024-03-31', deleted: 'with' };
    const ledger = await shown(tables, viewOf('trust/ledger', params));
    expect(cellsOf(ledger, 'date', 'reason', 'debit', 'credit', 'balance', 'struck')).toEqual([
      ['2024-02-01', 'Opening balance', '', '', '300.50', ''],
      ['2024-02-15', 'Moved across', '', '100.00', '400.50', ''],
      ['2024-03-01', 'By mistake', '', '77.00', '400.50', 'Deleted'],
      ['2024-03-03', 'Paid out', '400.50', '', '0.00', ''],
    ]);
    expect(ledger.info.totals).toEqual({ debit: '400.50', credit: '100.00' });
    expect(ledger.page.rows[0]).toMatchObject({ record: 0, key: '', links: {} });
  });

  it('is empty for a matter without trust money, and has no column that nothing fills', async () => {
    const ledger = await shown(tables, viewOf('trust/ledger', { matter: '103' }));
    expect(ledger.info).toMatchObject({
      rows: 0,
      of: 0,
      totals: { debit: '0.00', credit: '0.00' },
    });
    expect(columnsOf(ledger)).not.toContain('struck');
    expect(columnsOf(ledger)).not.toContain('account');
  });
});

describe('the cash books', () => {
  it('lists receipts matter by matter, with what each came to in all', async () => {
    const book = await shown(tables, viewOf('trust/receipts'));
    expect(cellsOf(book, 'date', 'number', 'method', 'party', 'matter', 'amount', 'whole')).toEqual(
      [
        ['2024-01-05', 'R1', 'EFT', 'Anna Sample', '101', '1000.00', '1000.00'],
        ['2024-01-20', 'R2', 'EFT', 'Ben Example', '101', '200.00', '500.50'],
        ['2024-01-20', 'R2', 'EFT', 'Ben Example', '102', '300.50', ''],
      ],
    );
    expect(book.info.totals).toEqual({ amount: '1500.50' });
  });

  it('lists payments, and no transfer among them', async () => {
    const book = await shown(tables, viewOf('trust/payments', { to: '2024-02-29' }));
    expect(cellsOf(book, 'date', 'number', 'method', 'party', 'client', 'amount')).toEqual([
      ['2024-02-10', 'P1', 'Cheque', 'Carla Placeholder', 'Anna Sample', '450.25'],
    ]);
    expect(book.info.absent).toEqual(['Bank account']);
  });

  it('has a row for each transaction between an opening and a closing balance', async () => {
    const params = { from: '2024-01-10', to: '2024-03-31', deleted: 'with' };
    const book = await shown(tables, viewOf('trust/cashbook', params));
    expect(cellsOf(book, 'date', 'reason', 'matters', 'receipts', 'payments', 'balance')).toEqual([
      ['2024-01-10', 'Opening balance', '', '', '', '1000.00'],
      ['2024-01-20', 'Shared receipt', '2 matters', '500.50', '', '1500.50'],
      ['2024-02-10', 'Settlement', '101', '', '450.25', '1050.25'],
      ['2024-03-01', 'By mistake', '102', '77.00', '', '1050.25'],
      ['2024-03-03', 'Paid out', '102', '', '400.50', '649.75'],
      ['2024-03-31', 'Closing balance', '', '', '', '649.75'],
    ]);
    expect(book.info.totals).toEqual({ receipts: '500.50', payments: '850.75' });
  });

  it('closes with the sum of all matters, whatever the day', async () => {
    for (const day of ['2024-01-01', '2024-01-20', '2024-02-15', '2024-03-03']) {
      const list = await shown(tables, viewOf('trust/listing', { asAt: day }));
      const book = await shown(tables, viewOf('trust/cashbook', { to: day }));
      expect(book.rows.at(-1)?.['balance']).toBe(list.info.totals?.['total']);
    }
  });

  it('pairs what left one ledger with what came to the other', async () => {
    const journal = await shown(tables, viewOf('trust/journal'));
    expect(
      cellsOf(journal, 'date', 'from', 'fromName', 'to', 'toName', 'amount', 'reason'),
    ).toEqual([
      [
        '2024-02-15',
        '101',
        'Sale of 1 Example Road',
        '102',
        'Estate of A Sample',
        '100.00',
        'Moved across',
      ],
    ]);
    expect(journal.info.totals).toEqual({ amount: '100.00' });
  });

  it('parts a transfer from one matter to several', async () => {
    const split = await aFirm({
      trust_transactions: tableOf(`
        transaction_id | action_id | transaction_date | transaction_type | debit | credit
        1              | 101       | 2024-01-05       | Receipt          |       | 10.00
        2              | 101       | 2024-01-06       | Journal          | 7.00  |
        2              | 102       | 2024-01-06       | Journal          |       | 3.00
        2              | 103       | 2024-01-06       | Journal          |       | 4.00`),
    });
    const journal = await shown(split, viewOf('trust/journal'));
    expect(cellsOf(journal, 'from', 'to', 'amount')).toEqual([
      ['101', '102', '3.00'],
      ['101', '103', '4.00'],
    ]);
    const seen = await shown(split, viewOf('trust/journal', { matter: '103' }));
    expect(cellsOf(seen, 'from', 'to', 'amount')).toEqual([['101', '103', '4.00']]);
  });
});
