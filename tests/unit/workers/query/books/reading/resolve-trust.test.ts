import { describe, expect, it } from 'vitest';
import { type Rows } from '../../sample-tables.ts';
import { fileOf, firmRows, heldOn, january, march, readFrom, withTrust } from '../book-sample.ts';
import { tableOf } from '../../reports/report-firm.ts';

/** The same movements in every way to write them. */
const shapes: Readonly<Record<string, Readonly<Record<string, Rows>>>> = {
  'debit-credit': { trust_transactions: firmRows('trust_transactions') },
  signed: {
    trust_entries: tableOf(`
      txn_no | matter | posted     | value     | narrative
      1      | 101    | 2024-01-05 | 1,000.00  | Deposit
      2      | 101    | 2024-01-20 | 200.00    | Shared receipt
      2      | 102    | 2024-01-20 | 300.50    | Shared receipt
      3      | 101    | 2024-02-10 | (450.25)  | Settlement
      4      | 101    | 2024-02-15 | -100.00   | Moved across
      4      | 102    | 2024-02-15 | 100.00    | Moved across
      6      | 102    | 2024-03-03 | -400.50   | Paid out`),
  },
  'amount-flag': {
    trust_entries: tableOf(`
      transaction no | Matter No | Effective Date | Amount  | Dr/Cr
      1              | 101       | 05/01/2024     | 1000.00 | CR
      2              | 101       | 20/01/2024     | 200.00  | CR
      2              | 102       | 20/01/2024     | 300.50  | CR
      3              | 101       | 10/02/2024     | 450.25  | DR
      4              | 101       | 15/02/2024     | 100.00  | DR
      4              | 102       | 15/02/2024     | 100.00  | CR
      6              | 102       | 03/03/2024     | 400.50  | DR`),
  },
  'by-type': {
    trust_receipts: tableOf(`
      transaction_id | action_id | receipt_date | amount
      1              | 101       | 2024-01-05   | 1000.00
      2              | 101       | 2024-01-20   | 200.00
      2              | 102       | 2024-01-20   | 300.50`),
    trust_payments: tableOf(`
      transaction_id | action_id | payment_date | amount
      3              | 101       | 2024-02-10   | 450.25
      6              | 102       | 2024-03-03   | 400.50`),
    trust_movements: tableOf(`
      transaction_id | action_id | date       | transaction_type | amount
      4              | 101       | 2024-02-15 | Transfer out     | 100.00
      4              | 102       | 2024-02-15 | Transfer in      | 100.00`),
  },
  'two-accounts': {
    trust_ledger: tableOf(`
      transaction_id | action_id | date       | debit_account | credit_account   | amount
      1              | 101       | 2024-01-05 | Trust bank    | Trust funds held | 1000.00
      2              | 101       | 2024-01-20 | Trust bank    | Trust funds held | 200.00
      2              | 102       | 2024-01-20 | Trust bank    | Trust funds held | 300.50
      3              | 101       | 2024-02-10 | 4             | 2                | 450.25
      4              | 101       | 2024-02-15 | 2100          | 1100             | 100.00
      4              | 102       | 2024-02-15 | 1100          | 2100             | 100.00
      6              | 102       | 2024-03-03 | 4             | 2                | 400.50`),
  },
};

describe.each(Object.entries(shapes))('trust money written as %s', (shape, files) => {
  it('comes to the same balances, and ties to the ledger', async () => {
    const books = await readFrom(withTrust(files));
    expect(heldOn(books, '2024-01-31')).toEqual(january);
    expect(heldOn(books, '2024-03-31')).toEqual(march);
    for (const table of Object.keys(files)) {
      expect(fileOf(books, table)).toMatchObject({ shape, sign: 1, side: 'trust', excluded: 0 });
      expect(fileOf(books, table)?.evidence).toContainEqual({
        kind: 'ties',
        account: 'Trust bank',
        held: '649.75',
        ledger: '649.75',
      });
    }
    expect(books.trust.ledgers.map(({ account }) => account)).toEqual(['2', '2']);
  });
});

const alone = Object.entries(shapes).filter(([shape]) => shape !== 'two-accounts');

describe.each(alone)('trust money written as %s, without a ledger', (_, files) => {
  it('comes to the same balances', async () => {
    const books = await readFrom({ actions: firmRows('actions'), ...files });
    expect(heldOn(books, '2024-01-31')).toEqual(january);
    expect(heldOn(books, '2024-03-31')).toEqual(march);
  });
});

describe('the sign', () => {
  const turned = tableOf(`
    transaction_id | action_id | date       | amount
    1              | 101       | 2024-01-05 | -1000.00
    3              | 101       | 2024-02-10 | 450.25`);

  it('is that which ties to the ledger', async () => {
    const books = await readFrom(withTrust({ trust_entries: turned }));
    expect(fileOf(books, 'trust_entries')).toMatchObject({ shape: 'signed', sign: -1 });
    expect(heldOn(books, '2024-03-31')).toEqual({ '101': '549.75' });
  });

  it('is that with fewer overdrawn rows where no ledger tells', async () => {
    const books = await readFrom({ trust_entries: turned });
    const file = fileOf(books, 'trust_entries');
    expect(file).toMatchObject({ sign: -1 });
    expect(file?.evidence).toContainEqual({ kind: 'overdrawn', rows: 0, withSign: -1 });
    expect(file?.evidence).toContainEqual({ kind: 'overdrawn', rows: 2, withSign: 1 });
  });
});

describe('rows with two accounts', () => {
  const chart = [
    ...firmRows('chart_of_accounts'),
    ['6', '1110', 'Trust deposits', 'Asset', 'Asset', 'F', 'F', '1'],
    ['7', '2110', 'Trust deposits owed', 'Liability', 'Liability', 'T', 'F', ''],
  ];
  const reading = (rows: string): ReturnType<typeof readFrom> =>
    readFrom({
      ...withTrust({
        trust_ledger: tableOf(`
      transaction_id | action_id | date       | debit_account | credit_account | amount
      1              | 101       | 2024-01-05 | 2             | 4              | 1000.00
      ${rows}`),
      }),
      chart_of_accounts: chart,
      general_ledger_transactions: firmRows('general_ledger_transactions'),
    });

  it('move money from one bank to another, out of one and into the other', async () => {
    const read = await reading('2 | 101 | 2024-01-08 | 6 | 2 | 400.00');
    expect(fileOf(read, 'trust_ledger')).toMatchObject({ shape: 'two-accounts', excluded: 0 });
    const held = read.trust.ledgers.map(({ matter, account, end }) => [
      matter,
      account,
      read.trust.balance[end - 1],
    ]);
    expect(held).toEqual([
      ['101', '2', 60_000n],
      ['101', '6', 40_000n],
    ]);
    const [, out = 0, into = 0] = read.trust.transaction;
    expect(out).toBe(into);
  });

  it('are left out where both accounts are of what is owed: whose it then is nobody can tell', async () => {
    const read = await reading(`2 | 101 | 2024-01-08 | 4 | 7 | 400.00
      3              | 101       | 2024-02-10 | 4             | 2              | 450.25`);
    expect(fileOf(read, 'trust_ledger')).toMatchObject({ excluded: 1 });
    expect(read.trust.excluded).toEqual([{ table: 'trust_ledger', record: 2 }]);
    expect(heldOn(read, '2024-12-31')).toEqual({ '101': '549.75' });
  });
});
