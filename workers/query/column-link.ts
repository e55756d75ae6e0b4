import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { isWordSql, ofColumn, type Relation } from './relations.ts';
import { columnSql, type Tables } from './tables.ts';
import { foundSql, keyOfFound, pointerOf, targetOf, type Target } from './target.ts';
import type { Link } from './view-plan.ts';
import { linkTo } from './view-plan.ts';

interface Way {
  relation: Relation;
  target: Target;
  found: string;
}

/** Where the cells of a column lead, also where the table depends on the row; null for a column of no ids. */
export function columnLink(tables: Tables, table: TableInfo, column: ColumnInfo): Link | null {
  const ways = ofColumn(tables, table, column).flatMap((relation): Way[] => {
    const target = targetOf(tables, relation.target);
    if (!target) return [];
    const pointer = pointerOf(tables, { table, column: column.id, alias: 't' }, target);
    return [{ relation, target, found: foundSql(target, pointer) }];
  });
  const [only] = ways;
  if (!only) return null;
  if (only.relation.when === null) return linkTo(only.target, () => only.found);
  return {
    // Which way it was, and what it found there: "1 7865".
    sql: (bind) =>
      `CASE ${ways
        .map(({ relation: { when }, found }, at) => {
          const test = when && isWordSql(columnSql('t', when.column), when.words, bind);
          return `WHEN ${test ?? '0'} THEN '${at} ' || ${found}`;
        })
        .join(' ')} END`,
    to: (cell) => {
      const text = String(cell ?? '');
      const gap = text.indexOf(' ');
      const { target } = ways[Number(text.slice(0, gap))] ?? only;
      return { table: target.table.id, key: keyOfFound(target, text.slice(gap + 1)) };
    },
  };
}
