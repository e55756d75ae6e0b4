import type { Cell, ColumnInfo, DateOrder, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { Params } from './bind.ts';
import { momentOf, type Moment } from './moment.ts';
import { columnSql, findColumn, valueOf, type Tables } from './tables.ts';
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
  const only = onlySql(kind, table);
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
function onlySql({ only }: TimelineKind, table: TableInfo): string[] | null {
  if (!only) return [];
  const column = findColumn(table, only.column);
  if (!column) return only.without ? [] : null;
  return [only.test(columnSql('t', column.id))];
}

/** Cells of the columns, as SQL to select. */
export function selectSql(columns: readonly ColumnInfo[]): string {
  return columns.map(({ id }) => `, ${columnSql('t', id)}`).join('');
}

export interface TimelineDate {
  cell: string;
  order: DateOrder;
  /** Null where it cannot be read. */
  moment: Moment | null;
}

/** The first of the dates that can be read, otherwise the first that there is. */
export function dateIn(columns: readonly ColumnInfo[], cells: readonly Cell[]): TimelineDate {
  let found: TimelineDate = { cell: '', order: 'iso', moment: null };
  for (const [at, { dateOrder }] of columns.entries()) {
    const cell = valueOf(cells[at]);
    const order = dateOrder ?? 'iso';
    const moment = momentOf(cell, order);
    if (moment !== null) return { cell, order, moment };
    if (found.cell === '') found = { cell, order, moment };
  }
  return found;
}
