import { isHeld, isStruck } from './counting.ts';
import { inOrder, sortedBy } from './order.ts';
import { noDay, type LedgerBook, type TrustBook } from './trust-book.ts';
import { numberAt, unitsAt } from './typed.ts';

type Book = Pick<TrustBook | LedgerBook, 'day' | 'entered' | 'units' | 'flags' | 'size'>;
interface Run {
  first: number;
  end: number;
}

/** A balance at the end of a day. */
export interface Standing {
  units: bigint;
  /** The last movement that counts, one that is not struck out where there is one; -1 where there is none. */
  last: number;
  /** Its day; `noDay` where there is none. */
  lastDay: number;
}

/**
 * Balances of every ledger at any day, each by one binary search: by the day of a movement or by that of its entry. One
 * that does not say when it was entered has its own day.
 */
export class Balances {
  readonly #days: Int32Array;
  readonly #sums: BigInt64Array;
  readonly #last: Int32Array;
  readonly #dayOf: (at: number) => number;

  constructor(book: Book, runs: readonly Run[], by: 'date' | 'entered') {
    const order = by === 'date' ? inOrder(book.size) : byEntered(book, runs);
    this.#dayOf = (at) => (by === 'date' ? numberAt(book.day, at) : enteredOf(book, at));
    this.#days = Int32Array.from(order, this.#dayOf);
    this.#sums = new BigInt64Array(book.size);
    this.#last = new Int32Array(book.size);
    for (const { first, end } of runs) {
      let [sum, standing, held] = [0n, -1, -1];
      for (let place = first; place < end; place += 1) {
        const at = numberAt(order, place);
        const flags = numberAt(book.flags, at);
        if (isHeld(flags)) [sum, held] = [sum + unitsAt(book.units, at), at];
        if (!isStruck(flags)) standing = at;
        this.#sums[place] = sum;
        this.#last[place] = standing < 0 ? held : standing;
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
    if (low === first) return { units: 0n, last: -1, lastDay: noDay };
    const last = this.#last[low - 1] ?? -1;
    return {
      units: this.#sums[low - 1] ?? 0n,
      last,
      lastDay: last < 0 ? noDay : this.#dayOf(last),
    };
  }
}

const made = new WeakMap<TrustBook, Partial<Record<'date' | 'entered', Balances>>>();

/** Those of a trust book's ledgers, made once for each book. */
export function balancesOf(book: TrustBook, by: 'date' | 'entered'): Balances {
  const kept = made.get(book) ?? {};
  made.set(book, kept);
  return (kept[by] ??= new Balances(book, book.ledgers, by));
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

/** The last movement of each transaction that counts; of what has no transaction each one. */
function* moments(trust: TrustBook, { first, end }: Run, until: number): Generator<number> {
  let last = -1;
  for (let at = first; at < end && numberAt(trust.day, at) <= until; at += 1) {
    if (!isHeld(numberAt(trust.flags, at))) continue;
    if (last >= 0 && !isOneMoment(trust, last, at)) yield last;
    last = at;
  }
  if (last >= 0) yield last;
}

function isOneMoment({ day, transaction, transactions }: TrustBook, a: number, b: number): boolean {
  const own = numberAt(transaction, a);
  return transactions[own] !== '' && own === transaction[b] && day[a] === day[b];
}
