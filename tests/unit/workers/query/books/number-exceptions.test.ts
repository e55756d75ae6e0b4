import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../../../workers/query/books/days.ts';
import {
  officeNumberFaults,
  trustNumberFaults,
} from '../../../../../workers/query/books/number-exceptions.ts';
import { ensureBooks } from '../../../../../workers/query/books/ready.ts';
import { tablesOf, unhurried, type Rows } from '../sample-tables.ts';
import { withTrust } from './book-sample.ts';
import { tableOf } from '../reports/report-firm.ts';

type Told = [kind: string, table: string, record: number, number: string | undefined];

async function found(
  files: Readonly<Record<string, Rows>>,
  asAt = '2024-12-31',
): Promise<{ trust: Told[]; office: Told[] }> {
  const tables = await tablesOf(files);
  const read = await ensureBooks(tables, unhurried());
  const until = dayNumber(asAt, 'iso');
  const told = (faults: typeof trustNumberFaults): Told[] =>
    faults(tables, read, until).map(({ kind, table, record, number }) => [
      kind,
      table,
      record,
      number,
    ]);
  return { trust: told(trustNumberFaults), office: told(officeNumberFaults) };
}

/** Account 2 is the trust bank of the firm, account 3 its own. */
const cheques = (rows: string): Rows =>
  tableOf(`
    check_id | check_number | series | ac_account_id | transaction_id | check_date | amount | status
    ${rows.trim()}`);

const payments = tableOf(`
  transaction_id | action_id | transaction_date | cheque_number | debit | credit
  1              | 101       | 2024-01-05       |               |       | 100.00
  3              | 101       | 2024-01-06       | 000001        | 10.00 |
  4              | 101       | 2024-01-07       | 000002        | 10.00 |
  6              | 101       | 2024-01-09       | 000004        | 10.00 |`);

describe('numbers of cheques', () => {
  it('that a trust file and the list of cheques both have for a transaction are one number', async () => {
    const files = withTrust({ trust_transactions: payments });
    const list = cheques(`
      1 | 000001 | Trust | 2 | 3 | 2024-01-06 | 10.00 | Printed
      2 | 000002 | Trust | 2 | 4 | 2024-01-07 | 10.00 | Printed
      3 | 000003 | Trust | 2 |   | 2024-01-08 | 10.00 | Void
      4 | 000004 | Trust | 2 | 6 | 2024-01-09 | 10.00 | Printed`);
    expect(await found({ ...files, check_series: list })).toEqual({ trust: [], office: [] });
  });

  it('are those of the trust where their account holds trust money, or else their transaction is in its files', async () => {
    const files = withTrust({ trust_transactions: payments });
    const list = cheques(`
      1 | 000001 | Trust | 2 | 3  | 2024-01-06 | 10.00 | Printed
      2 | 000002 | Trust | 2 | 4  | 2024-01-07 | 10.00 | Printed
      3 | 000003 | Trust | 2 | 9  | 2024-01-08 | 10.00 | Printed
      4 | 000004 | Trust |   | 6  | 2024-01-09 | 10.00 | Printed
      5 | 000002 | Trust | 2 | 11 | 2024-01-10 | 10.00 | Printed
      6 | 000002 | Firm  | 3 | 12 | 2024-01-10 | 10.00 | Printed`);
    const { trust, office } = await found({ ...files, check_series: list });
    expect(trust).toEqual([['duplicate', 'check_series', 5, '000002']]);
    expect(office).toEqual([]);
  });

  it('of the office are told apart by series and account, and void ones count as there', async () => {
    const list = cheques(`
      1  | 501 | Firm | 3 | 21 | 2024-01-01 | 1.00 | Printed
      2  | 502 | Firm | 3 |    | 2024-01-02 |      | Void
      3  | 503 | Firm | 3 | 23 | 2024-01-03 | 1.00 | Printed
      4  | 505 | Firm | 3 | 24 | 2024-01-04 | 1.00 | Printed
      5  | 506 | Firm | 3 | 25 | 2024-01-05 | 1.00 | Printed
      6  | 506 | Firm | 3 | 26 | 2024-01-06 | 1.00 | Printed
      7  | 502 | Firm | 3 | 27 | 2024-01-07 | 1.00 | Printed
      8  | 506 | Card | 3 | 28 | 2024-01-08 | 1.00 | Printed`);
    expect((await found({ ...withTrust({}), check_series: list })).office).toEqual([
      ['gap', 'check_series', 4, '504'],
      ['duplicate', 'check_series', 6, '506'],
    ]);
    const before = await found({ ...withTrust({}), check_series: list }, '2024-01-05');
    expect(before.office).toEqual([['gap', 'check_series', 4, '504']]);
  });
});

describe('numbers of receipts', () => {
  it('of the office that are missing or given twice are told with their day and amount', async () => {
    const receipts = tableOf(`
      receipt_id | receipt_number | receipt_date | amount | ac_account_id | transaction_id
      1          | R-0001         | 2024-01-01   | 10.00  | 3             | 31
      2          | R-0002         | 2024-01-02   | 20.00  | 3             | 32
      3          | R-0004         | 2024-01-03   | 30.00  | 3             | 33
      4          | R-0005         | 2024-01-04   | 40.00  | 3             | 34
      5          | R-0005         | 9999-12-31   | 50.00  | 3             | 35`);
    const tables = await tablesOf({ ...withTrust({}), receipt: receipts });
    const read = await ensureBooks(tables, unhurried());
    const faults = officeNumberFaults(tables, read, dayNumber('2024-12-31', 'iso'));
    expect(faults.map(({ detail, units, transaction }) => [detail, units, transaction])).toEqual([
      ['Receipt number R-0003 before this one is missing.', 3000n, '33'],
      ['Receipt number R-0005 is also that of transaction 34.', 5000n, '35'],
    ]);
  });

  it('are told without a ledger or a trust file', async () => {
    const receipts = tableOf(`
      receipt_number
      1
      2
      4
      5
      6`);
    expect(await found({ receipt: receipts })).toEqual({
      trust: [],
      office: [['gap', 'receipt', 3, '3']],
    });
  });
});

describe('numbers of receipts', () => {
  const receipts = (numbers: readonly [number: string, day: string][]): Rows => [
    ['transaction_id', 'action_id', 'transaction_date', 'receipt_number', 'amount'],
    ...numbers.map(([number, day], at) => [String(at + 1), '101', day, number, '10.00']),
  ];

  it('of which many are missing are told once, with how many are there', async () => {
    const rows = receipts(
      ['R1', 'R2', 'R3', 'R7', 'R8', 'R9', 'R10'].map((one) => [one, '2024-01-05']),
    );
    const tables = await tablesOf({ trust_entries: rows });
    const read = await ensureBooks(tables, unhurried());
    const told = trustNumberFaults(tables, read, dayNumber('2024-12-31', 'iso'));
    expect(told.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['gap', 'Receipt numbers from R1 to R10: 7 of 10 are there, the others are missing.'],
    ]);
  });

  it('are not missing where the receipt is dated after the day', async () => {
    const rows = receipts([
      ['R1', '2024-01-05'],
      ['R2', '2024-01-05'],
      ['R3', '2024-02-05'],
      ['R4', '2024-01-06'],
    ]);
    expect(await found({ trust_entries: rows }, '2024-01-31')).toEqual({ trust: [], office: [] });
  });
});
