import { QueryError } from '../contract/problems.ts';
import type { View, ViewInfo, ViewPage } from '../contract/views.ts';
import { Params, type Bind } from './bind.ts';
import { isReport, openReport } from './reports/open-report.ts';
import { ensureBooks } from './books/ready.ts';
import { findRecords, lastRecord } from './find-records.ts';
import { PageReader } from './page-reader.ts';
import type { Asking } from './question.ts';
import { scopeSql } from './scope.ts';
import { sortRecords } from './sort-records.ts';
import { findColumn, type Tables } from './tables.ts';
import { anyOf, termOf, type Term } from './text-filter.ts';
import type { PlannedColumn, ViewPlan } from './view-plan.ts';
import { planView, prepareView } from './views.ts';

/** A view whose rows have been found and put in order; its pages are lookups. */
export interface OpenedView {
  info: Omit<ViewInfo, 'id'>;
  page(offset: number, limit: number): ViewPage;
}

type Tests = (bind: Bind) => readonly string[];

/** Answers a question. Fails with V01, V02, or with E01 when a newer one took its place. */
export async function openView(tables: Tables, view: View, asking: Asking): Promise<OpenedView> {
  if (isReport(view.name)) {
    return openReport(tables, await ensureBooks(tables, asking), view, asking);
  }
  await prepareView(tables, view.name, asking);
  const plan = planView(tables, view.name);
  const sort = view.sort && { ...view.sort, column: sortColumn(plan, view) };
  const scope = scopeSql(tables, plan, view.scope, view.name);
  const isWhole = view.scope.length === 0 && !plan.base;
  const of = isWhole ? plan.table.rows : countScope(tables, plan, scope);
  const found = await matching(tables, plan, view, { scope, of, asking });
  const records = sort ? await sortRecords(tables.store, plan, found, { ...sort, asking }) : found;
  const reader = new PageReader(tables.store, plan, records);
  return {
    info: {
      title: plan.title,
      table: plan.recordTable ?? plan.table.id,
      columns: plan.columns.map(({ column }) => column),
      absent: plan.absent ?? [],
      rows: records?.length ?? of,
      of,
    },
    page: (offset, limit) => reader.page(offset, limit),
  };
}

/** The records that scope and text leave; null for all of a table whose records have no gaps. */
async function matching(
  { store }: Tables,
  plan: ViewPlan,
  view: View,
  { scope, of, asking }: { scope: Tests; of: number; asking: Asking },
): Promise<Uint32Array | null> {
  const term = termOf(view.text);
  const isAll = view.scope.length === 0 && !plan.base && term === null;
  if (isAll && lastRecord(store, plan.table) === plan.table.rows) return null;
  if (term) for (const column of plan.columns) column.prepare?.();
  const tests: Tests = (bind) => [
    ...scope(bind),
    ...(term ? [containsTerm(plan, term, bind)] : []),
  ];
  return findRecords(store, plan, tests, { expected: of, asking });
}

function containsTerm({ columns }: ViewPlan, term: Term, bind: Bind): string {
  return anyOf(columns.flatMap(({ contains }) => contains(term, bind) ?? []));
}

function countScope({ store }: Tables, { from }: ViewPlan, scope: Tests): number {
  const params = new Params();
  const where = scope(params.bind).join(' AND ');
  return Number(store.value(`SELECT count(*) FROM ${from} WHERE ${where}`, params.values));
}

function sortColumn({ table, columns }: ViewPlan, { name, sort }: View): PlannedColumn {
  const wanted = sort?.column ?? '';
  const id = columns.some(({ column }) => column.id === wanted)
    ? wanted
    : findColumn(table, wanted)?.id;
  const column = columns.find((planned) => planned.column.id === id);
  if (!column) throw new QueryError({ code: 'V02', facts: { view: name, column: wanted } });
  return column;
}
