import { quoteIdentifier } from '../../store/sql.ts';
import { columnSql, valueOf, type Tables } from '../tables.ts';
import { DayReader } from './days.ts';
import type { LedgerBook, TrustBook } from './trust-book.ts';
import { noDay } from './trust-book.ts';
import { numberAt } from './typed.ts';

type Book = TrustBook | LedgerBook;

const made = new WeakMap<Book, readonly ReadonlyMap<number, number>[]>();

/** Whether a row says that it came onto a statement only after a day: its cell is a day, and a later one. */
export function isClearedAfter(tables: Tables, book: Book, day: number): (at: number) => boolean {
  const days = made.get(book) ?? book.tables.map((table) => statementDays(tables, book, table));
  made.set(book, days);
  return (at) => (days[numberAt(book.table, at)]?.get(numberAt(book.record, at)) ?? noDay) > day;
}

/** By record, the day on which it came onto a statement, of those that say one. */
function statementDays(
  { store, catalogue }: Tables,
  { books }: Book,
  table: string,
): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  const role = books.files.find((file) => file.table === table)?.roles.reconciled;
  const column = catalogue.get(table)?.columns.find(({ id }) => id === role);
  if (!column) return days;
  const reader = new DayReader(column.dateOrder);
  const cell = columnSql('t', column.id);
  // A flag or a number is shorter than any day.
  const sql = `SELECT t.record, ${cell} FROM ${quoteIdentifier(table)} AS t WHERE length(${cell}) > 5`;
  store.each(sql, [], ([record, text]) => {
    const day = reader.read(valueOf(text));
    if (day !== noDay) days.set(Number(record), day);
  });
  return days;
}
