import type { TableInfo } from '../contract/values.ts';
import type { Sort } from '../contract/views.ts';
import type { Store } from '../store/store.ts';
import { Params } from './bind.ts';
import { recordsOf } from './find-records.ts';
import { sortedSql } from './ordering.ts';
import { pause, type Asking } from './question.ts';
import type { PlannedColumn, ViewPlan } from './view-plan.ts';

/** Up to so many records are sorted by themselves; more are picked out of the whole table in order. */
const FEW = 20_000;

/** Whole tables in order, kept so that a filter on top of a sort costs no second sort. */
const kept = new WeakMap<TableInfo, Map<string, Uint32Array>>();
const KEPT_PER_TABLE = 4;

/** Puts records in the order of a column. `records` is null for all of the table. */
export async function sortRecords(
  store: Store,
  plan: ViewPlan,
  records: Uint32Array | null,
  {
    column,
    direction,
    asking,
  }: {
    column: PlannedColumn;
    direction: Sort['direction'];
    asking: Asking;
  },
): Promise<Uint32Array> {
  column.prepare?.();
  await pause(asking);
  const isFew = records !== null && records.length <= FEW;
  const cached = keptOrder(plan.table, column, direction);
  if (records && isFew && !cached) return sorted(store, plan, column, direction, records);
  const all = cached ?? sorted(store, plan, column, direction, null);
  keepOrder(plan.table, column, direction, all);
  await pause(asking);
  return records ? picked(all, records) : all;
}

function sorted(
  store: Store,
  { from }: ViewPlan,
  column: PlannedColumn,
  direction: Sort['direction'],
  records: Uint32Array | null,
): Uint32Array {
  const params = new Params();
  const own = column.full ?? column.cell(params.bind);
  const cell = column.ordering.by === 'count' ? own : `ifnull(${own}, '')`;
  const among = records
    ? ` WHERE t.record IN (SELECT value FROM json_each(${params.bind(`[${records.join()}]`)}))`
    : '';
  const rows = `SELECT t.record AS record, ${cell} AS v FROM ${from}${among}`;
  return recordsOf(store, sortedSql(rows, column.ordering, direction), params);
}

/** Those of `order` that are among `records`. */
function picked(order: Uint32Array, records: Uint32Array): Uint32Array {
  const wanted = new Uint8Array(order.reduce((most, record) => Math.max(most, record), 0) + 1);
  for (const record of records) wanted[record] = 1;
  return order.filter((record) => wanted[record] === 1);
}

function keptOrder(
  table: TableInfo,
  { column }: PlannedColumn,
  direction: Sort['direction'],
): Uint32Array | undefined {
  return kept.get(table)?.get(`${column.id} ${direction}`);
}

/** Only columns of the file: what a label says may change when another table is loaded. */
function keepOrder(
  table: TableInfo,
  { column }: PlannedColumn,
  direction: Sort['direction'],
  order: Uint32Array,
): void {
  if (!table.columns.some(({ id }) => id === column.id)) return;
  const orders = kept.get(table) ?? new Map<string, Uint32Array>();
  kept.set(table, orders);
  const name = `${column.id} ${direction}`;
  orders.delete(name);
  orders.set(name, order);
  for (const oldest of [...orders.keys()].slice(0, -KEPT_PER_TABLE)) orders.delete(oldest);
}
