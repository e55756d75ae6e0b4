import { QueryError } from '../contract/problems.ts';
import type { TableInfo } from '../contract/values.ts';
import type { ListColumn, ListPart, ListSchema } from '../formats/lists.ts';
import { quoteIdentifier } from '../store/sql.ts';
import {
  countedColumn,
  firstColumn,
  joinedColumn,
  viaColumn,
  wordsColumn,
} from './list-columns.ts';
import { isWordSql } from './relations.ts';
import { columnSql, findColumn, knownSql, type Tables } from './tables.ts';
import { extraColumn, linkedColumn } from './table-view.ts';
import { hiddenColumns, labelColumn, type PlannedColumn, type ViewPlan } from './view-plan.ts';

/** A list of the format: its columns that this backup has, and every other column of the table hidden behind them. */
export function listView(tables: Tables, list: ListSchema): ViewPlan {
  const table = tables.catalogue.get(list.table);
  if (!table) throw new QueryError({ code: 'V01', facts: { view: list.id } });
  const planned = list.columns.map((column) => plannedColumn(tables, table, column));
  const shown = [...planned, extraColumn(tables, table)].filter((column) => column !== null);
  const absent = list.columns.filter((_, at) => planned[at] === null);
  const base = list.part && partSql(tables, table, list.part);
  return {
    title: list.label,
    table,
    from: `${quoteIdentifier(table.id)} AS t`,
    columns: [...shown, ...hiddenColumns(table, shown)],
    absent: absent.map((column) => labelOf(tables, table, column)),
    ...(base ? { base } : {}),
  };
}

function labelOf({ format }: Tables, { id }: TableInfo, column: ListColumn): string {
  if (typeof column !== 'string') return column.label;
  return format.schemaOf(id)?.columns[column]?.label ?? column;
}

/** A table as its file has it, with the names of what its ids lead to beside them. */
export function rowsView(tables: Tables, table: TableInfo): ViewPlan {
  const shown = table.columns.map((column) => ofColumn(tables, table, column.id));
  const extra = extraColumn(tables, table);
  const columns = [...shown.filter((column) => column !== null), ...(extra ? [extra] : [])];
  return {
    title: table.label,
    table,
    from: `${quoteIdentifier(table.id)} AS t`,
    columns: [...columns, ...hiddenColumns(table, columns)],
  };
}

function plannedColumn(tables: Tables, table: TableInfo, column: ListColumn): PlannedColumn | null {
  if (typeof column === 'string') return ofColumn(tables, table, column);
  if ('first' in column) return firstColumn(table, column);
  if ('via' in column) return viaColumn(tables, table, column);
  if ('count' in column) return countedColumn(tables, table, column);
  if ('joined' in column) return joinedColumn(tables, table, column);
  return wordsColumn(table, column);
}

/** The column as it stands, or the name of what it refers to. */
function ofColumn(tables: Tables, table: TableInfo, name: string): PlannedColumn | null {
  const source = findColumn(table, name);
  if (!source) return null;
  const { known, id, label } = source;
  return (
    labelColumn(tables, table, source, { id: known ?? `${id}.name`, label }) ??
    linkedColumn(tables, table, source)
  );
}

/** Which rows of the table belong to the part, as SQL; undefined where every row does. */
export function partSql(tables: Tables, table: TableInfo, part: ListPart): ViewPlan['base'] {
  if ('unjoined' in part) return unjoinedSql(tables, table, part);
  const column = findColumn(table, part.column);
  if (!column) return 'in' in part ? () => ['0'] : undefined;
  const cell = columnSql('t', column.id);
  if ('in' in part) return (bind) => [isWordSql(cell, part.in, bind)];
  return (bind) => [`NOT ${isWordSql(cell, part.notIn, bind)}`];
}

function unjoinedSql(
  tables: Tables,
  table: TableInfo,
  { unjoined, by }: Extract<ListPart, { unjoined: string }>,
): ViewPlan['base'] {
  const theirs = tables.catalogue.column(unjoined, by);
  const own = knownSql(tables, table.id, by, 't');
  if (theirs === null || own === null) return undefined;
  tables.store.ensureIndex(unjoined, [theirs]);
  const test = `NOT EXISTS (SELECT 1 FROM ${unjoined} AS a WHERE ${columnSql('a', theirs)} = ${own})`;
  return () => [test];
}
