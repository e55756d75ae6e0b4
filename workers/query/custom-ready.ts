import type { IndexingEvent } from '../contract/records.ts';
import type { TableInfo } from '../contract/values.ts';
import { gatherRows, type CustomRows } from './custom-rows.ts';
import { customSource, type CustomSource } from './custom-source.ts';
import { pause, type Asking } from './question.ts';
import type { Tables } from './tables.ts';

type Listener = (event: IndexingEvent) => void;

interface Gathering {
  done: Promise<CustomRows>;
  rows: CustomRows | null;
  listeners: Set<Listener>;
}

/** By the table the rows were made of: one that is loaded anew is gone through again. */
const known = new WeakMap<TableInfo, Gathering>();

/**
 * The rows of custom data; null where there are none to be made. The first question goes through all cells, and
 * goes on when it is no longer wanted: another may be waiting for the same.
 */
export async function ensureCustomRows(
  tables: Tables,
  asking: Asking,
  onIndexing?: Listener,
): Promise<CustomRows | null> {
  const source = customSource(tables);
  if (!source) return null;
  const gathering = known.get(source.table) ?? begin(tables, source, asking.breathe);
  if (onIndexing && !gathering.rows) gathering.listeners.add(onIndexing);
  const rows = gathering.rows ?? (await gathering.done);
  await pause(asking);
  return rows;
}

/** The rows that `ensureCustomRows` has made; null before. */
export function readyCustomRows(tables: Tables): CustomRows | null {
  const source = customSource(tables);
  return (source && known.get(source.table)?.rows) ?? null;
}

function begin(tables: Tables, source: CustomSource, breathe: Asking['breathe']): Gathering {
  const listeners = new Set<Listener>();
  const tell: Listener = (event) => {
    for (const listener of listeners) listener(event);
  };
  const done = gatherRows(tables, source, breathe, tell);
  const gathering: Gathering = { done, rows: null, listeners };
  known.set(source.table, gathering);
  done.then(
    (rows) => {
      gathering.rows = rows;
      listeners.clear();
    },
    () => known.delete(source.table),
  );
  return gathering;
}
