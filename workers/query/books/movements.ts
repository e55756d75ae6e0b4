import {
  COUNTERED,
  DELETED,
  noDay,
  REVERSED,
  type LedgerBook,
  type TrustBook,
} from './trust-book.ts';

type Basis = 'date' | 'entered';

/** What trust movements and ledger entries have in common. */
export type AnyBook = Pick<
  TrustBook & LedgerBook,
  | 'size'
  | 'day'
  | 'entered'
  | 'units'
  | 'flags'
  | 'record'
  | 'table'
  | 'transaction'
  | 'transactions'
>;

/** It is in the sums: neither deleted nor reversed, or reversed by an entry that counts as well. */
export function isCounted(flags: number): boolean {
  return (flags & DELETED) === 0 && ((flags & REVERSED) === 0 || (flags & COUNTERED) !== 0);
}

/** Why it is in no sum; '' where it is in them. */
export function struckWord(flags: number): string {
  if (isCounted(flags)) return '';
  return (flags & DELETED) === 0 ? 'Reversed' : 'Deleted';
}

/** The day that counts for a movement: where it has no day of entry, that of its transaction. */
export function dayIn({ day, entered }: AnyBook, at: number, basis: Basis): number {
  const own = day[at] ?? noDay;
  const typed = entered[at] ?? noDay;
  return basis === 'entered' && typed !== noDay ? typed : own;
}

/** By day, transaction and record: the order in which things happened. */
export function inOrder(book: AnyBook, movements: Uint32Array, basis: Basis): Uint32Array {
  const first = (at: number): number => dayIn(book, at, basis);
  return movements
    .slice()
    .sort(
      (a, b) =>
        first(a) - first(b) ||
        (book.transaction[a] ?? 0) - (book.transaction[b] ?? 0) ||
        (book.table[a] ?? 0) - (book.table[b] ?? 0) ||
        (book.record[a] ?? 0) - (book.record[b] ?? 0),
    );
}

const orders = new WeakMap<AnyBook, Partial<Record<Basis, Uint32Array>>>();

/** All movements in the order in which things happened; made once. */
export function allInOrder(book: AnyBook, basis: Basis): Uint32Array {
  const kept = orders.get(book) ?? {};
  orders.set(book, kept);
  return (kept[basis] ??= byDay(book, basis));
}

/** Sorted by counting, the least of the three first: each pass keeps the order of the last one. */
function byDay(book: AnyBook, basis: Basis): Uint32Array {
  let order = Uint32Array.from({ length: book.size }, (_, at) => at);
  order = counted(order, (at) => book.record[at] ?? 0);
  order = counted(order, (at) => book.table[at] ?? 0);
  order = counted(order, (at) => book.transaction[at] ?? 0);
  return counted(order, (at) => Math.max(earliest, dayIn(book, at, basis)));
}

/** Before the year 1000: none of the days that are read. */
const earliest = -400_000;

function counted(order: Uint32Array, keyOf: (at: number) => number): Uint32Array<ArrayBuffer> {
  const keys = Int32Array.from(order, keyOf);
  const least = keys.reduce((a, b) => Math.min(a, b), Infinity);
  const most = keys.reduce((a, b) => Math.max(a, b), least);
  const sorted = new Uint32Array(order.length);
  if (order.length === 0) return sorted;
  const next = new Uint32Array(most - least + 2);
  for (const key of keys) next[key - least + 1] = (next[key - least + 1] ?? 0) + 1;
  let before = 0;
  next.forEach((count, key) => (next[key] = before += count));
  order.forEach((at, place) => {
    const key = (keys[place] ?? 0) - least;
    const to = next[key] ?? 0;
    next[key] = to + 1;
    sorted[to] = at;
  });
  return sorted;
}
