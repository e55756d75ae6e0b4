import { COUNTERED, REVERSED } from '../trust-book.ts';
import { numberAt, unitsAt } from '../typed.ts';

/** Tells the rows of a table that say of themselves that they take another back. */
export type SaysReversal = (table: number, record: number) => boolean;

/** Rows of a book before they are sorted; entries of the ledger are of no matter. */
interface Joined {
  size: number;
  table: Uint8Array;
  record: Uint32Array;
  transaction: Uint32Array;
  matter: Uint32Array;
  account: Uint32Array;
  units: BigInt64Array;
  flags: Uint8Array;
}

/**
 * Finds to each reversed row its reversal: another that is said to be reversed, or one that says that it takes
 * something back. Both are then struck out, and both count for balances: otherwise only one of them would.
 */
export function markCountered(whole: Joined, saysReversal: SaysReversal): void {
  const waiting = new Waiting(whole);
  for (let at = 0; at < whole.size; at += 1) {
    if ((numberAt(whole.flags, at) & REVERSED) === 0) continue;
    const other = waiting.take(at, () => true);
    if (other === null) waiting.add(at);
    else counter(whole, at, other);
  }
  for (let at = 0; waiting.isAny && at < whole.size; at += 1) {
    if ((numberAt(whole.flags, at) & REVERSED) !== 0) continue;
    const other = waiting.take(at, (one) => takesBack(whole, at, one, saysReversal));
    if (other !== null) counter(whole, at, other);
  }
}

/** Reversed rows whose reversal is not found yet. */
class Waiting {
  readonly #whole: Joined;
  readonly #lists = new Map<string, number[]>();

  constructor(whole: Joined) {
    this.#whole = whole;
  }

  get isAny(): boolean {
    return this.#lists.size > 0;
  }

  add(at: number): void {
    const key = this.#key(at, 1n);
    const list = this.#lists.get(key);
    if (list) list.push(at);
    else this.#lists.set(key, [at]);
  }

  /** The first of the same matter and account with the opposite amount that fits; null for none. */
  take(at: number, fits: (other: number) => boolean): number | null {
    const key = this.#key(at, -1n);
    const list = this.#lists.get(key) ?? [];
    const place = list.findIndex(fits);
    if (place < 0) return null;
    const [other = null] = list.splice(place, 1);
    if (list.length === 0) this.#lists.delete(key);
    return other;
  }

  #key(at: number, sign: bigint): string {
    const { matter, account, units } = this.#whole;
    return `${numberAt(matter, at)} ${numberAt(account, at)} ${sign * unitsAt(units, at)}`;
  }
}

function takesBack(
  { transaction, table, record }: Joined,
  at: number,
  other: number,
  saysReversal: SaysReversal,
): boolean {
  const own = numberAt(transaction, at);
  return (
    (own !== 0 && own === transaction[other]) ||
    saysReversal(numberAt(table, at), numberAt(record, at))
  );
}

function counter({ flags }: Joined, ...both: readonly number[]): void {
  for (const at of both) flags[at] = numberAt(flags, at) | REVERSED | COUNTERED;
}
