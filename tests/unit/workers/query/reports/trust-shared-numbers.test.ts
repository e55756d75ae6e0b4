import { describe, expect, it } from 'vitest';
import { tablesOf } from '../sample-tables.ts';
import { tableOf } from './report-firm.ts';
import { cellsOf, shown, viewOf } from './report-sample.ts';

/** Two files, each of which numbers its transactions from 1. */
const numberedTwice = {
  trust_receipts: tableOf(`
    transaction_id | action_id | receipt_date | amount
    1              | 101       | 2024-01-05   | 500.00
    2              | 102       | 2024-01-06   | 800.00`),
  trust_payments: tableOf(`
    transaction_id | action_id | payment_date | amount
    1              | 102       | 2024-02-10   | 500.00
    2              | 101       | 2024-02-11   | 100.00`),
};

/** A transfer whose sides were entered on two days. */
const enteredTwice = {
  trust_transactions: tableOf(`
    transaction_id | action_id | transaction_date | entered_timestamp   | amount
    1              | 101       | 2024-01-05       | 2024-01-05 09:00:00 | 500.00
    2              | 101       | 2024-01-10       | 2024-01-10 09:00:00 | -200.00
    2              | 102       | 2024-01-10       | 2024-01-12 09:00:00 | 200.00`),
};

const totalOf = async (
  files: Parameters<typeof tablesOf>[0],
  name: string,
  column: string,
  params: Readonly<Record<string, string>> = {},
): Promise<string | undefined> => {
  const { info } = await shown(await tablesOf(files), viewOf(name, params));
  return info.totals?.[column];
};

describe('transactions of two files that share a number', () => {
  it('are receipts and payments each, and no transfer', async () => {
    expect(await totalOf(numberedTwice, 'trust/receipts', 'amount')).toBe('1300.00');
    expect(await totalOf(numberedTwice, 'trust/payments', 'amount')).toBe('600.00');
    const tables = await tablesOf(numberedTwice);
    expect((await shown(tables, viewOf('trust/journal'))).rows).toEqual([]);
    const book = await shown(tables, viewOf('trust/cashbook', { asAt: '2024-01-31' }));
    expect(book.rows.at(-1)?.['balance']).toBe('1300.00');
  });

  it('are told once', async () => {
    const found = await shown(await tablesOf(numberedTwice), viewOf('trust/exceptions'));
    const told = cellsOf(found, 'what', 'detail').filter(
      ([what]) => what === 'Number in two files',
    );
    expect(told).toEqual([
      ['Number in two files', expect.stringMatching(/different days in .*: 2\./) as string],
    ]);
  });
});

it('a column of balances of no account says so', async () => {
  const files = {
    trust_transactions: tableOf(`
      transaction_id | action_id | transaction_date | account | amount
      1              | 101       | 2024-01-05       | A       | 500.00
      2              | 101       | 2024-01-06       | B       | 50.00
      3              | 101       | 2024-01-07       |         | 100.00`),
  };
  const { info } = await shown(await tablesOf(files), viewOf('trust/listing'));
  expect(info.columns.map(({ label }) => label)).toContain('No account');
});

describe('a transfer whose sides were entered on two days', () => {
  it('is one by the day of the transaction, and two movements of the bank by the day of entry', async () => {
    expect(await totalOf(enteredTwice, 'trust/payments', 'amount')).toBe('0.00');
    const entered = { basis: 'entered' };
    expect(await totalOf(enteredTwice, 'trust/payments', 'amount', entered)).toBe('200.00');
    expect(await totalOf(enteredTwice, 'trust/receipts', 'amount', entered)).toBe('700.00');
    const day = { basis: 'entered', asAt: '2024-01-11' };
    const tables = await tablesOf(enteredTwice);
    const book = await shown(tables, viewOf('trust/cashbook', day));
    expect(book.rows.at(-1)?.['balance']).toBe('300.00');
  });
});
