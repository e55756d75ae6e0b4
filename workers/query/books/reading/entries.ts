import type { RawRows } from './read-rows.ts';
import { exclusions, type UnitsOf } from './units.ts';
import { noDay } from '../trust-book.ts';
import { numberAt } from '../typed.ts';

/** Rows of one file that are left out of every sum, with the place of their reason among `exclusions`. */
export interface ExcludedRows {
  table: string;
  records: Uint32Array;
  reasons: Uint8Array;
}

/** The rows of one file as signed movements: each a row of `rows`, under one account. */
export interface Entries {
  table: string;
  rows: RawRows;
  size: number;
  row: Uint32Array;
  account: Uint32Array;
  units: BigInt64Array;
  excluded: ExcludedRows;
}

/** What all movements of all files may come to, so that no sum of any of them leaves 64 bits. */
export class Budget {
  #left = (1n << 63n) - 1n;

  /** False where it is too much. */
  take(units: bigint): boolean {
    const size = units < 0n ? -units : units;
    if (size > this.#left) return false;
    this.#left -= size;
    return true;
  }
}

/** One entry for each row that can be understood; two for one that `isDouble`: debited first, then credited. */
export function entriesOf(
  table: string,
  rows: RawRows,
  {
    unitsOf,
    isDouble,
    budget,
  }: { unitsOf: UnitsOf; isDouble: (row: number) => boolean; budget: Budget },
): Entries {
  let most = rows.size;
  for (let row = 0; row < rows.size; row += 1) if (isDouble(row)) most += 1;
  const entries = { row: new Uint32Array(most), account: new Uint32Array(most) };
  const units = new BigInt64Array(most);
  const records: number[] = [];
  const reasons: number[] = [];
  let size = 0;
  const put = (row: number, account: number, amount: bigint): void => {
    entries.row[size] = row;
    entries.account[size] = account;
    units[size] = amount;
    size += 1;
  };
  for (let row = 0; row < rows.size; row += 1) {
    const found = rows.day[row] === noDay ? 'date' : unitsOf(row);
    const amount = typeof found === 'bigint' && !budget.take(found) ? 'size' : found;
    if (typeof amount !== 'bigint') {
      records.push(numberAt(rows.record, row));
      reasons.push(exclusions.indexOf(amount));
    } else if (isDouble(row)) {
      put(row, numberAt(rows.debitAccount, row), amount);
      put(row, numberAt(rows.creditAccount, row), -amount);
    } else put(row, numberAt(rows.account, row), amount);
  }
  const excluded = { table, records: Uint32Array.from(records), reasons: Uint8Array.from(reasons) };
  return { table, rows, size, ...entries, units, excluded };
}
