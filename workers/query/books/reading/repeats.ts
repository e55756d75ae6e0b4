import type { BookEvidence } from '../../../contract/books.ts';
import { typeWay } from '../cell-words.ts';
import { noDay } from '../trust-book.ts';
import { numberAt } from '../typed.ts';
import type { RawRows } from './read-rows.ts';
import type { ReadFile } from './resolve-ledger.ts';

const MOSTLY = 0.95;
/** From such a part of its rows on it is told that two files share them. */
const OFTEN = 0.3;

/**
 * Whether a trust file says again what a larger one says: nearly all its rows share transaction, matter, day and amount
 * with a row there, or the last three where one of the files names no transactions. Reading both would count that money
 * twice; what the person chose is read all the same.
 */
export function repeatsOf(one: ReadFile, all: readonly ReadFile[]): boolean {
  if (one.file.isChosen) return false;
  return larger(one, all).some((other) => sharedRows(one, other) >= one.rows.size * MOSTLY);
}

/** Of the larger files that are read, too, those that say again many of a file's rows. */
export function overlapEvidence(one: ReadFile, all: readonly ReadFile[]): BookEvidence[] {
  const of = one.rows.size;
  return larger(one, all)
    .map((other) => ({ table: other.file.table.label, rows: sharedRows(one, other) }))
    .filter(({ rows }) => rows > of * OFTEN)
    .map((shared) => ({ kind: 'overlaps', ...shared, of }));
}

/** Of two that are as large the first stays. */
function larger(one: ReadFile, all: readonly ReadFile[]): ReadFile[] {
  if (one.rows.size === 0) return [];
  return all.filter((other) => {
    if (other === one || isOpposite(one, other)) return false;
    if (other.rows.size !== one.rows.size) return other.rows.size > one.rows.size;
    return all.indexOf(other) < all.indexOf(one);
  });
}

const namesTransactions = ({ file }: ReadFile): boolean => file.roles.transaction !== undefined;

/** Files of receipts and of payments may share days and amounts, and say nothing twice. */
function isOpposite(one: ReadFile, other: ReadFile): boolean {
  if (namesTransactions(one) && namesTransactions(other)) return false;
  const wayOf = ({ file }: ReadFile): number => typeWay(file.table.label).way;
  return wayOf(one) * wayOf(other) < 0;
}

/** Each row of the larger one is that of one row at most. */
function sharedRows(one: ReadFile, other: ReadFile): number {
  const byTransaction = namesTransactions(one) && namesTransactions(other);
  const wanted = new Map<string, number>();
  for (let row = 0; row < one.rows.size; row += 1) {
    const isNamed = byTransaction ? one.rows.transaction[row] !== 0 : one.rows.day[row] !== noDay;
    if (!isNamed) continue;
    const own = identity(one.rows, row, byTransaction);
    wanted.set(own, (wanted.get(own) ?? 0) + 1);
  }
  let shared = 0;
  for (let row = 0; row < other.rows.size; row += 1) {
    const own = identity(other.rows, row, byTransaction);
    const left = wanted.get(own) ?? 0;
    if (left === 0) continue;
    wanted.set(own, left - 1);
    shared += 1;
  }
  return shared;
}

function identity(
  { transaction, matter, day, money }: RawRows,
  row: number,
  byTransaction: boolean,
): string {
  const units = [money.amount, money.debit, money.credit].map((cells) => cells?.units[row] ?? 0n);
  const amount = units.find((one) => one !== 0n) ?? 0n;
  const size = amount < 0n ? -amount : amount;
  const of = byTransaction ? numberAt(transaction, row) : 0;
  return `${of} ${numberAt(matter, row)} ${numberAt(day, row)} ${size}`;
}
