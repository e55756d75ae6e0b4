import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import type { Format } from '../formats/format.ts';
import type { Catalogue } from '../store/catalogue.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** The loaded tables of one backup, and what its format knows of them. */
export interface Tables {
  store: Store;
  catalogue: Catalogue;
  format: Format;
}

/** A column as SQL: `alias."c3"`. */
export function columnSql(alias: string, id: string): string {
  return `${alias}.${quoteIdentifier(id)}`;
}

/** The column that the schema calls `known`, as SQL; null when the table or the column is not there. */
export function knownSql(
  { catalogue }: Tables,
  table: string,
  known: string,
  alias: string,
): string | null {
  const id = catalogue.column(table, known);
  return id === null ? null : columnSql(alias, id);
}

/** The column of this name in the schema, or of this id. */
export function findColumn(table: TableInfo, name: string): ColumnInfo | undefined {
  return (
    table.columns.find(({ known }) => known === name) ?? table.columns.find(({ id }) => id === name)
  );
}

/** Cells that mean "no value" where a column is no text: some exports write the word. */
export const NULL_WORDS: readonly string[] = ['NULL', 'null'];

/** The cell, or '' where it only says that there is none. */
export function valueOf(cell: unknown): string {
  const text = typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
  return NULL_WORDS.includes(text) ? '' : text;
}
