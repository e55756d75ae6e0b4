import { QueryError } from '../contract/problems.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { ensureFolderPaths, Folders, folderText } from './folders.ts';
import { textOrdering } from './ordering.ts';
import { columnSql, findColumn, type Tables } from './tables.ts';
import { extraColumn } from './table-view.ts';
import { containsSql } from './text-filter.ts';
import {
  countColumn,
  hiddenColumns,
  labelColumn,
  rawColumn,
  textColumn,
  type PlannedColumn,
  type ViewPlan,
} from './view-plan.ts';

/** Every document the backup lists, with its file, folder and matter. */
export function documentsView(tables: Tables): ViewPlan {
  const table = tables.catalogue.get('document_log');
  if (!table) throw new QueryError({ code: 'V01', facts: { view: 'documents' } });
  const isLinked = tables.store.hasTable('_documents');
  const column = (...names: string[]): ColumnInfo | undefined =>
    names.map((name) => findColumn(table, name)).find((found) => found !== undefined);
  const raw = (found: ColumnInfo | undefined, label?: string): PlannedColumn | null =>
    found ? rawColumn(table, found, label === undefined ? {} : { label }) : null;
  const matter = column('action_id');
  const shown = [
    raw(column('document_name', 'file_name'), 'Document'),
    kindColumn(table),
    raw(column('created_date', 'document_timestamp', 'last_modified'), 'Date'),
    raw(column('created_by', 'modified_by'), 'By'),
    ...(isLinked ? [sizeColumn(), linkColumn('state', 'State')] : []),
    folderColumn(tables, table),
    matter ? labelColumn(tables, table, matter, { id: 'matter', label: 'Matter' }) : null,
    extraColumn(tables, table),
    ...(isLinked ? [linkColumn('volume', 'Volume'), linkColumn('method', 'Matched by')] : []),
  ].filter((found) => found !== null);
  return {
    title: 'Documents',
    table,
    from:
      `${quoteIdentifier(table.id)} AS t` +
      (isLinked ? ' LEFT JOIN _documents AS d ON d.record = t.record' : ''),
    columns: [...shown, ...hiddenColumns(table, shown)],
  };
}

/** The file type, as short as the ending of a name; from the file's name where the log has none, or a MIME type. */
function kindColumn(table: TableInfo): PlannedColumn | null {
  const [type, name] = ['file_type', 'file_name'].map((known) => findColumn(table, known));
  const typeSql = type && columnSql('t', type.id);
  const nameSql = name && columnSql('t', name.id);
  const ending = nameSql === undefined ? `''` : endingSql(nameSql);
  const cell =
    typeSql === undefined
      ? ending
      : `CASE WHEN ${typeSql} IN ('', 'NULL', 'null') OR instr(${typeSql}, '/') THEN ${ending} ELSE upper(${typeSql}) END`;
  if (!type && !name) return null;
  return {
    column: textColumn({ id: 'kind', label: 'Kind', maxBytes: 6 }),
    cell: () => cell,
    ordering: textOrdering,
    contains: (term, bind) => containsSql(cell, false, term, bind),
  };
}

/** What follows the last point, in capitals: all but the points is trimmed off the right to find it. */
function endingSql(name: string): string {
  const stem = `rtrim(${name}, replace(${name}, '.', ''))`;
  return `CASE WHEN instr(${name}, '.') THEN upper(substr(${name}, length(${stem}) + 1)) ELSE '' END`;
}

function sizeColumn(): PlannedColumn {
  return countColumn({ id: 'size', label: 'Size', kind: 'bytes' }, 'd.bytes');
}

/** A column of `_documents`, where links.ts keeps what it found. */
function linkColumn(id: 'state' | 'volume' | 'method', label: string): PlannedColumn {
  const isState = id === 'state';
  return {
    column: textColumn({
      id,
      label,
      maxBytes: 20,
      kind: isState ? 'state' : 'text',
      hidden: !isState,
    }),
    cell: () => `d.${id}`,
    ordering: textOrdering,
    contains: () => null,
  };
}

function folderColumn(tables: Tables, table: TableInfo): PlannedColumn | null {
  const column = findColumn(table, 'folder_id');
  if (!column || column.stats.filled === 0) return null;
  const folders = new Folders(tables);
  const raw = columnSql('t', column.id);
  return {
    column: textColumn({ id: 'folder', label: 'Folder', maxBytes: 24 }),
    cell: () => raw,
    shown: (cell) => folderText(folders, cell),
    prepare: () => ensureFolderPaths(tables, table, column.id),
    full: `(SELECT path FROM _folders WHERE id = ${raw})`,
    ordering: textOrdering,
    contains: (term, bind) => {
      const test = containsSql('f.path', false, term, bind);
      return test && `${raw} IN (SELECT f.id FROM _folders AS f WHERE ${test})`;
    },
  };
}
