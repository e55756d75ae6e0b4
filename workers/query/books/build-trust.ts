import type { Books } from '../../contract/books.ts';
import type { Entries } from './entries.ts';
import {
  balancesOf,
  byDay,
  excludedOf,
  inBook,
  joined,
  runsOf,
  type Joined,
  type Ranks,
} from './build-ledger.ts';
import { sortedBy } from './order.ts';
import { COUNTERED, REVERSED, type TrustBook } from './trust-book.ts';

/** Tells the rows of a table that say of themselves that they take another back. */
export type SaysReversal = (table: number, record: number) => boolean;

export function buildTrust(
  books: Books,
  entries: readonly Entries[],
  { ranks, saysReversal }: { ranks: Ranks; saysReversal: SaysReversal },
): TrustBook {
  const whole = joined(entries);
  markCountered(whole, saysReversal);
  const { accounts, matters, transactions } = ranks;
  const accountOf = (at: number): number => accounts.rank[whole.account[at] ?? 0] ?? 0;
  const matterOf = (at: number): number => matters.rank[whole.matter[at] ?? 0] ?? 0;
  const days = byDay(whole, transactions.rank);
  const byAccount = sortedBy(days, accounts.sorted.length, accountOf);
  const order = sortedBy(byAccount, matters.sorted.length, matterOf);
  const runs = runsOf(
    order,
    (one, other) => matterOf(one) === matterOf(other) && accountOf(one) === accountOf(other),
  );
  const book = inBook(whole, order, transactions.rank);
  return {
    books,
    scale: books.scale,
    size: whole.size,
    ledgers: runs.map(({ item, first, end }) => ({
      matter: matters.sorted[matterOf(item)] ?? '',
      account: accounts.sorted[accountOf(item)] ?? '',
      first,
      end,
    })),
    ...book,
    balance: balancesOf(book.units, book.flags, runs),
    tables: whole.tables,
    transactions: transactions.sorted,
    excluded: excludedOf(entries.map(({ excluded }) => excluded)),
  };
}

/**
 * Finds to each reversed movement its reversal: another that is said to be reversed, or one that says that it takes
 * something back. Both are then in no sum, or in every one: otherwise only one of them would count.
 */
function markCountered(whole: Joined, saysReversal: SaysReversal): void {
  const reversed: number[] = [];
  for (let at = 0; at < whole.size; at += 1) {
    if (((whole.flags[at] ?? 0) & REVERSED) !== 0) reversed.push(at);
  }
  if (reversed.length === 0) return;
  const waiting = new Map<string, number[]>();
  const keyOf = (at: number, units: bigint): string =>
    `${whole.matter[at] ?? 0} ${whole.account[at] ?? 0} ${units}`;
  for (const at of reversed) {
    const units = whole.units[at] ?? 0n;
    const other = waiting.get(keyOf(at, -units))?.shift();
    if (other === undefined) add(waiting, keyOf(at, units), at);
    else counter(whole, at, other);
  }
  for (let at = 0; at < whole.size; at += 1) {
    if (((whole.flags[at] ?? 0) & REVERSED) !== 0) continue;
    const list = waiting.get(keyOf(at, -(whole.units[at] ?? 0n))) ?? [];
    const place = list.findIndex((one) => takesBack(whole, at, one, saysReversal));
    const [other] = place < 0 ? [] : list.splice(place, 1);
    if (other !== undefined) counter(whole, at, other);
  }
}

function takesBack(
  { transaction, table, record }: Joined,
  at: number,
  other: number,
  saysReversal: SaysReversal,
): boolean {
  const own = transaction[at] ?? 0;
  return (own !== 0 && own === transaction[other]) || saysReversal(table[at] ?? 0, record[at] ?? 0);
}

function counter({ flags }: Joined, ...both: readonly number[]): void {
  for (const at of both) flags[at] = (flags[at] ?? 0) | REVERSED | COUNTERED;
}

function add(lists: Map<string, number[]>, key: string, at: number): void {
  const list = lists.get(key);
  if (list) list.push(at);
  else lists.set(key, [at]);
}
