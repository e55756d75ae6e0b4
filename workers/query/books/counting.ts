import { COUNTERED, DELETED, REVERSED, type LedgerBook, type TrustBook } from './trust-book.ts';
import { numberAt, unitsAt } from './typed.ts';

/** What is struck out, and in no list of receipts and payments unless it is asked for. */
export const isStruck = (flags: number): boolean => (flags & (REVERSED | DELETED)) !== 0;

/**
 * What every balance counts: all but what is deleted or was reversed without a reversal of its own. An entry and its
 * reversal count both, each on its day, as they do in the ledger and the bank.
 */
export function isHeld(flags: number): boolean {
  return (flags & DELETED) === 0 && ((flags & REVERSED) === 0 || (flags & COUNTERED) !== 0);
}

type Book = Pick<TrustBook | LedgerBook, 'day' | 'units' | 'flags' | 'size'>;

/** The sum over `first` up to and without `end`, of movements up to and with a day. */
export function heldUntil(
  { day, units, flags }: Book,
  until: number,
  { first, end }: { first: number; end: number },
): bigint {
  let sum = 0n;
  for (let at = first; at < end; at += 1) {
    if (numberAt(day, at) <= until && isHeld(numberAt(flags, at))) sum += unitsAt(units, at);
  }
  return sum;
}

/** Sums by transaction, by its place among the transactions, of movements up to and with a day. */
export class TransactionSums {
  readonly units: BigInt64Array;
  /** The first movement of each; -1 where it has none. */
  readonly first: Int32Array;

  constructor(transactions: number) {
    this.units = new BigInt64Array(transactions);
    this.first = new Int32Array(transactions).fill(-1);
  }

  add(
    { day, units, flags, transaction }: Book & Pick<TrustBook, 'transaction'>,
    until: number,
    { first, end, sign = 1n }: { first: number; end: number; sign?: bigint },
  ): this {
    for (let at = first; at < end; at += 1) {
      if (numberAt(day, at) > until || !isHeld(numberAt(flags, at))) continue;
      const own = numberAt(transaction, at);
      this.units[own] = unitsAt(this.units, own) + sign * unitsAt(units, at);
      if ((this.first[own] ?? -1) < 0) this.first[own] = at;
    }
    return this;
  }

  has(transaction: number): boolean {
    return (this.first[transaction] ?? -1) >= 0;
  }
}
