import type { Books } from '../../../contract/books.ts';
import type { Entries, ExcludedRows } from './entries.ts';
import { isHeld } from '../counting.ts';
import { inOrder, sortedBy } from '../order.ts';
import type { Shared } from './read-rows.ts';
import { markCountered, type SaysReversal } from './reversals.ts';
import type { LedgerBook } from '../trust-book.ts';
import type { Words } from './words.ts';
import { numberAt, unitsAt } from '../typed.ts';

/** All entries of all files, one after the other. */
export interface Joined {
  size: number;
  tables: readonly string[];
  table: Uint8Array;
  record: Uint32Array;
  transaction: Uint32Array;
  matter: Uint32Array;
  account: Uint32Array;
  type: Uint32Array;
  day: Int32Array;
  entered: Int32Array;
  units: BigInt64Array;
  flags: Uint8Array;
}

export function joined(all: readonly Entries[]): Joined {
  const size = all.reduce((sum, entries) => sum + entries.size, 0);
  const numbers = (): Uint32Array => new Uint32Array(size);
  const whole: Joined = {
    size,
    tables: all.map(({ table }) => table),
    table: new Uint8Array(size),
    record: numbers(),
    transaction: numbers(),
    matter: numbers(),
    account: numbers(),
    type: numbers(),
    day: new Int32Array(size),
    entered: new Int32Array(size),
    units: new BigInt64Array(size),
    flags: new Uint8Array(size),
  };
  let to = 0;
  for (const [table, { size: count, row, account, units, rows }] of all.entries()) {
    for (let at = 0; at < count; at += 1, to += 1) {
      const from = numberAt(row, at);
      whole.table[to] = table;
      whole.record[to] = numberAt(rows.record, from);
      whole.transaction[to] = numberAt(rows.transaction, from);
      whole.matter[to] = numberAt(rows.matter, from);
      whole.account[to] = numberAt(account, at);
      whole.type[to] = numberAt(rows.type, from);
      whole.day[to] = numberAt(rows.day, from);
      whole.entered[to] = numberAt(rows.entered, from);
      whole.units[to] = unitsAt(units, at);
      whole.flags[to] = numberAt(rows.flags, from);
    }
  }
  return whole;
}

/** The order of days and, on one day, of transactions; entries of one transaction stay in the order of their rows. */
export function byDay(whole: Joined, transactionRank: Uint32Array): Uint32Array<ArrayBuffer> {
  const { day, transaction } = whole;
  const order = inOrder(whole.size);
  const ordered = sortedBy(order, transactionRank.length, (at) =>
    numberAt(transactionRank, numberAt(transaction, at)),
  );
  let [first, last] = [0, 0];
  for (let at = 0; at < whole.size; at += 1) {
    const own = numberAt(day, at);
    if (at === 0 || own < first) first = own;
    if (at === 0 || own > last) last = own;
  }
  return sortedBy(ordered, last - first + 1, (at) => numberAt(day, at) - first);
}

/** The columns of a book, in its order. */
export function inBook(
  whole: Joined,
  order: Uint32Array,
  transactionRank: Uint32Array,
): Pick<LedgerBook, 'day' | 'entered' | 'units' | 'flags' | 'table' | 'record' | 'transaction'> {
  const size = order.length;
  const book = {
    day: new Int32Array(size),
    entered: new Int32Array(size),
    units: new BigInt64Array(size),
    flags: new Uint8Array(size),
    table: new Uint8Array(size),
    record: new Uint32Array(size),
    transaction: new Uint32Array(size),
  };
  for (let to = 0; to < size; to += 1) {
    const from = numberAt(order, to);
    book.day[to] = numberAt(whole.day, from);
    book.entered[to] = numberAt(whole.entered, from);
    book.units[to] = unitsAt(whole.units, from);
    book.flags[to] = numberAt(whole.flags, from);
    book.table[to] = numberAt(whole.table, from);
    book.record[to] = numberAt(whole.record, from);
    book.transaction[to] = numberAt(transactionRank, numberAt(whole.transaction, from));
  }
  return book;
}

/** Runs of entries that share their keys; each has `first` up to and without `end`. */
export function runsOf(
  order: Uint32Array,
  isSame: (one: number, other: number) => boolean,
): { item: number; first: number; end: number }[] {
  const runs: { item: number; first: number; end: number }[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const item = numberAt(order, at);
    const run = runs.at(-1);
    if (run && isSame(run.item, item)) run.end = at + 1;
    else runs.push({ item, first: at, end: at + 1 });
  }
  return runs;
}

/** Sum of each run up to and with each entry, of what is held. */
export function balancesOf(
  units: BigInt64Array,
  flags: Uint8Array,
  runs: readonly { first: number; end: number }[],
): BigInt64Array {
  const balance = new BigInt64Array(units.length);
  for (const { first, end } of runs) {
    let sum = 0n;
    for (let at = first; at < end; at += 1) {
      if (isHeld(numberAt(flags, at))) sum += unitsAt(units, at);
      balance[at] = sum;
    }
  }
  return balance;
}

export function excludedOf(all: readonly ExcludedRows[]): { table: string; record: number }[] {
  return all.flatMap(({ table, records }) => Array.from(records, (record) => ({ table, record })));
}

/** What all numbers of shared texts become in the books: their place in order. */
export interface Ranks {
  transactions: ReturnType<Words['ranked']>;
  matters: ReturnType<Words['ranked']>;
  accounts: ReturnType<Words['ranked']>;
}

export function ranksOf({ transactions, matters, accounts }: Shared): Ranks {
  return {
    transactions: transactions.ranked(),
    matters: matters.ranked(),
    accounts: accounts.ranked(),
  };
}

export function buildLedger(
  books: Books,
  entries: readonly Entries[],
  { ranks, saysReversal }: { ranks: Ranks; saysReversal: SaysReversal },
): LedgerBook {
  const whole = joined(entries);
  markCountered(whole, saysReversal);
  const { sorted, rank } = ranks.accounts;
  const rankOf = (at: number): number => numberAt(rank, numberAt(whole.account, at));
  const days = byDay(whole, ranks.transactions.rank);
  const order = sortedBy(days, sorted.length, rankOf);
  const runs = runsOf(order, (one, other) => whole.account[one] === whole.account[other]);
  const book = inBook(whole, order, ranks.transactions.rank);
  return {
    books,
    scale: books.scale,
    size: whole.size,
    accounts: runs.map(({ item, first, end }) => ({
      account: sorted[rankOf(item)] ?? '',
      first,
      end,
    })),
    ...book,
    balance: balancesOf(book.units, book.flags, runs),
    tables: whole.tables,
    transactions: ranks.transactions.sorted,
    excluded: excludedOf(entries.map(({ excluded }) => excluded)),
  };
}
