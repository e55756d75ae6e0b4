import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { columnSql, findColumn, type Tables } from './tables.ts';

/** The one table of the backup that holds a cell in each of its rows. */
export const customTable = 'custom_action_data';

/** What that table has of the columns that rows and fields are made of. */
export interface CustomSource {
  table: TableInfo;
  field: ColumnInfo;
  value: ColumnInfo;
  action: ColumnInfo | undefined;
  collection: ColumnInfo | undefined;
  row: ColumnInfo | undefined;
  label: ColumnInfo | undefined;
  type: ColumnInfo | undefined;
  changed: ColumnInfo | undefined;
}

/** Null where there is no such table, or nothing in it says which cell is of which field. */
export function customSource({ catalogue }: Pick<Tables, 'catalogue'>): CustomSource | null {
  const table = catalogue.get(customTable);
  if (!table) return null;
  const column = (known: string): ColumnInfo | undefined => findColumn(table, known);
  const field = column('data_field_name');
  const value = column('value');
  if (!field || !value) return null;
  return {
    table,
    field,
    value,
    action: column('action_id'),
    collection: column('data_collection_name'),
    row: column('record_id'),
    label: column('label'),
    type: column('data_type'),
    changed: column('modified_timestamp'),
  };
}

/** A column of the cell `x`, as SQL; '' where the file has no such column. */
export function cellSql(column: ColumnInfo | undefined): string {
  return column ? columnSql('x', column.id) : `''`;
}

/** The FROM clause of the cells. */
export const cellsFrom = `${quoteIdentifier(customTable)} AS x`;

/** The columns that find a cell, in the order of the vendor's key: its index serves, where it is whole. */
export function lookupColumns({ action, collection, row, field }: CustomSource): string[] {
  return [action, collection, row, field].flatMap((column) => column?.id ?? []);
}
