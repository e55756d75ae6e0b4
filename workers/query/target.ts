import type { TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { rowLabel, type RowLabel } from './row-label.ts';
import { columnSql, type Tables } from './tables.ts';

/** A table that ids point to: `r` stands for its row in the SQL. */
export interface Target {
  table: TableInfo;
  /** The id of the column that holds the key, and that column as SQL. */
  keyColumn: string;
  key: string;
  label: RowLabel | null;
  from: string;
}

/** Where a reference leads; null when that table, or its key, is not in the backup. The key is indexed. */
export function targetOf(tables: Tables, references: string | null): Target | null {
  const table = references === null ? undefined : tables.catalogue.get(references);
  if (!table) return null;
  const [known, second] = tables.format.schemaOf(table.id)?.key ?? [];
  if (known === undefined || second !== undefined) return null;
  const keyColumn = tables.catalogue.column(table.id, known);
  if (keyColumn === null) return null;
  tables.store.ensureIndex(table.id, [keyColumn]);
  return {
    table,
    keyColumn,
    key: columnSql('r', keyColumn),
    label: rowLabel(tables, table, 'r'),
    from: `${quoteIdentifier(table.id)} AS r`,
  };
}

/** The name of the row that the cell `source` points to, as SQL; NULL when there is none. */
export function labelSql({ label, key, from }: Target, source: string): string {
  const name = label ? `nullif(${label.sql}, '')` : key;
  return `(SELECT ${name} FROM ${from} WHERE ${key} = ${source} LIMIT 1)`;
}

/** The cell `source` where it points to a row, as SQL; NULL where it does not. */
export function foundSql({ key, from }: Target, source: string): string {
  return `(SELECT ${key} FROM ${from} WHERE ${key} = ${source} LIMIT 1)`;
}
