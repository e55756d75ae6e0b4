import { describe, expect, it } from 'vitest';
import { chooseDateOrder } from '../../../../../../workers/query/date-order.ts';
import { ensureBooks } from '../../../../../../workers/query/books/ready.ts';
import { noDay } from '../../../../../../workers/query/books/trust-book.ts';
import { tablesOf, unhurried } from '../../sample-tables.ts';
import { fileOf, firmRows, heldOn, march, readFrom } from '../book-sample.ts';
import { firm, tableOf } from '../../reports/report-firm.ts';

describe('rows that cannot be read exactly', () => {
  it('are kept, listed and in no sum', async () => {
    const [header = [], ...rows] = firmRows('trust_transactions');
    const [first = []] = rows;
    const cell = (known: string, value: string): string[] =>
      first.map((own, at) => (header[at] === known ? value : own));
    const odd = [
      cell('credit', 'a thousand'),
      cell('transaction_date', '2024-02-30'),
      cell('credit', ''),
      cell('credit', '99999999999999999999.00'),
      cell('credit', '92233720368547758.07'),
    ];
    const books = await readFrom({ ...firm, trust_transactions: [header, ...rows, ...odd] });
    expect(fileOf(books, 'trust_transactions')).toMatchObject({ excluded: 5, rows: 13 });
    expect(books.trust.excluded.map(({ record }) => record)).toEqual([9, 10, 11, 12, 13]);
    expect(heldOn(books, '2024-03-31')).toEqual(march);
  });

  it('are those whose day is a placeholder, and no such day is the first or the last', async () => {
    const [header = [], ...rows] = firmRows('trust_transactions');
    const [first = []] = rows;
    const dated = (known: string, day: string): string[] =>
      first.map((own, at) => (header[at] === known ? day : own));
    const odd = ['0000-00-00', '1899-12-30', '9999-12-31'].map((day) =>
      dated('transaction_date', day),
    );
    const late = dated('entered_timestamp', '9999-12-31 00:00:00');
    const [, ...others] = rows;
    const files = { ...firm, trust_transactions: [header, late, ...others, ...odd] };
    const books = await readFrom(files);
    expect(fileOf(books, 'trust_transactions')).toMatchObject({ excluded: 3 });
    expect(books.books).toMatchObject({ firstDay: '2024-01-05', lastDay: '2024-03-03' });
    expect(heldOn(books, '2024-03-31')).toEqual(march);
    const [start = 0] = books.trust.ledgers.map((ledger) => ledger.first);
    expect(books.trust.entered[start]).toBe(noDay);
  });

  it('are those with a date in an order that nobody proves, until the person says it', async () => {
    const rows = tableOf(`
      transaction_id | action_id | transaction_date | amount
      1              | 101       | 05/01/2024       | 1000.00
      3              | 101       | 10/02/2024       | -450.25`);
    const tables = await tablesOf({ trust_entries: rows });
    const before = await ensureBooks(tables, unhurried());
    expect(fileOf(before, 'trust_entries')).toMatchObject({ excluded: 2 });
    chooseDateOrder(tables, 'trust_entries', 'transaction_date', 'dmy');
    const after = await ensureBooks(tables, unhurried());
    expect(after.books).toMatchObject({ firstDay: '2024-01-05', lastDay: '2024-02-10' });
  });
});

describe('the files of the books', () => {
  it('may be none', async () => {
    const { books, trust, ledger } = await readFrom({ tasks: tableOf('task_id\n1') });
    expect([books.files, books.accounts, trust.size, ledger.size]).toEqual([[], [], 0, 0]);
    expect(books.firstDay).toBe('');
  });

  it('are read no further where they hold no movements', async () => {
    const rows = tableOf('trust_account_id | name\n1 | Trust bank');
    const books = await readFrom({ ...firm, trust_accounts: rows });
    expect(fileOf(books, 'trust_accounts')).toMatchObject({ shape: null, unread: 'unclear' });
    expect(heldOn(books, '2024-03-31')).toEqual(march);
  });

  it('do not count twice what a second file says again', async () => {
    const receipts = tableOf(`
      transaction_id | action_id | receipt_date | amount_received
      1              | 101       | 2024-01-05   | 1000.00
      2              | 102       | 2024-01-20   | 300.50`);
    const books = await readFrom({ ...firm, trust_receipts: receipts });
    expect(fileOf(books, 'trust_receipts')).toMatchObject({ shape: null, unread: 'repeats' });
    expect(heldOn(books, '2024-03-31')).toEqual(march);
  });
});
