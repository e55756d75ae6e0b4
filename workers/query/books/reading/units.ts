import type { AmountShape, BookFile } from '../../../contract/books.ts';
import { typeWay } from '../cell-words.ts';
import { cellStates, type MoneyCells, type MoneyRole, type RawRows } from './read-rows.ts';
import { repeatedSigns, type Repeated } from './signs.ts';
import type { Words } from './words.ts';
import { numberAt, unitsAt } from '../typed.ts';

/** Why a row is left out of every sum. */
export const exclusions = ['date', 'amount', 'way', 'size'] as const;
export type Exclusion = (typeof exclusions)[number];

/** How the rows of one file are to be understood. */
export interface Reading {
  shape: AmountShape;
  sign: 1 | -1;
  side: BookFile['side'];
  /** The file's name in words: it may say what its rows are. */
  name: string;
}

/** What accounts are, by their number: 1 for one that holds the money, -1 for one of what is owed, 0 for others. */
export type AccountParts = (account: number) => -1 | 0 | 1;

/**
 * Signed minor units of each row: of trust what is received for the matter, of the ledger debits. A row that cannot
 * be understood has the reason for it.
 */
export type UnitsOf = (row: number) => bigint | Exclusion;

/** The rows of a file with one row for each transaction stand under two accounts: these are the debited ones'. */
export function unitsOf(
  rows: RawRows,
  reading: Reading,
  { types, parts }: { types: Words; parts: AccountParts },
): UnitsOf {
  const { sign, side } = reading;
  // A credit adds to what is held for a matter, and is negative in the ledger.
  const factor = BigInt(sign);
  const credits = side === 'trust' ? factor : -factor;
  const signs = repeatedSigns(rows, reading.shape);
  switch (reading.shape) {
    case 'signed':
      return (row) => scaled(cellOf(rows, 'amount', row), factor);
    case 'debit-credit':
      return (row) => scaled(creditLessDebit(rows, signs, row), credits);
    case 'amount-flag':
      return (row) => {
        const way = numberAt(rows.way, row);
        const own = BigInt(way < 0 ? signs.debit : signs.credit);
        return directed(scaled(cellOf(rows, 'amount', row), own), way * sign, side);
      };
    case 'two-accounts':
      return (row) =>
        side === 'ledger' || isBetweenBanks(rows, parts, row)
          ? scaled(cellOf(rows, 'amount', row), factor)
          : directed(cellOf(rows, 'amount', row), twoWay(rows, parts, row) * sign, side);
    case 'by-type': {
      const typed = byType(rows, types, reading.name);
      return (row) => scaled(typed(row), factor);
    }
  }
}

const scaled = (units: bigint | Exclusion, factor: bigint): bigint | Exclusion =>
  typeof units === 'bigint' ? units * factor : units;

function directed(
  units: bigint | Exclusion,
  way: number,
  side: BookFile['side'],
): bigint | Exclusion {
  if (typeof units !== 'bigint') return units;
  if (way === 0) return units === 0n ? 0n : 'way';
  return way > 0 === (side === 'trust') ? units : -units;
}

function cellOf({ money }: RawRows, role: MoneyRole, row: number): bigint | Exclusion {
  const cells = money[role];
  const state = cells?.state[row] ?? cellStates.empty;
  if (state === cellStates.read) return cells?.units[row] ?? 0n;
  return state === cellStates.tooLarge ? 'size' : 'amount';
}

const isFilled = (cells: MoneyCells | undefined, row: number): boolean =>
  cells !== undefined && numberAt(cells.state, row) !== cellStates.empty;

/** One of the two may be empty, not both. */
function creditLessDebit(rows: RawRows, signs: Repeated, row: number): bigint | Exclusion {
  const hasDebit = isFilled(rows.money.debit, row);
  const hasCredit = isFilled(rows.money.credit, row);
  if (!hasDebit && !hasCredit) return 'amount';
  const debit = hasDebit ? scaled(cellOf(rows, 'debit', row), BigInt(signs.debit)) : 0n;
  const credit = hasCredit ? scaled(cellOf(rows, 'credit', row), BigInt(signs.credit)) : 0n;
  if (typeof debit !== 'bigint') return debit;
  return typeof credit === 'bigint' ? credit - debit : credit;
}

/**
 * Money that goes from one account that holds it to another, within a matter: out of the credited one, into the debited
 * one. A row between two accounts of what is owed is no such thing: nobody can tell whose money it then is, so that it is
 * left out.
 */
export function isBetweenBanks(
  { debitAccount, creditAccount }: RawRows,
  parts: AccountParts,
  row: number,
): boolean {
  return parts(numberAt(debitAccount, row)) === 1 && parts(numberAt(creditAccount, row)) === 1;
}

/** Money comes in where the bank is debited or what is owed is credited. */
function twoWay(
  { debitAccount, creditAccount }: RawRows,
  parts: AccountParts,
  row: number,
): number {
  const debited = parts(numberAt(debitAccount, row));
  const credited = parts(numberAt(creditAccount, row));
  if (debited === 1 || credited === 1) return debited === credited ? 0 : debited === 1 ? 1 : -1;
  return credited === debited ? 0 : credited === -1 ? 1 : -1;
}

/** By its type, or where that says nothing by the file's name, or where the rest is signed as it stands. */
function byType(rows: RawRows, types: Words, name: string): UnitsOf {
  const ofFile = typeWay(name).way;
  const told = types.texts.map((text) => {
    const { way, isReversal } = typeWay(text);
    return { way: way === 0 ? ofFile : way, isReversal };
  });
  const wayOf = (row: number): number => told[numberAt(rows.type, row)]?.way ?? ofFile;
  const isSigned = someNegative(rows, (row) => wayOf(row) === 0);
  return (row) => {
    const units = cellOf(rows, 'amount', row);
    if (typeof units !== 'bigint') return units;
    const way = wayOf(row);
    if (way === 0) return isSigned || units === 0n ? units : 'way';
    const isTaken = units > 0n && told[numberAt(rows.type, row)]?.isReversal === true;
    return way > 0 === isTaken ? -units : units;
  };
}

function someNegative({ size, money }: RawRows, among: (row: number) => boolean): boolean {
  const units = money.amount?.units ?? new BigInt64Array();
  for (let row = 0; row < size; row += 1) if (unitsAt(units, row) < 0n && among(row)) return true;
  return false;
}
