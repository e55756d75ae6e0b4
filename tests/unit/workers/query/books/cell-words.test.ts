import { describe, expect, it } from 'vitest';
import {
  isCleared,
  isSet,
  saysReversal,
  typeWay,
} from '../../../../../workers/query/books/cell-words.ts';
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

describe('a type of movement', () => {
  it.each([
    'Receipt',
    'Payment received',
    'Fees received',
    'Bill payment received',
    'Receipt of payment',
    'Direct debit receipt',
    'Deposit',
    'Refund received',
    'Paid in',
  ])('comes in: %j', (text) => {
    expect(typeWay(text)).toEqual({ way: 1, isReversal: false });
  });

  it.each([
    'Payment',
    'Deposit refund',
    'Refund deposit',
    'Receipt refund',
    'Deposit made',
    'Payment made to deposit account',
    'Fees',
    'Paid out',
  ])('goes out: %j', (text) => {
    expect(typeWay(text)).toEqual({ way: -1, isReversal: false });
  });

  it.each(['Interest payment', 'Deposit payment', 'Credit payment', 'Fee refund', 'Journal'])(
    'is left undecided where it may be either: %j',
    (text) => {
      expect(typeWay(text).way).toBe(0);
    },
  );

  it.each([
    ['Receipt reversal', 1],
    ['Dishonoured deposit', 1],
    ['Payment cancelled', -1],
    ['Refund of receipt', 1],
  ])('takes back what it names: %j', (text, way) => {
    expect(typeWay(text)).toEqual({ way, isReversal: true });
  });

  it('that cannot be decided leaves its row out of every sum', async () => {
    const { books, trust } = await readFrom({
      trust_entries: tableOf(`
        transaction_id | action_id | transaction_date | transaction_type | amount
        1              | 101       | 2024-01-05       | Payment received | 100.00
        2              | 101       | 2024-01-06       | Deposit refund   | 40.00
        3              | 101       | 2024-01-07       | Receipt          | 10.00
        4              | 101       | 2024-01-08       | Receipt          | 10.00
        5              | 101       | 2024-01-09       | Interest payment | 5.00`),
    });
    expect(books.files.map(({ excluded }) => excluded)).toEqual([1]);
    expect([...trust.units]).toEqual([10000n, -4000n, 1000n, 1000n]);
  });
});

describe('a text that says that its row takes another back', () => {
  it.each([
    'Reversal of 2',
    'Void of receipt 2',
    'Cancelled receipt 2',
    'Correction',
    'Dishonoured cheque',
    'Cheque bounced',
    'Contra',
    'Refund of receipt 2',
  ])('is known: %j', (text) => {
    expect(saysReversal(text)).toBe(true);
  });

  it.each(['Deposit under contract', 'To avoid delay', 'Refund', ''])('is no other: %j', (text) => {
    expect(saysReversal(text)).toBe(false);
  });
});
