import type { TableInfo } from '../../contract/values.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { textOrdering } from '../ordering.ts';
import { columnSql, findColumn, NULL_WORDS, type Tables } from '../tables.ts';
import { linkedColumn } from '../table-view.ts';
import { anyOf, containsSql } from '../text-filter.ts';
import { labelColumn, textColumn, type PlannedColumn, type ViewPlan } from '../view-plan.ts';
import { blankColumn } from './report-source.ts';

/** A plan of these columns, each under its own id; one that the table lacks is blank. */
export function textsPlan(
  table: TableInfo,
  columns: Readonly<Record<string, PlannedColumn | null>>,
): ViewPlan {
  return {
    title: table.label,
    table,
    from: `${quoteIdentifier(table.id)} AS t`,
    columns: Object.entries(columns).map(([id, planned]) =>
      planned ? { ...planned, column: { ...planned.column, id } } : blankColumn(id),
    ),
  };
}

/** A column as it stands, or the name of what it refers to; null where there is no such column. */
export function textOf(
  tables: Tables,
  table: TableInfo,
  name: string | undefined,
): PlannedColumn | null {
  const source = name === undefined ? undefined : findColumn(table, name);
  if (!source) return null;
  const { id, label } = source;
  return labelColumn(tables, table, source, { id, label }) ?? linkedColumn(tables, table, source);
}

/** The first of several that is filled; a link where the one that is shown may lead somewhere. */
export function firstText(columns: readonly (PlannedColumn | null)[]): PlannedColumn | null {
  const there = columns.filter((column) => column !== null);
  const [one, another] = there;
  if (!one || !another) return one ?? null;
  const link = there.find((column) => column.link)?.link;
  return {
    column: textColumn({
      id: one.column.id,
      label: one.column.label,
      maxBytes: Math.max(...there.map(({ column }) => column.width)),
    }),
    cell: (bind) => `coalesce(${there.map(({ cell }) => filled(cell(bind))).join(', ')}, '')`,
    ...(link ? { link } : {}),
    ordering: textOrdering,
    contains: (term, bind) => anyOf(there.flatMap(({ contains }) => contains(term, bind) ?? [])),
    prepare: () => {
      for (const { prepare } of there) prepare?.();
    },
  };
}

const filled = (cell: string): string =>
  `CASE WHEN ${cell} NOT IN ('', ${NULL_WORDS.map((word) => `'${word}'`).join(', ')}) THEN ${cell} END`;

/** What another table says of the transaction that the column of this name tells. */
export function referencesOf(
  tables: Tables,
  table: TableInfo,
  transaction: string | undefined,
): PlannedColumn | null {
  const own = transaction === undefined ? undefined : findColumn(table, transaction);
  const there = tables.catalogue.get('transaction_references');
  const text = there && findColumn(there, 'reference');
  const by = there && findColumn(there, 'transaction_id');
  if (!own || !text || !by) return null;
  tables.store.ensureIndex(there.id, [by.id]);
  const cell = `(SELECT group_concat(${columnSql('x', text.id)}, '; ') FROM ${quoteIdentifier(there.id)} AS x
    WHERE ${columnSql('x', by.id)} = ${columnSql('t', own.id)} AND ${columnSql('x', text.id)} <> '')`;
  return {
    column: textColumn({ id: 'references', label: 'Reference', maxBytes: text.stats.maxBytes }),
    cell: () => `coalesce(${cell}, '')`,
    ordering: textOrdering,
    contains: (term, bind) => containsSql(`coalesce(${cell}, '')`, text.stats.ascii, term, bind),
  };
}
