import type { RecordInfo } from '../../workers/contract/records.ts';
import type { TableInfo } from '../../workers/contract/values.ts';
import type { ViewRow } from '../../workers/contract/views.ts';
import { versionTables, type AddedExport } from '../../workers/contract/versions.ts';
import { recordAddress } from './address.ts';
import type { List } from './lists.ts';

/** The table of records, and that of their versions. */
export const recordsTable = 'records';
export const versionsTable = 'versions';

/** Whether these are the tables of a backup of records as versions: files of these names may be in any other. */
export function hasVersions(tables: readonly TableInfo[]): boolean {
  return [recordsTable, versionsTable].every((id) =>
    tables.some((table) => table.id === id && table.known),
  );
}

/** A table for each kind of record; `exports` are the added ones, which are none. */
export function kindTables(
  tables: readonly TableInfo[],
  exports: readonly AddedExport[],
): TableInfo[] {
  if (!hasVersions(tables)) return [];
  return tables.filter(
    ({ id }) =>
      !versionTables.some((known) => known === id) && !exports.some(({ table }) => table === id),
  );
}

/** The lists of records besides all of them: those of each kind, and what each export leaves on one side. */
export function recordLists(tables: readonly TableInfo[], exports: readonly AddedExport[]): List[] {
  const kinds = kindTables(tables, exports).map(({ id, label }): List => ({
    view: `rows/${id}`,
    label,
    table: id,
    noun: ['record', 'records'],
    sub: 'Records of this kind, with the columns that its own data has.',
  }));
  return [...kinds, ...exports.flatMap(sides)];
}

function sides({ table, label, matched }: AddedExport): List[] {
  if (!matched) return [];
  return [
    {
      view: `only-in-export/${table}`,
      label: `Only in ${label}`,
      table,
      noun: ['row', 'rows'],
      sub: `Rows of ${label} that name no record of this backup.`,
      empty: `Every row of ${label} names a record of this backup.`,
    },
    {
      view: `only-in-backup/${table}`,
      label: `Not in ${label}`,
      table: recordsTable,
      noun: ['record', 'records'],
      sub: `Records of the kinds that ${label} holds, which no row of it names.`,
      empty: `A row of ${label} names every record of the kinds it holds.`,
    },
  ];
}

/** The sid of the record that a version is of; '' where its row does not say. */
export function sidOfVersion({ fields }: Pick<RecordInfo, 'fields'>): string {
  return fields.find(({ name }) => name === 'record')?.value ?? '';
}

/** A row of a list of one kind leads to its record, where its key is that of the record. */
export function kindRowAddress(table: string, row: ViewRow): string {
  return recordAddress(row.key.startsWith('@') ? table : recordsTable, row.key);
}
