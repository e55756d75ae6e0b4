import { QueryError } from '../contract/problems.ts';
import type { Cell, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { columnSql, type Tables } from './tables.ts';

/** A row's address below its table: the cells of its key, or its record number where it has no key. */
export function rowKey(cells: readonly Cell[], record: number): string {
  const texts = cells.map((cell) => String(cell ?? ''));
  return texts.every((text) => text === '') ? `@${record}` : keyOf(texts);
}

/** The address of the row that has these key cells. */
export function keyOf(cells: readonly string[]): string {
  return cells.map((cell) => encodeURIComponent(cell).replaceAll('~', '%7E')).join('~');
}

/** The record number of the row at an address; fails with V03 when there is none. */
export function recordAt(tables: Tables, table: TableInfo, key: string): number {
  const found = key.startsWith('@')
    ? byRecord(tables, table, Number(key.slice(1)))
    : byCells(tables, table, key);
  if (found === null) throw new QueryError({ code: 'V03', facts: { table: table.label, key } });
  return Number(found);
}

function byRecord({ store }: Tables, { id }: TableInfo, record: number): Cell {
  if (!Number.isSafeInteger(record)) return null;
  return store.value(`SELECT record FROM ${quoteIdentifier(id)} WHERE record = ?`, [record]);
}

function byCells(tables: Tables, table: TableInfo, key: string): Cell {
  const cells = cellsOf(key);
  const columns = table.key.length > 0 ? table.key : declaredKey(tables, table);
  if (cells?.length !== columns.length) return null;
  const test = columns.map((id) => `${columnSql('t', id)} = ?`).join(' AND ');
  return tables.store.value(
    `SELECT min(record) FROM ${quoteIdentifier(table.id)} AS t WHERE ${test}`,
    cells,
  );
}

/** Where a key is not unique an id still leads to the first row that has it. */
function declaredKey({ catalogue, format }: Tables, { id }: TableInfo): string[] {
  return (format.schemaOf(id)?.key ?? []).flatMap((known) => catalogue.column(id, known) ?? []);
}

/** The cells of a key; null where it cannot be read as any. */
export function cellsOf(key: string): string[] | null {
  try {
    return key.split('~').map(decodeURIComponent);
  } catch {
    return null;
  }
}
