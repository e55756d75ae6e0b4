import { QueryError } from '../contract/problems.ts';
import type { ColumnCondition, Condition, RelationCondition } from '../contract/views.ts';
import type { Bind } from './bind.ts';
import { joinedSql, joinsOf, refersSql, relationsOf } from './relations.ts';
import { columnSql, findColumn, NULL_WORDS, type Tables } from './tables.ts';
import { targetOf } from './target.ts';
import type { ViewPlan } from './view-plan.ts';

/** The part of a view that its base and conditions leave, as SQL; fails with V02 for what is not there. */
export function scopeSql(
  tables: Tables,
  plan: ViewPlan,
  conditions: readonly Condition[],
  view: string,
): (bind: Bind) => string[] {
  const tests = conditions.map((condition) =>
    'relation' in condition
      ? relationSql(tables, plan, condition, view)
      : columnTestSql(tables, plan, condition, view),
  );
  return (bind) => [...(plan.base?.(bind) ?? []), ...tests.map((test) => test(bind))];
}

function columnTestSql(
  { store }: Tables,
  { table, columns }: ViewPlan,
  { column: name, value }: ColumnCondition,
  view: string,
): (bind: Bind) => string {
  const raw = findColumn(table, name);
  if (raw) {
    store.ensureIndex(table.id, [raw.id]);
    const cell = columnSql('t', raw.id);
    const empty = raw.kind === 'text' ? [''] : ['', ...NULL_WORDS];
    return value === null
      ? (bind) => `${cell} IN (${empty.map(bind).join(', ')})`
      : (bind) => `${cell} = ${bind(value)}`;
  }
  const made = columns.find(({ column }) => column.id === name);
  if (!made || made.shown) throw new QueryError({ code: 'V02', facts: { view, column: name } });
  return (bind) =>
    value === null
      ? `ifnull(${made.cell(bind)}, '') = ''`
      : `CAST(${made.cell(bind)} AS TEXT) = ${bind(value)}`;
}

/** Rows that refer to a record in a way that one column alone does not tell, or that a table of links joins to it. */
function relationSql(
  tables: Tables,
  { table }: ViewPlan,
  { relation: id, value }: RelationCondition,
  view: string,
): (bind: Bind) => string {
  const relation = relationsOf(tables).find((one) => one.id === id && one.table.id === table.id);
  if (relation) {
    tables.store.ensureIndex(table.id, [relation.column.id]);
    return (bind) => refersSql(relation, 't', bind(value), bind);
  }
  const near = id.slice(id.indexOf(':') + 1, id.indexOf('>'));
  const join = joinsOf(tables, near).find((one) => one.id === id && one.far === table.id);
  const own = targetOf(tables, table.id);
  if (!join || !own) throw new QueryError({ code: 'V02', facts: { view, column: id } });
  for (const pair of join.pairs) tables.store.ensureIndex(join.table.id, [pair.near.column.id]);
  const key = columnSql('t', own.keyColumn);
  return (bind) => `${key} IN (${joinedSql(join, bind(value), bind)})`;
}
