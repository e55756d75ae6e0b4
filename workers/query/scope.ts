import { QueryError } from '../contract/problems.ts';
import type { Condition } from '../contract/views.ts';
import type { Bind } from './bind.ts';
import { columnSql, findColumn, NULL_WORDS, type Tables } from './tables.ts';
import type { ViewPlan } from './view-plan.ts';

/** The part of a view that its base and conditions leave, as SQL; fails with V02 for a column that is not there. */
export function scopeSql(
  tables: Tables,
  plan: ViewPlan,
  conditions: readonly Condition[],
  view: string,
): (bind: Bind) => string[] {
  const tests = conditions.map((condition) => conditionSql(tables, plan, condition, view));
  return (bind) => [...(plan.base?.(bind) ?? []), ...tests.map((test) => test(bind))];
}

function conditionSql(
  { store }: Tables,
  { table, columns }: ViewPlan,
  condition: Condition,
  view: string,
): (bind: Bind) => string {
  if ('relation' in condition) {
    throw new QueryError({ code: 'V02', facts: { view, column: condition.relation } });
  }
  const { column: name, value } = condition;
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
