import { QueryError } from '../contract/problems.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { FileList } from '../formats/format.ts';
import { ensureFolderPaths, Folders, folderText } from './folders.ts';
import { isLinked, linksSql } from './links-table.ts';
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

/** Every file that a list names, with its state, folder and what it belongs to. */
export function filesView(tables: Tables, list: FileList): ViewPlan {
  const table = tables.catalogue.get(list.table);
  if (!table) throw new QueryError({ code: 'V01', facts: { view: list.view } });
  const hasLinks = isLinked(tables.store, list.table);
  const column = (...names: string[]): ColumnInfo | undefined =>
    names.map((name) => findColumn(table, name)).find((found) => found !== undefined);
  const raw = (found: ColumnInfo | undefined, label: string): PlannedColumn | null =>
    found ? rawColumn(table, found, { label }) : null;
  const { title = '', titleParts = [] } = tables.format.schemaOf(list.table) ?? {};
  const owner = column(list.owner);
  const shown = [
    raw(column(title, ...titleParts), list.title),
    kindColumn(table, [...list.storedNames.slice(0, 1), ...list.givenNames]),
    ...furtherColumns(table, list),
    raw(column(...DATES), 'Date'),
    raw(column(...AUTHORS), 'By'),
    ...(hasLinks ? [sizeColumn(), linkColumn('state', 'State')] : []),
    folderColumn(tables, table) ?? raw(filled(column('folder')), 'Folder'),
    owner ? labelColumn(tables, table, owner, { id: list.owner, label: owner.label }) : null,
    ...ownerColumns(tables, table),
    extraColumn(tables, table),
    ...(hasLinks ? [linkColumn('volume', 'Volume'), linkColumn('method', 'Matched by')] : []),
  ].filter((found) => found !== null);
  return {
    title: table.label,
    table,
    from:
      `${quoteIdentifier(table.id)} AS t` +
      (hasLinks ? ` LEFT JOIN ${linksSql(table.id)} AS d ON d.record = t.record` : ''),
    columns: [...shown, ...hiddenColumns(table, shown)],
    absent: absentFrom(tables, table, list),
  };
}

/** A column for each table that files of a vendor we do not know belong to. */
function ownerColumns(tables: Tables, table: TableInfo): (PlannedColumn | null)[] {
  if (table.id !== tables.format.filesTable) return [];
  return table.columns
    .filter(({ references }) => references !== null)
    .map((column) =>
      labelColumn(tables, table, column, { id: `${column.id}.name`, label: column.label }),
    );
}

function furtherColumns(table: TableInfo, { shows = [] }: FileList): PlannedColumn[] {
  const found = shows.flatMap((name) => findColumn(table, name) ?? []);
  return found.map((column) => rawColumn(table, column));
}

/** What the list should say by its schema, and has no column for in this backup. */
function absentFrom({ format }: Tables, table: TableInfo, list: FileList): string[] {
  const { title = '', titleParts = [], columns = {} } = format.schemaOf(list.table) ?? {};
  const told: readonly (readonly [label: string, names: readonly string[]])[] = [
    [list.title, [title, ...titleParts]],
    ['Date', DATES],
    ['By', AUTHORS],
    ['Folder', ['folder_id', 'folder']],
    [columns[list.owner]?.label ?? list.owner, [list.owner]],
  ];
  return told.flatMap(([label, names]) => {
    const isTold = names.some((name) => findColumn(table, name) !== undefined);
    return isTold || !names.some((name) => name in columns) ? [] : [label];
  });
}

const filled = (column: ColumnInfo | undefined): ColumnInfo | undefined =>
  column && column.stats.filled > 0 ? column : undefined;

/** When a file was made, or else put in or changed. */
const DATES = [
  'created_date',
  'created_timestamp',
  'document_timestamp',
  'last_modified',
  'modified_timestamp',
];

/** Who made a file, or else changed it. */
const AUTHORS = ['created_by', 'modified_by'];

/** The file type, as short as the ending of a name; from the file's name where the list has none, or a MIME type. */
function kindColumn(table: TableInfo, names: readonly string[]): PlannedColumn | null {
  const type = ['file_type', 'extension', 'content_type']
    .map((known) => findColumn(table, known))
    .find((found) => found !== undefined);
  const named = names.flatMap((known) => findColumn(table, known) ?? []);
  if (!type && named.length === 0) return null;
  const endings = named.map(({ id }) => `nullif(${endingSql(columnSql('t', id))}, '')`);
  const ending = `coalesce(${[...endings, `''`, `''`].join(', ')})`;
  const typeSql = type && columnSql('t', type.id);
  const cell =
    typeSql === undefined
      ? ending
      : `CASE WHEN ${typeSql} IN ('', 'NULL', 'null') OR instr(${typeSql}, '/') THEN ${ending}
          ELSE upper(ltrim(${typeSql}, '.')) END`;
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

/** A column of the list's links, where linking keeps what it found. */
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
