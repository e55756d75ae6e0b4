import { EngineError } from '../contract/problems.ts';
import type { IndexingEvent } from '../contract/records.ts';
import { CustomGatherer, type GatheredCollection } from './custom-gatherer.ts';
import {
  cellsFrom,
  cellSql,
  customSource,
  customTable,
  lookupColumns,
  type CustomSource,
} from './custom-source.ts';
import { lastRecord } from './find-records.ts';
import type { Asking } from './question.ts';
import type { Tables } from './tables.ts';

/**
 * `_custom_rows(record, collection, action, row)` has each row of custom data once: the record of its first
 * cell, the number of its collection, and the two cells that tell it apart there.
 */
export const rowsTable = '_custom_rows';

/** One collection, as the cells make it. */
export interface Collection extends GatheredCollection {
  rows: number;
  matters: number;
  isMultiple: boolean;
  /** Cells beyond the first of their field in a row. */
  repeated: number;
}

export interface CustomRows {
  source: CustomSource;
  collections: readonly Collection[];
}

/** Cells gone through between two moments in which other questions are heard. */
const SLICE = 20_000;

/** Goes once through all cells. Fails with E01 when the table is loaded anew meanwhile. */
export async function gatherRows(
  tables: Tables,
  source: CustomSource,
  breathe: Asking['breathe'],
  onIndexing: (event: IndexingEvent) => void,
): Promise<CustomRows> {
  const { store } = tables;
  const last = lastRecord(store, source.table);
  const gatherer = new CustomGatherer(source);
  const slices = Array.from({ length: Math.ceil(last / SLICE) }, (_, at) => at * SLICE);
  const steps = [
    () => store.ensureIndex(customTable, lookupColumns(source)),
    () => createTable(tables),
    ...slices.map((after) => () => gatherSlice(tables, source, gatherer, after)),
    () => store.ensureIndex(rowsTable, ['action']),
  ];
  for (const [at, step] of steps.entries()) {
    onIndexing({ subject: 'Custom data', done: at, of: steps.length });
    await breathe();
    const isCurrent = customSource(tables)?.table === source.table;
    if (!isCurrent) throw new EngineError({ code: 'E01', facts: {} });
    step();
  }
  return { source, collections: countedCollections(tables, source, gatherer.collections()) };
}

function createTable({ store }: Tables): void {
  store.dropTable(rowsTable);
  store.run(`CREATE TABLE ${rowsTable} (record INTEGER PRIMARY KEY, collection INTEGER NOT NULL,
      action TEXT NOT NULL, row TEXT NOT NULL, UNIQUE (action, collection, row))`);
}

/** Slices come in the order of records, so the first cell of a row is the one that stays. */
function gatherSlice(
  { store }: Tables,
  { collection, action, row, field, type, value }: CustomSource,
  gatherer: CustomGatherer,
  after: number,
): void {
  const columns = [collection, action, row, field, type, value].map(cellSql).join(', ');
  store.each(
    `SELECT x.record, ${columns} FROM ${cellsFrom} WHERE x.record > ? AND x.record <= ? ORDER BY x.record`,
    [after, after + SLICE],
    (cells) => gatherer.add(cells),
  );
  const insert = store.lookup(`INSERT OR IGNORE INTO ${rowsTable} VALUES (?, ?, ?, ?)`);
  try {
    store.transaction(() => {
      for (const head of gatherer.takeHeads()) insert.get(head);
    });
  } finally {
    insert.free();
  }
}

function countedCollections(
  tables: Tables,
  source: CustomSource,
  gathered: readonly GatheredCollection[],
): Collection[] {
  const counts = tables.store.rows(
    `SELECT collection, sum(n), sum(action <> ''), max(n)
      FROM (SELECT action, collection, count(*) AS n FROM ${rowsTable} GROUP BY action, collection)
      GROUP BY collection`,
  );
  const byNumber = new Map(counts.map(([number, ...rest]) => [Number(number), rest.map(Number)]));
  const repeated = repeatedCells(tables, source);
  return gathered.map((collection) => {
    const [rows = 0, matters = 0, most = 0] = byNumber.get(collection.number) ?? [];
    const more = repeated.get(collection.name ?? '') ?? 0;
    return { ...collection, rows, matters, isMultiple: most > 1, repeated: more };
  });
}

/** By collection, how many cells are not the first of their field in their row. A whole key proves there are none. */
function repeatedCells({ store }: Tables, source: CustomSource): Map<string, number> {
  if (source.table.key.length > 0) return new Map();
  const name = cellSql(source.collection);
  const others = [source.action, source.row, source.field].map(cellSql).join(', ');
  const rows = store.rows(
    `SELECT name, sum(n - 1) FROM (SELECT ${name} AS name, count(*) AS n
      FROM ${cellsFrom} GROUP BY ${name}, ${others} HAVING n > 1) GROUP BY name`,
  );
  return new Map(rows.map(([collection, count]) => [String(collection), Number(count)]));
}
