import type { RawRows } from './read-rows.ts';
import type { ReadFile } from './resolve-ledger.ts';
import { numberAt } from '../typed.ts';

const MOSTLY = 0.95;

/**
 * Whether a trust file says again what a larger one says: nearly all its rows share transaction, matter, day and amount
 * with a row there. Reading both would count that money twice; what the person chose is read all the same.
 */
export function repeatsOf(one: ReadFile, all: readonly ReadFile[]): boolean {
  if (one.file.isChosen || one.rows.size === 0) return false;
  return all.some(
    (other) =>
      other !== one &&
      isLarger(other, one, all) &&
      sharedRows(one.rows, other.rows) >= one.rows.size * MOSTLY,
  );
}

/** Of two that are as large the first stays. */
function isLarger(other: ReadFile, one: ReadFile, all: readonly ReadFile[]): boolean {
  if (other.rows.size !== one.rows.size) return other.rows.size > one.rows.size;
  return all.indexOf(other) < all.indexOf(one);
}

function sharedRows(few: RawRows, many: RawRows): number {
  const wanted = new Set<string>();
  for (let row = 0; row < few.size; row += 1) wanted.add(identity(few, row));
  const found = new Set<string>();
  for (let row = 0; row < many.size; row += 1) {
    const own = identity(many, row);
    if (wanted.has(own)) found.add(own);
  }
  let shared = 0;
  for (let row = 0; row < few.size; row += 1) {
    if (few.transaction[row] !== 0 && found.has(identity(few, row))) shared += 1;
  }
  return shared;
}

function identity({ transaction, matter, day, money }: RawRows, row: number): string {
  const units = [money.amount, money.debit, money.credit].map((cells) => cells?.units[row] ?? 0n);
  const amount = units.find((one) => one !== 0n) ?? 0n;
  const size = amount < 0n ? -amount : amount;
  return `${numberAt(transaction, row)} ${numberAt(matter, row)} ${numberAt(day, row)} ${size}`;
}
