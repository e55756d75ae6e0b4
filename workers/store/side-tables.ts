import type { Batch } from '../contract/reader.ts';
import type { Cell } from '../contract/values.ts';
import type { Store } from './store.ts';

/** What a file brought beside its rows. `table_id` is the table's name; `cells` is a JSON list of texts. */
const sideTables: Readonly<Record<string, string>> = {
  _extras: 'record INTEGER, cells TEXT',
  _quarantine:
    'record INTEGER, line INTEGER, byte_start INTEGER, byte_length INTEGER, code TEXT, "column" INTEGER, raw TEXT',
  _places: 'record INTEGER, byte INTEGER, line INTEGER',
};

export function createSideTables(store: Store): void {
  for (const [name, columns] of Object.entries(sideTables)) {
    store.run(
      `CREATE TABLE ${name} (table_id TEXT NOT NULL, ${columns}, PRIMARY KEY (table_id, record)) WITHOUT ROWID`,
    );
  }
}

export function addSideRows(store: Store, table: string, batch: Batch): void {
  addRows(
    store,
    'INSERT INTO _extras VALUES (?, ?, ?)',
    batch.extras.map(({ record, cells }) => [table, record, JSON.stringify(cells)]),
  );
  addRows(
    store,
    'INSERT INTO _quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    batch.rejections.map(({ record, line, byteStart, byteLength, code, column, raw }) => [
      table,
      record,
      line,
      byteStart,
      byteLength,
      code,
      column,
      raw,
    ]),
  );
  addRows(
    store,
    'INSERT INTO _places VALUES (?, ?, ?, ?)',
    batch.places.map(({ record, byte, line }) => [table, record, byte, line]),
  );
}

function addRows(store: Store, sql: string, rows: readonly Cell[][]): void {
  if (rows.length === 0) return;
  const statement = store.lookup(sql);
  try {
    for (const row of rows) statement.get(row);
  } finally {
    statement.free();
  }
}

export function renameSideRows(store: Store, from: string, to: string): void {
  for (const name of Object.keys(sideTables)) {
    store.run(`UPDATE ${name} SET table_id = ? WHERE table_id = ?`, [to, from]);
  }
}

export function forgetSideRows(store: Store, table: string): void {
  for (const name of Object.keys(sideTables)) {
    store.run(`DELETE FROM ${name} WHERE table_id = ?`, [table]);
  }
}
