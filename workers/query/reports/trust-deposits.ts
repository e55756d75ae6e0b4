import { quoteIdentifier } from '../../store/sql.ts';
import { cashOf } from '../books/cash.ts';
import { isStruck } from '../books/counting.ts';
import { Words } from '../books/reading/words.ts';
import type { TrustBook } from '../books/trust-book.ts';
import { numberAt, unitsAt } from '../books/typed.ts';
import { columnSql, valueOf, type Tables } from '../tables.ts';

/** Which receipts were banked together (domain.md R3). */
export interface Deposits {
  /** Each movement's deposit, by number; 0 for none. */
  deposit: Uint32Array;
  /** What each deposit came to, by its number. */
  sums: readonly bigint[];
}

const made = new WeakMap<TrustBook, Deposits>();

/** Made once for each book; null where no file says which deposit a receipt was part of. */
export function depositsOf(tables: Tables, book: TrustBook): Deposits | null {
  const known = made.get(book);
  if (known) return known;
  const cells = book.tables.map((table) => depositCells(tables, book, table));
  if (cells.every((cell) => cell === null)) return null;
  const deposits = addUp(book, cells);
  made.set(book, deposits);
  return deposits;
}

/** By record, what its cell says. */
function depositCells(
  { store }: Tables,
  { books }: TrustBook,
  table: string,
): ReadonlyMap<number, string> | null {
  const column = books.files.find((file) => file.table === table)?.roles.deposit;
  if (column === undefined) return null;
  const cells = new Map<number, string>();
  const cell = columnSql('t', column);
  const sql = `SELECT t.record, ${cell} FROM ${quoteIdentifier(table)} AS t WHERE ${cell} <> ''`;
  store.each(sql, [], ([record, text]) => {
    const said = valueOf(text).trim();
    if (said !== '') cells.set(Number(record), said);
  });
  return cells;
}

/** A number on a slip is one deposit within one account; what is no receipt of the bank is part of none. */
function addUp(book: TrustBook, cells: readonly (ReadonlyMap<number, string> | null)[]): Deposits {
  const { ledger, accounts, account, isInternal } = cashOf(book);
  const words = new Words();
  const deposit = new Uint32Array(book.size);
  const sums: bigint[] = [0n];
  for (let at = 0; at < book.size; at += 1) {
    const units = unitsAt(book.units, at);
    if (units <= 0n || isInternal[at] === 1) continue;
    const text = cells[numberAt(book.table, at)]?.get(numberAt(book.record, at));
    if (text === undefined) continue;
    const where = accounts[account[numberAt(ledger, at)] ?? 0] ?? '';
    const number = words.number(JSON.stringify([where, text]));
    deposit[at] = number;
    sums[number] = (sums[number] ?? 0n) + (isStruck(numberAt(book.flags, at)) ? 0n : units);
  }
  return { deposit, sums };
}
