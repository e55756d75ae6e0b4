import { dayShapeOf, sortableDay } from '../contract/day.ts';
import { QueryError } from '../contract/problems.ts';
import type { ColumnInfo, DateOrder, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { tableOf } from './record.ts';
import { columnSql, findColumn, NULL_WORDS, valueOf, type Tables } from './tables.ts';

/** Cells looked at before a column is gone through: spread over its table, or else the first that are filled. */
const SAMPLE = 120;
/** Bytes of the shortest and the longest way to write a day. */
const SHORTEST = 8;
const LONGEST = 40;

/**
 * Says of each column that may hold days how they are written, and finds columns of days that no schema names.
 * A sample settles what is ISO; only where it is not is the whole column gone through. `isCalendar`: no zone
 * ever moves the days of this table.
 */
export function withDateOrders(store: Store, table: TableInfo, isCalendar: boolean): TableInfo {
  const columns = table.columns.map((column) => {
    if (!mayHoldDays(column)) return column;
    const cells = sampleOf(store, table, column);
    if (!isDeclared(column) && (cells.length === 0 || !cells.every(isDay))) return column;
    const kind = isCalendar ? 'date' : isDeclared(column) ? column.kind : kindOf(cells);
    return { ...column, kind, dateOrder: orderOf(store, table, column, cells) };
  });
  return { ...table, columns };
}

/** The person says how a column's days are written; null goes back to what its cells tell. */
export function chooseDateOrder(
  tables: Tables,
  tableId: string,
  name: string,
  order: Exclude<DateOrder, 'ambiguous'> | null,
): TableInfo {
  const table = tableOf(tables, tableId);
  const column = findColumn(table, name);
  if (!column) throw new QueryError({ code: 'V02', facts: { view: tableId, column: name } });
  const dateOrder =
    order ?? orderOf(tables.store, table, column, sampleOf(tables.store, table, column));
  const chosen = {
    ...table,
    columns: table.columns.map((one) => (one === column ? { ...column, dateOrder } : one)),
  };
  tables.catalogue.add(chosen);
  return chosen;
}

const isDeclared = ({ kind }: ColumnInfo): boolean => kind === 'date' || kind === 'stamp';

/** In whatever order: 31/31/2021 is a number for something else. */
function isDay(cell: string): boolean {
  return ['dmy', 'mdy'].some((order) => sortableDay(cell, order) !== null);
}

const kindOf = (cells: readonly string[]): 'date' | 'stamp' =>
  cells.some((cell) => cell.includes(':')) ? 'stamp' : 'date';

function mayHoldDays(column: ColumnInfo): boolean {
  const { filled, numbers, ascii, maxBytes } = column.stats;
  if (filled === 0) return false;
  if (isDeclared(column)) return true;
  const isText = column.known === null && column.kind === 'text' && numbers === 0;
  return isText && ascii && maxBytes >= SHORTEST && maxBytes <= LONGEST;
}

/** Filled cells of a column, from all over its table. */
export function sampleOf(store: Store, { id, rows }: TableInfo, column: ColumnInfo): string[] {
  const cell = columnSql('t', column.id);
  const from = `${quoteIdentifier(id)} AS t`;
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  const spread = Array.from({ length: SAMPLE }, (_, at) => 1 + at * step);
  const values = (sql: string, params: string[]): string[] =>
    store
      .column(sql, params)
      .map(valueOf)
      .filter((text) => text !== '');
  const found = values(
    `SELECT ${cell} FROM ${from} WHERE t.record IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(spread)],
  );
  if (found.length > 0) return found;
  const nulls = NULL_WORDS.map((word) => `'${word}'`).join(', ');
  return values(
    `SELECT ${cell} FROM ${from} WHERE ${cell} NOT IN ('', ${nulls}) LIMIT ${SAMPLE}`,
    [],
  );
}

function orderOf(
  store: Store,
  table: TableInfo,
  column: ColumnInfo,
  cells: readonly string[],
): DateOrder | null {
  const shapes = new Set(cells.map(dayShapeOf));
  if (shapes.has('numeric')) return provenOrder(store, table, column);
  if (shapes.has('named')) return 'dmy';
  return shapes.has('iso') ? 'iso' : null;
}

/** By the cells that have a part above twelve, which can be no month; not proven where they contradict. */
function provenOrder(store: Store, table: TableInfo, column: ColumnInfo): DateOrder {
  const cell = columnSql('t', column.id);
  const first = `CAST(${cell} AS INTEGER)`;
  const second = `CAST(substr(ltrim(${cell}, '0123456789'), 2) AS INTEGER)`;
  const isDayFirst = isThere(store, table, cell, { month: second, day: first });
  const isMonthFirst = isThere(store, table, cell, { month: first, day: second });
  if (isDayFirst === isMonthFirst) return 'ambiguous';
  return isDayFirst ? 'dmy' : 'mdy';
}

/** Some cell can only be read in this order. What is cheap to ask comes first: most cells are settled by it. */
function isThere(
  store: Store,
  { id }: TableInfo,
  cell: string,
  { month, day }: { month: string; day: string },
): boolean {
  const shapes = ['/', '.', '-'].map((mark) => `${cell} GLOB ${shapeOf(mark)}`).join(' OR ');
  const sql = `SELECT 1 FROM ${quoteIdentifier(id)} AS t
    WHERE ${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 13 AND 31 AND (${shapes}) LIMIT 1`;
  return store.value(sql) !== null;
}

/** Two numbers and a year: the two are what CAST then reads. */
function shapeOf(mark: string): string {
  const year = '[0-9][0-9][0-9][0-9]';
  return `'[0-9]*${mark}[0-9]*${mark}${year}*'`;
}
