import { describe, expect, it } from 'vitest';
import { isCleared, isSet } from '../../../../../workers/query/books/cell-words.ts';
import { tableOf } from '../reports/report-firm.ts';
import { aFirm, cellsOf, shown, viewOf } from '../reports/report-sample.ts';
import { heldOn, readFrom } from './book-sample.ts';

const blank = [
  '',
  'F',
  'No',
  '0',
  '0.00',
  '0000-00-00',
  '0000-00-00 00:00:00',
  '00/00/0000',
  '1899-12-30',
  '30/12/1899',
  '1900-01-01 00:00:00',
  '9999-12-31',
  'Not deleted',
  'Never',
  'None',
  'N/A',
  'Unreversed',
];

describe('a cell that says whether something is so', () => {
  it.each(blank)('says that it is not: %j', (cell) => {
    expect(isSet(cell)).toBe(false);
    expect(isCleared(cell)).toBe(false);
  });

  it.each([
    'T',
    'yes',
    '1',
    '2024-03-01',
    '2024-03-01 10:00:00+13',
    '31/03/2024',
    '77',
    'Reversed',
  ])('says that it is: %j', (cell) => {
    expect(isSet(cell)).toBe(true);
    expect(isCleared(cell)).toBe(true);
  });

  it.each(['Outstanding', 'Uncleared', 'not reconciled', 'Pending', 'Open'])(
    'says that an entry is on no statement yet: %j',
    (cell) => {
      expect(isCleared(cell)).toBe(false);
    },
  );
});

describe('rows whose flags are placeholders', () => {
  it.each([
    ['deleted_date', '0000-00-00'],
    ['deleted_timestamp', '1899-12-30'],
    ['reversal_date', '0000-00-00 00:00:00'],
    ['voided_on', '0000-00-00'],
  ])('count: %s = %s', async (column, cell) => {
    const books = await readFrom({
      trust_entries: tableOf(`
        transaction_id | action_id | transaction_date | amount | ${column}
        1              | 101       | 2024-01-05       | 100.00 | ${cell}
        2              | 101       | 2024-01-06       | -40.00 | ${cell}`),
    });
    expect(heldOn(books, '2024-01-31')).toEqual({ '101': '60.00' });
  });

  it('keep an invoice among what is owed', async () => {
    const tables = await aFirm({
      sale_purchase: tableOf(`
        sale_purchase_id | type    | status | invoice_date | due_date   | total_inclusive | total_due | deleted_timestamp
        1                | Invoice | Open   | 2023-12-01   | 2023-12-20 | 115.00          | 15.00     | 0000-00-00 00:00:00`),
    });
    const aged = await shown(tables, viewOf('ledger/receivables', { asAt: '2024-01-31' }));
    expect(cellsOf(aged, 'open')).toEqual([['15.00']]);
  });
});
