import { isStruck } from './counting.ts';
import { inOrder, sortedBy } from './order.ts';
import { DELETED, noDay, type LedgerBook, type TrustBook } from './trust-book.ts';

/** By which day movements are told. */
export type Basis = 'date' | 'entered';

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

/** Why it is in no sum; '' where it is in them. */
export function struckWord(flags: number): string {
  if (!isStruck(flags)) return '';
  return (flags & DELETED) === 0 ? 'Reversed' : 'Deleted';
}

/** The day that counts for a movement: where it has no day of entry, that of its transaction. */
export function dayIn({ day, entered }: AnyBook, at: number, basis: Basis): number {
  const own = day[at] ?? noDay;
  const typed = entered[at] ?? noDay;
  return basis === 'entered' && typed !== noDay ? typed : own;
}

const orders = new WeakMap<AnyBook, Partial<Record<Basis, Uint32Array>>>();

/** All movements in the order in which they happened: by day, transaction and record. Made once for each book. */
export function allInOrder(book: AnyBook, basis: Basis): Uint32Array {
  const kept = orders.get(book) ?? {};
  orders.set(book, kept);
  return (kept[basis] ??= byDay(book, basis));
}

/** Sorted by counting, by what counts least first. */
function byDay(book: AnyBook, basis: Basis): Uint32Array {
  const { record, table, transaction, transactions } = book;
  const days = Int32Array.from({ length: book.size }, (_, at) => dayIn(book, at, basis));
  const least = days.reduce((a, b) => Math.min(a, b), 0);
  const range = days.reduce((a, b) => Math.max(a, b), 0) - least + 1;
  const records = record.reduce((a, b) => Math.max(a, b), 0) + 1;
  let order = sortedBy(inOrder(book.size), records, (at) => record[at] ?? 0);
  order = sortedBy(order, 256, (at) => table[at] ?? 0);
  order = sortedBy(order, transactions.length + 1, (at) => transaction[at] ?? 0);
  return sortedBy(order, range, (at) => (days[at] ?? 0) - least);
}

/** Some movements in that order. */
export function someInOrder(book: AnyBook, movements: Uint32Array, basis: Basis): Uint32Array {
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
