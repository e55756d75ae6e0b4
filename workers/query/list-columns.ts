import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import type { ListColumn } from '../formats/lists.ts';
import type { Bind } from './bind.ts';
import { textOrdering } from './ordering.ts';
import { joinedSql, joinsOf, wordSql } from './relations.ts';
import { columnSql, findColumn, NULL_WORDS, type Tables } from './tables.ts';
import { pickSql, pointerOf, targetOf, type Target } from './target.ts';
import { containsSql } from './text-filter.ts';
import { countColumn, linkTo, textColumn, type PlannedColumn } from './view-plan.ts';

type Of<Part extends string> = Extract<ListColumn, Record<Part, unknown>>;

/** The first of several columns that is filled. */
export function firstColumn(
  table: TableInfo,
  { id, label, first }: Of<'first'>,
): PlannedColumn | null {
  const columns = first.flatMap((known) => findColumn(table, known) ?? []);
  const [one] = columns;
  if (!one) return null;
  const filled = columns.map(({ id: of }) => filledSql(columnSql('t', of)));
  const cell = `coalesce(${[...filled, `''`].join(', ')})`;
  return {
    column: {
      ...textColumn({ id, label, maxBytes: one.stats.maxBytes, kind: one.kind }),
      dateOrder: one.dateOrder,
    },
    cell: () => cell,
    ordering: textOrdering,
    contains: (term, bind) => containsSql(cell, false, term, bind),
  };
}

function filledSql(cell: string): string {
  return `CASE WHEN ${cell} NOT IN ('', ${NULL_WORDS.map((word) => `'${word}'`).join(', ')}) THEN ${cell} END`;
}

/** A column of the record that one of its columns refers to. */
export function viaColumn(
  tables: Tables,
  table: TableInfo,
  { id, label, via, of }: Of<'via'>,
): PlannedColumn | null {
  const source = findColumn(table, via);
  const target = source && targetOf(tables, source.references);
  const theirs = target && findColumn(target.table, of);
  if (!source || !target || !theirs) return null;
  const pointer = pointerOf(tables, { table, column: source.id, alias: 't' }, target);
  const cell = pickSql(target, columnSql('r', theirs.id), pointer);
  return madeColumn({ id, label, of: theirs }, cell);
}

/** How many rows of another table refer to a row. */
export function countedColumn(
  tables: Tables,
  table: TableInfo,
  { id, label, count, by }: Of<'count'>,
): PlannedColumn | null {
  const there = tables.catalogue.get(count);
  const theirs = there && findColumn(there, by);
  const own = theirs && targetOf(tables, theirs.references);
  if (!there || !theirs || own?.table.id !== table.id) return null;
  tables.store.ensureIndex(count, [theirs.id]);
  return countColumn(
    { id, label, kind: 'count' },
    `(SELECT count(*) FROM ${count} AS a
      WHERE ${columnSql('a', theirs.id)} = ${columnSql('t', own.keyColumn)})`,
  );
}

/** The names of the records that a table of links joins a row to; a link where there is just one. */
export function joinedColumn(
  tables: Tables,
  table: TableInfo,
  { id, label, joined, through }: Of<'joined'>,
): PlannedColumn | null {
  const join = joinsOf(tables, table.id).find(
    (one) => one.table.id === through && one.far === joined,
  );
  const own = targetOf(tables, table.id);
  const target = targetOf(tables, joined);
  if (!join || !own || !target) return null;
  for (const { near } of join.pairs) tables.store.ensureIndex(through, [near.column.id]);
  const key = columnSql('t', own.keyColumn);
  const found = (bind: Bind): string =>
    `FROM ${target.from} WHERE ${target.key} IN (${joinedSql(join, key, bind)})`;
  const name = nameSql(target);
  const names = (bind: Bind): string =>
    `(SELECT group_concat(name, '; ') FROM (SELECT ${name} AS name ${found(bind)} ORDER BY r.record))`;
  return {
    column: textColumn({ id, label, maxBytes: 40, references: joined }),
    cell: names,
    link: linkTo(
      target,
      (bind) => `(SELECT CASE count(*) WHEN 1 THEN max(${target.key}) END ${found(bind)})`,
    ),
    ordering: textOrdering,
    contains: (term, bind) => {
      const test = target.label && containsSql(target.label.sql, target.label.ascii, term, bind);
      return test && `EXISTS (SELECT 1 ${found(bind)} AND ${test})`;
    },
  };
}

const nameSql = ({ label, key }: Target): string =>
  label ? `coalesce(nullif(${label.sql}, ''), ${key})` : key;

/** What the words or letters of a column stand for; other words as they stand. */
export function wordsColumn(
  table: TableInfo,
  { id, label, of, words }: Of<'words'>,
): PlannedColumn | null {
  const source = findColumn(table, of);
  if (!source) return null;
  const raw = columnSql('t', source.id);
  const cell = (bind: Bind): string => {
    const cases = Object.entries(words).map(
      ([word, meaning]) => `WHEN ${bind(word)} THEN ${bind(meaning)}`,
    );
    return `CASE ${wordSql(raw)} ${cases.join(' ')} ELSE ${raw} END`;
  };
  return {
    column: textColumn({ id, label, maxBytes: 12 }),
    cell,
    ordering: textOrdering,
    contains: (term, bind) => containsSql(cell(bind), false, term, bind),
  };
}

function madeColumn(
  { id, label, of }: { id: string; label: string; of: ColumnInfo },
  cell: string,
): PlannedColumn {
  return {
    column: {
      ...textColumn({ id, label, maxBytes: of.stats.maxBytes, kind: of.kind }),
      dateOrder: of.dateOrder,
      isSensitive: of.isSensitive,
    },
    cell: () => cell,
    ordering: textOrdering,
    contains: (term, bind) => containsSql(cell, of.stats.ascii, term, bind),
  };
}
