import { EngineError } from '../contract/problems.ts';
import type { IndexingEvent } from '../contract/records.ts';
import type { Cell, TableInfo } from '../contract/values.ts';
import { FieldGatherer, readTypes, type CustomField } from './custom-fields.ts';
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
 * cell, the number of its collection in `_custom_collections(id, name)`, and the two cells that tell it apart.
 */
export const rowsTable = '_custom_rows';

/** One collection, as the cells make it. */
export interface Collection {
  /** Its number in `_custom_rows`. */
  number: number;
  /** Null where the file has no column for it: then all of it is one collection. */
  name: string | null;
  rows: number;
  matters: number;
  isMultiple: boolean;
  /** Cells beyond the first of their field in a row. */
  repeated: number;
  /** In the order of their first cells. */
  fields: readonly CustomField[];
}

export interface CustomRows {
  source: CustomSource;
  collections: readonly Collection[];
}

/** Cells gone through between two moments in which other questions are heard. */
const SLICE = 50_000;

type Gathered = Map<string, Map<string, FieldGatherer>>;

/** Goes once through all cells. Fails with E01 when the table is loaded anew meanwhile. */
export async function gatherRows(
  tables: Tables,
  source: CustomSource,
  breathe: Asking['breathe'],
  onIndexing: (event: IndexingEvent) => void,
): Promise<CustomRows> {
  const { store } = tables;
  const last = lastRecord(store, source.table);
  const gathered: Gathered = new Map();
  const steps = [
    () => store.ensureIndex(customTable, lookupColumns(source)),
    () => createTables(tables),
    ...slicesOf(last).map((range) => () => {
      gatherFields(tables, source, range, gathered);
      gatherHeads(tables, source, range);
    }),
    () => store.ensureIndex(rowsTable, ['action']),
  ];
  for (const [at, step] of steps.entries()) {
    onIndexing({ subject: 'Custom data', done: at, of: steps.length });
    await breathe();
    if (!isCurrent(tables, source.table)) throw new EngineError({ code: 'E01', facts: {} });
    step();
  }
  const collections = collectionsIn(tables, source, gathered);
  onIndexing({ subject: 'Custom data', done: steps.length, of: steps.length });
  return { source, collections };
}

function isCurrent(tables: Tables, table: TableInfo): boolean {
  return customSource(tables)?.table === table;
}

type Range = readonly [after: number, to: number];

function slicesOf(last: number): Range[] {
  const count = Math.ceil(last / SLICE);
  return Array.from({ length: count }, (_, at) => [at * SLICE, (at + 1) * SLICE]);
}

function createTables({ store }: Tables): void {
  store.run(`DROP TABLE IF EXISTS ${rowsTable}; DROP TABLE IF EXISTS _custom_collections;
    CREATE TABLE _custom_collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE ${rowsTable} (record INTEGER PRIMARY KEY, collection INTEGER NOT NULL,
      action TEXT NOT NULL, row TEXT NOT NULL, UNIQUE (action, collection, row))`);
}

const inRange = 'x.record > ? AND x.record <= ?';

/** Slices come in the order of records, so the first cell of a row is the one that stays. */
function gatherHeads({ store }: Tables, source: CustomSource, range: Range): void {
  const [action, collection, row] = [source.action, source.collection, source.row].map(cellSql);
  store.run(
    `INSERT OR IGNORE INTO _custom_collections (name)
      SELECT ${collection} FROM ${cellsFrom} WHERE ${inRange} GROUP BY 1 ORDER BY min(x.record)`,
    range,
  );
  store.run(
    `INSERT OR IGNORE INTO ${rowsTable} (record, collection, action, row)
      SELECT g.record, n.id, g.action, g.row FROM (
        SELECT min(x.record) AS record, ${collection} AS name, ${action} AS action, ${row} AS row
        FROM ${cellsFrom} WHERE ${inRange} GROUP BY 2, 3, 4 ORDER BY 1
      ) AS g JOIN _custom_collections AS n ON n.name = g.name`,
    range,
  );
}

function gatherFields({ store }: Tables, source: CustomSource, range: Range, into: Gathered): void {
  const [collection, field, value] = [source.collection, source.field, source.value].map(cellSql);
  const type = `lower(trim(${cellSql(source.type)}))`;
  const of = (name: Cell, fieldName: Cell): FieldGatherer => fieldIn(into, name, fieldName);
  store.each(
    `SELECT ${collection}, ${field}, ${type}, min(x.record), sum(${value} <> ''),
        max(octet_length(${value})), max(octet_length(${value}) <> length(${value}))
      FROM ${cellsFrom} WHERE ${inRange} GROUP BY 1, 2, 3`,
    range,
    ([inCollection = '', name = '', ofType, first, filled, maxBytes, beyondAscii]) => {
      of(inCollection, name).count({
        name: String(name),
        type: String(ofType),
        first: Number(first),
        filled: Number(filled),
        maxBytes: Number(maxBytes),
        beyondAscii: Number(beyondAscii) > 0,
      });
    },
  );
  store.each(
    `SELECT ${collection}, ${field}, ${value} FROM ${cellsFrom}
      WHERE ${inRange} AND ${value} <> '' AND ${type} IN (SELECT value FROM json_each(?))`,
    [...range, JSON.stringify(readTypes)],
    ([inCollection = '', name = '', cell = '']) => of(inCollection, name).look(cell),
  );
}

function fieldIn(gathered: Gathered, collection: Cell, field: Cell): FieldGatherer {
  const name = String(field);
  const fields = gathered.get(String(collection)) ?? new Map<string, FieldGatherer>();
  gathered.set(String(collection), fields);
  const known = fields.get(name) ?? new FieldGatherer(name);
  fields.set(name, known);
  return known;
}

function collectionsIn(tables: Tables, source: CustomSource, gathered: Gathered): Collection[] {
  const counts = tables.store.rows(
    `SELECT n.id, n.name, sum(m.n), sum(m.action <> ''), max(m.n)
      FROM (SELECT action, collection, count(*) AS n FROM ${rowsTable} GROUP BY 1, 2) AS m
      JOIN _custom_collections AS n ON n.id = m.collection GROUP BY n.id ORDER BY n.id`,
  );
  const repeated = repeatedCells(tables, source);
  return counts.map(([number, name, rows, matters, most]) => {
    const fields = [...(gathered.get(String(name))?.values() ?? [])].map((field) => field.field());
    return {
      number: Number(number),
      name: source.collection ? String(name) : null,
      rows: Number(rows),
      matters: Number(matters),
      isMultiple: Number(most) > 1,
      repeated: repeated.get(String(name)) ?? 0,
      fields: fields.sort((a, b) => a.first - b.first),
    };
  });
}

/** By collection, how many cells are not the first of their field in their row. A whole key proves there are none. */
function repeatedCells({ store }: Tables, source: CustomSource): Map<string, number> {
  if (source.table.key.length > 0) return new Map();
  const columns = [source.action, source.collection, source.row, source.field].map(cellSql);
  const rows = store.rows(
    `SELECT name, sum(n - 1) FROM (SELECT ${columns[1] ?? ''} AS name, count(*) AS n
      FROM ${cellsFrom} GROUP BY ${columns.join(', ')} HAVING n > 1) GROUP BY name`,
  );
  return new Map(rows.map(([name, count]) => [String(name), Number(count)]));
}
