import { readFile } from 'node:fs/promises';
import type { Batch } from '../../workers/contract/reader.ts';
import { Connection } from '../../workers/store/connection.ts';
import { loadSqlite, type Sqlite } from '../../workers/store/sqlite.ts';
import { Store } from '../../workers/store/store.ts';

const wasm = new URL('../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url);

export async function sqlite(): Promise<Sqlite> {
  return loadSqlite({ binary: await readFile(wasm) });
}

/** An empty store on the real SQLite. */
export async function aStore(): Promise<Store> {
  return new Store(new Connection(await sqlite()));
}

/** The same where sql.js does not show what lies behind it. */
export async function aPlainStore(): Promise<Store> {
  return new Store(new Connection({ ...(await sqlite()), raw: null }));
}

/** Rows as a reader hands them over; records are numbered from `firstRecord`. */
export function batchOf(
  rows: readonly (readonly string[])[],
  { firstRecord = 1, ...rest }: Partial<Batch> & { firstRecord?: number } = {},
): Batch {
  const cells = rows.flat().map((cell) => new TextEncoder().encode(cell));
  const bytes = new Uint8Array(cells.reduce((sum, cell) => sum + cell.length, 0));
  const spans = new Uint32Array(2 * cells.length);
  let at = 0;
  cells.forEach((cell, i) => {
    bytes.set(cell, at);
    spans.set([at, at + cell.length], 2 * i);
    at += cell.length;
  });
  return {
    bytes,
    spans,
    records: Uint32Array.from(rows, (_, i) => firstRecord + i),
    width: rows[0]?.length ?? 0,
    rows: rows.length,
    extras: [],
    rejections: [],
    places: [],
    bytesRead: bytes.length,
    ...rest,
  };
}

/** Loads and publishes a table in one go. */
export function load(store: Store, table: string, rows: readonly (readonly string[])[]): void {
  const loader = store.beginTable(table, rows[0]?.length ?? 0);
  loader.add(batchOf(rows));
  loader.publish();
}
