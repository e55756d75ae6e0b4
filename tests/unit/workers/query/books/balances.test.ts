import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Balances, balancesOf, overdraftsOf } from '../../../../../workers/query/books/balances.ts';
import { dayText } from '../../../../../workers/query/books/days.ts';
import { formatMoney } from '../../../../../workers/query/books/money.ts';
import { ensureBooks } from '../../../../../workers/query/books/ready.ts';
import type { TrustBook } from '../../../../../workers/query/books/trust-book.ts';
import { tablesOf, unhurried, type Rows } from '../sample-tables.ts';
import { tableOf } from '../reports/report-firm.ts';

const header = [
  'transaction_id',
  'action_id',
  'transaction_date',
  'entered_timestamp',
  'amount',
  'is_deleted',
];

async function bookOf(rows: Rows): Promise<TrustBook> {
  const { trust } = await ensureBooks(await tablesOf({ trust_entries: rows }), unhurried());
  return trust;
}

interface Movement {
  transaction: number;
  matter: number;
  day: number;
  late: number;
  units: bigint;
  isDeleted: boolean;
}

const movement = fc.record({
  transaction: fc.integer({ min: 1, max: 30 }),
  matter: fc.integer({ min: 1, max: 4 }),
  day: fc.integer({ min: 19_000, max: 19_020 }),
  late: fc.integer({ min: -1, max: 9 }),
  units: fc.oneof(
    fc.bigInt({ min: -100_000n, max: 100_000n }),
    fc.constantFrom(10n ** 17n, -(10n ** 17n), (1n << 53n) + 1n),
  ),
  isDeleted: fc.boolean(),
});

const cellsOf = ({ transaction, matter, day, late, units, isDeleted }: Movement): string[] => [
  String(transaction),
  String(matter),
  dayText(day),
  late < 0 ? '' : `${dayText(day + late)} 10:00:00`,
  formatMoney(units, 2),
  isDeleted ? 'T' : 'F',
];

const sumOf = (movements: readonly Movement[]): bigint =>
  movements.reduce((sum, { units }) => sum + units, 0n);

describe('balances', () => {
  it('are those of an oracle, at any day, by either day, without what was deleted', async () => {
    const movements = fc.array(movement, { minLength: 1, maxLength: 40 });
    const property = fc.asyncProperty(
      movements,
      fc.integer({ min: 18_999, max: 19_030 }),
      fc.constantFrom<'date' | 'entered'>('date', 'entered'),
      async (all, day, by) => {
        // The sign is not what is tested: an opening receipt, which settles it, comes in a matter of its own.
        const trust = await bookOf([header, ...all.map(cellsOf)]);
        const sign = BigInt(trust.books.files[0]?.sign ?? 1);
        const balances = balancesOf(trust, by);
        for (const ledger of trust.ledgers) {
          const counted = all.filter(
            (one) =>
              String(one.matter) === ledger.matter &&
              one.day + (by === 'entered' ? Math.max(0, one.late) : 0) <= day &&
              !one.isDeleted,
          );
          expect(balances.at(ledger, day).units).toBe(sign * sumOf(counted));
        }
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });

  it('run in the order of day, transaction and record', async () => {
    const trust = await bookOf(
      tableOf(`
        transaction_id | action_id | transaction_date | amount
        10             | 7         | 2024-01-02       | 5.00
        9              | 7         | 2024-01-02       | 3.00
        9              | 7         | 2024-01-02       | -2.00
        11             | 7         | 2024-01-01       | 1.00`),
    );
    expect([...trust.record]).toEqual([4, 2, 3, 1]);
    expect([...trust.balance]).toEqual([100n, 400n, 200n, 700n]);
  });

  it('of ten million movements add up exactly', () => {
    const size = 10_000_000;
    const units = new BigInt64Array(size);
    let sum = 0n;
    for (let at = 0; at < size; at += 1) {
      const own = BigInt((at * 2_654_435_761) % 922_337_203_685);
      units[at] = at % 2 === 0 ? own : -own;
      sum += units[at] ?? 0n;
    }
    const book = {
      size,
      units,
      day: new Int32Array(size),
      entered: new Int32Array(size),
      flags: new Uint8Array(size),
    };
    const run = { first: 0, end: size };
    const balances = new Balances(book, [run], 'date');
    expect(balances.at(run, 0)).toEqual({ units: sum, last: size - 1, lastDay: 0 });
  });
});

describe('an overdraft', () => {
  const rows = tableOf(`
    transaction_id | action_id | transaction_date | amount
    1              | 7         | 2024-01-01       | 100.00
    2              | 7         | 2024-01-02       | -150.00
    3              | 7         | 2024-01-03       | -20.00
    4              | 7         | 2024-01-03       | 100.00
    5              | 7         | 2024-01-04       | -31.00
    6              | 7         | 2024-01-05       | -10.00
    6              | 7         | 2024-01-05       | 12.00`);

  it('lasts from the movement that makes it to the one that ends it', async () => {
    const trust = await bookOf(rows);
    const [run = { first: 0, end: 0 }] = trust.ledgers;
    expect(overdraftsOf(trust, run, 99_999)).toEqual([
      { from: 1, until: 3, lowest: -7000n },
      { from: 4, until: 6, lowest: -100n },
    ]);
  });

  it('is open where nothing ended it by the day', async () => {
    const trust = await bookOf(rows);
    const [run = { first: 0, end: 0 }] = trust.ledgers;
    const day = trust.day[2] ?? 0;
    expect(overdraftsOf(trust, run, day - 1)).toEqual([{ from: 1, until: -1, lowest: -5000n }]);
  });

  it('is found where the last row of its transaction is deleted', async () => {
    const trust = await bookOf(
      tableOf(`
        transaction_id | action_id | transaction_date | amount  | is_deleted
        1              | 7         | 2024-03-01       | 500.00  | F
        2              | 7         | 2024-03-05       | -600.00 | F
        2              | 7         | 2024-03-05       | -50.00  | T`),
    );
    const [run = { first: 0, end: 0 }] = trust.ledgers;
    expect(overdraftsOf(trust, run, 99_999)).toEqual([{ from: 1, until: -1, lowest: -10_000n }]);
  });
});
