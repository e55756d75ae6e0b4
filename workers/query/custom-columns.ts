import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import type { Bind } from './bind.ts';
import type { CustomField } from './custom-fields.ts';
import type { Collection } from './custom-rows.ts';
import { cellsFrom, cellSql, type CustomSource } from './custom-source.ts';
import { textOrdering, type Ordering } from './ordering.ts';
import type { Tables } from './tables.ts';
import { foundSql, labelSql, targetOf, type Target } from './target.ts';
import { containsSql, type Term } from './text-filter.ts';
import { linkTo, namedContains, rawColumn, type PlannedColumn } from './view-plan.ts';

/** The fields of a collection whose rows are `t`; each cell is looked up through the key of custom data. */
export interface CustomFields {
  tables: Tables;
  source: CustomSource;
  collection: Collection;
  table: TableInfo;
}

/** One column for each of the first `most` fields. The first one is searched for all: it looks at each cell once. */
export function fieldColumns(of: CustomFields, most: number): PlannedColumn[] {
  const shown = of.collection.fields.slice(0, most);
  const labels = labelsOf(of, shown);
  const people = targetOf(of.tables, 'participants');
  return shown.map((field, at) => {
    const label = labels[at] ?? field.name;
    const column = fieldColumn(of, field, label, field.isPerson ? people : null);
    return at === 0 ? { ...column, contains: eitherContains(column, rowContains(of)) } : column;
  });
}

function fieldColumn(
  of: CustomFields,
  field: CustomField,
  label: string,
  people: Target | null,
): PlannedColumn {
  const raw = cellSql(of.source.value);
  const planned = rawColumn(of.table, infoOf(field, label), {
    references: people?.table.id ?? null,
  });
  const lookUp =
    (what: string) =>
    (bind: Bind): string =>
      lookupSql(of, field, what, bind);
  const ordering = withGaps(planned.ordering);
  if (!people) return { ...planned, cell: lookUp(raw), ordering, contains: () => null };
  const pointer = { cell: raw, context: null };
  return {
    ...planned,
    cell: lookUp(`coalesce(${labelSql(people, pointer)}, ${raw})`),
    link: linkTo(people, lookUp(foundSql(people, pointer))),
    ordering: textOrdering,
    contains: (term, bind) => namedContains(people, lookupSql(of, field, raw, bind), term, bind),
  };
}

function infoOf(field: CustomField, label: string): ColumnInfo {
  const { name, kind, dateOrder, isSensitive, stats } = field;
  const id = `field/${name}`;
  return {
    id,
    name,
    label,
    kind,
    known: null,
    references: null,
    evidence: null,
    dateOrder,
    isSensitive,
    stats,
  };
}

/**
 * When a row was last changed: the last stamp of its cells. Null where there are none, or where they are not
 * written so that the last one comes last as text.
 */
export function changedColumn(of: CustomFields): PlannedColumn | null {
  const { changed } = of.source;
  if (!changed || (changed.dateOrder ?? 'iso') !== 'iso') return null;
  const planned = rawColumn(of.table, { ...changed, id: 'changed' }, { hidden: true });
  const cell = (bind: Bind): string =>
    `(SELECT max(${cellSql(changed)}) FROM ${cellsFrom} WHERE ${rowTests(of, bind).join(' AND ')})`;
  return { ...planned, cell, ordering: withGaps(planned.ordering), contains: () => null };
}

/** Some row may have no value there. */
export function withGaps(ordering: Ordering): Ordering {
  return ordering.by === 'cell' ? { ...ordering, gaps: true } : ordering;
}

/** The field of the row `t`: of several cells the first. */
function lookupSql(of: CustomFields, field: CustomField, what: string, bind: Bind): string {
  const tests = [...rowTests(of, bind), `${cellSql(of.source.field)} = ${bind(field.name)}`];
  return `(SELECT ${what} FROM ${cellsFrom} WHERE ${tests.join(' AND ')} ORDER BY x.record LIMIT 1)`;
}

/** The cell `x` is of the row `t`. */
function rowTests({ source, collection }: CustomFields, bind: Bind): string[] {
  const { action, row } = source;
  return [
    ...(action ? [`${cellSql(action)} = t.action`] : []),
    ...(collection.name === null
      ? []
      : [`${cellSql(source.collection)} = ${bind(collection.name)}`]),
    ...(row ? [`${cellSql(row)} = t.row`] : []),
  ];
}

type Contains = PlannedColumn['contains'];

/** Any cell of the row holds the term. */
function rowContains(of: CustomFields): Contains {
  const ascii = of.collection.fields.every(({ stats }) => stats.ascii);
  return (term, bind) => {
    const test = containsSql(cellSql(of.source.value), ascii, term, bind);
    const tests = [...rowTests(of, bind), test];
    return test && `EXISTS (SELECT 1 FROM ${cellsFrom} WHERE ${tests.join(' AND ')})`;
  };
}

function eitherContains({ contains }: PlannedColumn, other: Contains): Contains {
  return (term: Term, bind: Bind) => {
    const tests = [contains(term, bind), other(term, bind)].filter((test) => test !== null);
    return tests.length === 0 ? null : `(${tests.join(' OR ')})`;
  };
}

/** What the first cell of each field says it is called, told apart where several are called the same. */
function labelsOf({ tables, source }: CustomFields, fields: readonly CustomField[]): string[] {
  const said = new Map(
    tables.store
      .rows(
        `SELECT x.record, ${cellSql(source.label)} FROM ${cellsFrom}
          WHERE x.record IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(fields.map(({ first }) => first))],
      )
      .map(([record, label]) => [Number(record), String(label ?? '')]),
  );
  const labels = fields.map(({ first, name }) => firstFilled(said.get(first) ?? '', name));
  const seen = new Map<string, number>();
  for (const label of labels) seen.set(label, (seen.get(label) ?? 0) + 1);
  return fields.map(({ name }, at) => {
    const label = labels[at] ?? name;
    return (seen.get(label) ?? 0) > 1 ? `${label} (${name})` : label;
  });
}

function firstFilled(label: string, name: string): string {
  if (label !== '') return label;
  return name === '' ? 'Without a name' : name;
}
