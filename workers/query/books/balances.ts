import { isStruck } from './counting.ts';
import { inOrder, sortedBy } from './order.ts';
import { noDay, type LedgerBook, type TrustBook } from './trust-book.ts';
import { numberAt, unitsAt } from './typed.ts';

/** What balances are reckoned by. */
export interface Basis {
  /** The day of a movement or that on which it was entered; one that does not say when it was entered has its own day. */
  by: 'date' | 'entered';
  /** With what was reversed or deleted. */
  withStruck: boolean;
}

type Book = Pick<TrustBook | LedgerBook, 'day' | 'entered' | 'units' | 'flags' | 'size'>;
interface Run {
  first: number;
  end: number;
}

/** A balance at the end of a day. */
export interface Standing {
  units: bigint;
  /** Movements up to then, and the day of the last of them; `noDay` where there is none. */
  movements: number;
  lastDay: number;
}

/** Balances of every ledger at any day, each by one binary search. */
export class Balances {
  readonly #days: Int32Array;
  readonly #sums: BigInt64Array;

  constructor(book: Book, runs: readonly Run[], { by, withStruck }: Basis) {
    const order = by === 'date' ? inOrder(book.size) : byEntered(book, runs);
    this.#days = new Int32Array(book.size);
    this.#sums = new BigInt64Array(book.size);
    for (const { first, end } of runs) {
      let sum = 0n;
      for (let at = first; at < end; at += 1) {
        const from = numberAt(order, at);
        if (withStruck || !isStruck(numberAt(book.flags, from))) sum += unitsAt(book.units, from);
        this.#days[at] = by === 'date' ? numberAt(book.day, from) : enteredOf(book, from);
        this.#sums[at] = sum;
      }
    }
  }

  /** What a ledger stands at, its movements on that day with it. */
  at({ first, end }: Run, day: number): Standing {
    let [low, high] = [first, end];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#days[middle] ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    const isEmpty = low === first;
    return {
      units: isEmpty ? 0n : (this.#sums[low - 1] ?? 0n),
      movements: low - first,
      lastDay: isEmpty ? noDay : (this.#days[low - 1] ?? noDay),
    };
  }
}

function enteredOf({ day, entered }: Book, at: number): number {
  const own = entered[at] ?? noDay;
  return own === noDay ? (day[at] ?? noDay) : own;
}

/** Within each run by the day of entry; on one day as before. */
function byEntered(book: Book, runs: readonly Run[]): Uint32Array {
  const runOf = new Uint32Array(book.size);
  for (const [number, { first, end }] of runs.entries()) runOf.fill(number, first, end);
  let [least, most] = [0, 0];
  for (let at = 0; at < book.size; at += 1) {
    const own = enteredOf(book, at);
    if (at === 0 || own < least) least = own;
    if (at === 0 || own > most) most = own;
  }
  const days = sortedBy(inOrder(book.size), most - least + 1, (at) => enteredOf(book, at) - least);
  return sortedBy(days, Math.max(1, runs.length), (at) => numberAt(runOf, at));
}

/** A ledger below zero, from the movement that took it there to the one that ended it. */
export interface Overdraft {
  from: number;
  /** -1 where it still is. */
  until: number;
  lowest: bigint;
}

/**
 * When a ledger was below zero after a whole transaction: rows of one transaction stand for one moment. Movements after
 * `until` are not looked at.
 */
export function overdraftsOf(trust: TrustBook, run: Run, until: number): Overdraft[] {
  const found: Overdraft[] = [];
  let open: Overdraft | null = null;
  for (const at of moments(trust, run, until)) {
    const sum = unitsAt(trust.balance, at);
    if (sum >= 0n) {
      if (open) open.until = at;
      open = null;
    } else if (!open) found.push((open = { from: at, until: -1, lowest: sum }));
    else if (sum < open.lowest) open.lowest = sum;
  }
  return found;
}

/** The last movement of each transaction; of what has no transaction each one. */
function* moments(
  { day, flags, transaction, transactions }: TrustBook,
  { first, end }: Run,
  until: number,
): Generator<number> {
  for (let at = first; at < end && numberAt(day, at) <= until; at += 1) {
    const own = numberAt(transaction, at);
    const isNamed = transactions[own] !== '';
    const isWithin = at + 1 < end && own === transaction[at + 1] && day[at] === day[at + 1];
    if (!isStruck(numberAt(flags, at)) && !(isNamed && isWithin)) yield at;
  }
}
