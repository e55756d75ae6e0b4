import type { Cell, ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { Params, type Bind } from './bind.ts';
import { partSql } from './list-view.ts';
import { columnSql, findColumn, type Tables } from './tables.ts';
import { belongsSql } from './timeline-belongs.ts';
import { timelineKinds, type TimelineKind } from './timeline-kinds.ts';

/** One table's rows of one kind. */
export interface TimelineSource {
  kind: TimelineKind;
  table: TableInfo;
  from: string;
  /** Which of its rows belong to the matter, as SQL, and the values bound in it. */
  test: string;
  values: readonly Cell[];
  dates: readonly ColumnInfo[];
  people: readonly ColumnInfo[];
  titles: readonly ColumnInfo[];
  figures: readonly ColumnInfo[];
}

/** Every table of the backup that can say something about the matter with this id, kind by kind. */
export function timelineSources(tables: Tables, id: string): TimelineSource[] {
  return timelineKinds.flatMap((kind) =>
    tablesOfKind(tables, kind).flatMap((table) => sourceOf(tables, kind, table, id) ?? []),
  );
}

function tablesOfKind({ catalogue, format }: Tables, { table }: TimelineKind): TableInfo[] {
  const schema = format.schema[table];
  return schema ? catalogue.all().filter(({ id }) => format.schemaOf(id) === schema) : [];
}

function sourceOf(
  tables: Tables,
  kind: TimelineKind,
  table: TableInfo,
  id: string,
): TimelineSource | null {
  const { bind, values } = new Params();
  const belongs = belongsSql(tables, table, kind.belongs, { id: bind(id), bind });
  const only = onlySql(tables, kind, table, bind);
  if (belongs === null || only === null) return null;
  const columns = (names: readonly string[] = []): ColumnInfo[] =>
    names.flatMap((name) => findColumn(table, name) ?? []);
  return {
    kind,
    table,
    from: `${quoteIdentifier(table.id)} AS t`,
    test: [belongs, ...only].join(' AND '),
    values,
    dates: columns(kind.dates),
    people: columns(kind.people),
    titles: columns(kind.titles),
    figures: columns(kind.figures?.columns),
  };
}

/** Null where no row can be meant. */
function onlySql(
  tables: Tables,
  { only }: TimelineKind,
  table: TableInfo,
  bind: Bind,
): readonly string[] | null {
  if (!only) return [];
  if ('list' in only) return listSql(tables, only.list, table, bind);
  const column = findColumn(table, only.column);
  return column ? [only.test(columnSql('t', column.id))] : null;
}

/** The rows that a list of the format takes of its table. */
function listSql(tables: Tables, id: string, table: TableInfo, bind: Bind): readonly string[] {
  const part = tables.format.lists.find((list) => list.id === id)?.part;
  return (part && partSql(tables, table, part))?.(bind) ?? [];
}

/** Cells of the columns, as SQL to select. */
export function selectSql(columns: readonly ColumnInfo[]): string {
  return columns.map(({ id }) => `, ${columnSql('t', id)}`).join('');
}
