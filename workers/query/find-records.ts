import type { TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { Params, type Bind } from './bind.ts';
import { pause, type Asking } from './question.ts';
import type { ViewPlan } from './view-plan.ts';

/** Records looked at between two moments in which newer questions are heard. */
const SLICE = 50_000;

/** Record numbers that a statement gives as its first column, as it gives them. */
export function recordsOf(store: Store, sql: string, { values }: Params): Uint32Array {
  const list = store.rowList(sql, values);
  return Uint32Array.from(list.slice(0, list.length));
}

/** The highest record number of a table; 0 when it is empty. */
export function lastRecord(store: Store, { id }: TableInfo): number {
  return Number(store.value(`SELECT max(record) FROM ${quoteIdentifier(id)}`) ?? 0);
}

/** The records of a view that meet all tests, in their own order. */
export async function findRecords(
  store: Store,
  { table, from }: ViewPlan,
  tests: (bind: Bind) => readonly string[],
  { expected, asking }: { expected: number; asking: Asking },
): Promise<Uint32Array> {
  const last = lastRecord(store, table);
  const step = expected <= SLICE ? last : SLICE;
  const found: Uint32Array[] = [];
  for (let start = 0; start < last; start += step) {
    await pause(asking);
    const params = new Params();
    const range = [`t.record > ${params.bind(start)}`, `t.record <= ${params.bind(start + step)}`];
    const where = [...tests(params.bind), ...range].join(' AND ');
    const sql = `SELECT t.record FROM ${from} WHERE ${where} ORDER BY t.record`;
    found.push(recordsOf(store, sql, params));
  }
  return joined(found);
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
