import type { Cell, ColumnInfo, TableInfo } from '../contract/values.ts';
import type { ViewColumn, ViewRow } from '../contract/views.ts';
import type { Bind } from './bind.ts';
import { exactOf, isNumeric, widthOf } from './column-stats.ts';
import { orderingOf, textOrdering, type Ordering } from './ordering.ts';
import { columnSql, type Tables } from './tables.ts';
import { foundSql, keyOfFound, labelSql, pointerOf, targetOf, type Target } from './target.ts';
import { columnContainsSql, containsSql, type Term } from './text-filter.ts';

/** One column of a view, as SQL over `t`, the row of the view's own table. */
export interface PlannedColumn {
  column: ViewColumn;
  cell: (bind: Bind) => string;
  /** What the cell becomes on its way to the page. */
  shown?: (cell: Cell) => Cell;
  /** For sorting, where the cell alone is not what is shown. */
  full?: string;
  /** Makes what `full` and `contains` need. */
  prepare?: () => void;
  link?: Link;
  ordering: Ordering;
  /** A row holds the term here; null when none can, or when this column is not searched. */
  contains: (term: Term, bind: Bind) => string | null;
}

/** Where a cell leads. */
export interface Link {
  /** A cell that tells, as SQL; NULL where it leads nowhere. */
  sql: (bind: Bind) => string;
  to: (cell: Cell) => ViewRow['links'][string];
}

/** What a view asks of the store. */
export interface ViewPlan {
  title: string;
  table: TableInfo;
  /** The table that its records lie in, where that is not `table`. */
  recordTable?: string;
  /** The FROM clause: `t` and what is joined to it, one row for each of `t`. */
  from: string;
  columns: readonly PlannedColumn[];
  /** Labels of the columns that such a list has and this backup does not; absent: none are looked for. */
  absent?: readonly string[];
  /** Which rows of `t` are in the view at all; absent: every row. */
  base?: (bind: Bind) => readonly string[];
}

/** A column as it stands in the file. */
export function rawColumn(
  table: TableInfo,
  column: ColumnInfo,
  { label = column.label, hidden = false, references = null as string | null } = {},
): PlannedColumn {
  const cell = columnSql('t', column.id);
  const isKey = table.key.includes(column.id);
  const isAmount = column.kind === 'number' || column.kind === 'money';
  const align = isAmount || (column.kind === 'id' && isNumeric(column.stats)) ? 'end' : 'start';
  return {
    column: {
      id: column.id,
      label,
      kind: column.kind,
      align,
      width: widthOf(label, column.stats.maxBytes),
      references,
      exact: isKey ? { as: 'text' } : exactOf(column),
      hidden,
      isSensitive: column.isSensitive,
      dateOrder: column.dateOrder,
    },
    cell: () => cell,
    ordering: orderingOf(column, table.rows),
    contains: (term, bind) => columnContainsSql(column, cell, term, bind),
  };
}

/** The columns of the file that are not among `shown`, hidden until asked for. */
export function hiddenColumns(table: TableInfo, shown: readonly PlannedColumn[]): PlannedColumn[] {
  const ids = new Set(shown.map(({ column }) => column.id));
  const labels = new Set(shown.map(({ column }) => column.label));
  return table.columns
    .filter(({ id }) => !ids.has(id))
    .map((column) => {
      const label = labels.has(column.label) ? column.name : column.label;
      labels.add(label);
      return rawColumn(table, column, { label, hidden: true });
    });
}

interface TextColumn {
  id: string;
  label: string;
  maxBytes: number;
  kind?: ViewColumn['kind'];
  references?: string;
  hidden?: boolean;
}

/** The description of a column that is made, not read. */
export function textColumn(parts: TextColumn): ViewColumn {
  const { id, label, maxBytes, kind = 'text', references = null, hidden = false } = parts;
  const width = widthOf(label, maxBytes);
  return {
    id,
    label,
    kind,
    align: 'start',
    width,
    references,
    exact: { as: 'text' },
    hidden,
    isSensitive: false,
    dateOrder: null,
  };
}

/** A number of our own: how many, or how big. */
export function countColumn(
  { id, label, kind }: { id: string; label: string; kind: 'count' | 'bytes' },
  sql: string,
): PlannedColumn {
  return {
    column: {
      id,
      label,
      kind,
      align: 'end',
      width: 10,
      references: null,
      exact: { as: 'number', decimals: 0 },
      hidden: false,
      isSensitive: false,
      dateOrder: null,
    },
    cell: () => sql,
    ordering: { by: 'count' },
    contains: () => null,
  };
}

/** Instead of an id, the name of what it points to; the cell as it stands where it points nowhere. */
export function labelColumn(
  tables: Tables,
  table: TableInfo,
  source: ColumnInfo,
  { id, label }: { id: string; label: string },
): PlannedColumn | null {
  const target = targetOf(tables, source.references);
  if (!target) return null;
  const pointer = pointerOf(tables, { table, column: source.id, alias: 't' }, target);
  const cell = `coalesce(${labelSql(target, pointer)}, ${pointer.cell})`;
  return {
    column: textColumn({
      id,
      label,
      maxBytes: Math.min(40, Math.max(target.label?.maxBytes ?? 0, source.stats.maxBytes)),
      references: target.table.id,
    }),
    cell: () => cell,
    link: linkTo(target, () => foundSql(target, pointer)),
    ordering: textOrdering,
    contains: (term, bind) => namedContains(target, pointer.cell, term, bind),
  };
}

/** A link to the record of `target` that `sql` tells the key cell of, or the record number where keys repeat. */
export function linkTo(target: Target, sql: Link['sql']): Link {
  return { sql, to: (cell) => ({ table: target.table.id, key: keyOfFound(target, cell) }) };
}

/** `raw` points to a row whose name holds the term. */
export function namedContains(
  { key, from, label }: Target,
  raw: string,
  term: Term,
  bind: Bind,
): string | null {
  const test = label && containsSql(label.sql, label.ascii, term, bind);
  return test && `${raw} IN (SELECT ${key} FROM ${from} WHERE ${test})`;
}
