import { QueryError } from '../contract/problems.ts';
import type { DocumentInfo, EntryInfo, FieldInfo } from '../contract/records.ts';
import type { DocumentState, LinkMethod, TableReport } from '../contract/values.ts';
import type { FileList } from '../formats/format.ts';
import { Folders } from './folders.ts';
import { isLinked, linksSql } from './links-table.ts';
import { recordInfo } from './record.ts';
import { baseNameOf } from './stored-name.ts';
import { findColumn, valueOf, type Tables } from './tables.ts';

/** One row of a list of files with its file. `entryInfo` describes a file of the backup. */
export function documentInfo(
  tables: Tables,
  files: readonly TableReport[],
  { table, record }: { table: string; record: number },
  entryInfo: (entry: number) => EntryInfo,
): DocumentInfo {
  const list = listOf(tables, table);
  const { fields, title } = recordInfo(tables, files, table, `@${record}`);
  const field = fieldFinder(tables, table, fields);
  const value = (known: string): string => valueOf(field(known)?.value);
  const link = linkOf(tables, table, record);
  const fileName = list.storedNames.map(value).find(Boolean) ?? '';
  const given = value(tables.format.schemaOf(table)?.title ?? '');
  return {
    table,
    record,
    name: given || baseNameOf(fileName) || title,
    fileName,
    state: link.state,
    method: link.method,
    ambiguous: link.ambiguous,
    folder: foldersOf(tables, value),
    owner: field(list.owner)?.reference ?? null,
    fields,
    entry: link.entry === null ? null : entryInfo(link.entry),
    expectedIn: link.expected,
  };
}

function listOf({ store, format }: Tables, table: string): FileList {
  const list = format.fileLists.find((one) => one.table === table);
  if (!list || !isLinked(store, table)) {
    throw new QueryError({ code: 'V01', facts: { view: list?.view ?? table } });
  }
  return list;
}

/** Of folders with an id, all those around it; a contact's folder is a name. */
function foldersOf(tables: Tables, value: (known: string) => string): string[] {
  const id = value('folder_id');
  return id === '' ? [value('folder')].filter(Boolean) : new Folders(tables).namesTo(id);
}

function fieldFinder(
  { catalogue }: Tables,
  id: string,
  fields: readonly FieldInfo[],
): (known: string) => FieldInfo | undefined {
  const table = catalogue.get(id);
  return (known) => {
    const column = table && findColumn(table, known);
    return column && fields[table.columns.indexOf(column)];
  };
}

interface StoredLink {
  state: DocumentState;
  method: LinkMethod | null;
  ambiguous: boolean;
  entry: number | null;
  expected: string | null;
}

function linkOf({ store }: Tables, table: string, record: number): StoredLink {
  const [row = []] = store.rows(
    `SELECT state, method, ambiguous, entry, expected FROM ${linksSql(table)} WHERE record = ?`,
    [record],
  );
  const [state, method, ambiguous, entry, expected] = row;
  return {
    state: (state ?? 'none') as DocumentState,
    method: (method ?? null) as LinkMethod | null,
    ambiguous: ambiguous === 1,
    entry: entry == null ? null : Number(entry),
    expected: expected == null ? null : String(expected),
  };
}
