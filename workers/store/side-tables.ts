import type { Batch } from '../contract/reader.ts';
import type { Cell } from '../contract/values.ts';
import type { Connection } from './connection.ts';

/** What a file brought beside its rows. `table_id` is the table's name; `cells` is a JSON list of texts. */
const sideTables = {
  _extras: 'record INTEGER, cells TEXT',
  _quarantine:
    'record INTEGER, line INTEGER, byte_start INTEGER, byte_length INTEGER, code TEXT, "column" INTEGER, raw TEXT',
  _places: 'record INTEGER, byte INTEGER, line INTEGER',
};

export function createSideTables(connection: Connection): void {
  for (const [name, columns] of Object.entries(sideTables)) {
    connection.script(
      `CREATE TABLE heap.${name} (table_id TEXT, ${columns}, PRIMARY KEY (table_id, record)) WITHOUT ROWID`,
    );
  }
}

export function addSideRows(connection: Connection, table: string, batch: Batch): void {
  insert(
    connection,
    'INSERT INTO _extras VALUES (?, ?, ?)',
    batch.extras.map(({ record, cells }) => [table, record, JSON.stringify(cells)]),
  );
  insert(
    connection,
    'INSERT INTO _quarantine VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    batch.rejections.map((it) => [
      table,
      it.record,
      it.line,
      it.byteStart,
      it.byteLength,
      it.code,
      it.column,
      it.raw,
    ]),
  );
  insert(
    connection,
    'INSERT INTO _places VALUES (?, ?, ?, ?)',
    batch.places.map(({ record, byte, line }) => [table, record, byte, line]),
  );
}

function insert(connection: Connection, sql: string, rows: readonly Cell[][]): void {
  if (rows.length === 0) return;
  const statement = connection.prepare(sql);
  try {
    for (const row of rows) {
      statement.bind(row);
      statement.step();
    }
  } finally {
    statement.free();
  }
}

export function renameSideRows(connection: Connection, from: string, to: string): void {
  for (const name of Object.keys(sideTables)) {
    connection.with(`UPDATE ${name} SET table_id = ? WHERE table_id = ?`, [to, from], (statement) =>
      statement.step(),
    );
  }
}

export function forgetSideRows(connection: Connection, table: string): void {
  for (const name of Object.keys(sideTables)) {
    connection.with(`DELETE FROM ${name} WHERE table_id = ?`, [table], (statement) =>
      statement.step(),
    );
  }
}
