import { QueryError } from '../contract/problems.ts';
import type { DocumentInfo, EntryInfo, FieldInfo } from '../contract/records.ts';
import type { DocumentState, LinkMethod, TableReport } from '../contract/values.ts';
import { baseNameOf } from './stored-name.ts';
import { Folders } from './folders.ts';
import { recordInfo } from './record.ts';
import { findColumn, valueOf, type Tables } from './tables.ts';

/** One row of the document log with its file. `entryInfo` describes a file of the backup. */
export function documentInfo(
  tables: Tables,
  files: readonly TableReport[],
  { table, record }: { table: string; record: number },
  entryInfo: (entry: number) => EntryInfo,
): DocumentInfo {
  const { fields, title } = recordInfo(tables, files, table, `@${record}`);
  const field = fieldFinder(tables, fields);
  const link = linkOf(tables, record);
  const folder = valueOf(field('folder_id')?.value);
  const fileName = valueOf(field('file_name')?.value);
  return {
    table,
    record,
    name: valueOf(field('document_name')?.value) || baseNameOf(fileName) || title,
    fileName,
    state: link.state,
    method: link.method,
    ambiguous: link.ambiguous,
    folder: folder === '' ? [] : new Folders(tables).namesTo(folder),
    owner: field('action_id')?.reference ?? null,
    fields,
    entry: link.entry === null ? null : entryInfo(link.entry),
    expectedIn: link.expected,
  };
}

function fieldFinder(
  { catalogue }: Tables,
  fields: readonly FieldInfo[],
): (known: string) => FieldInfo | undefined {
  const table = catalogue.get('document_log');
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

function linkOf({ store }: Tables, record: number): StoredLink {
  if (!store.hasTable('_documents')) {
    throw new QueryError({ code: 'V01', facts: { view: 'documents' } });
  }
  const [row = []] = store.rows(
    'SELECT state, method, ambiguous, entry, expected FROM _documents WHERE record = ?',
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
