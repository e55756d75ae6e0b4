import type { Database } from 'sql.js';
import type { Batch } from '../contract/reader.ts';
import { quoteIdentifier } from './sql.ts';
import type { RawSqlite, Sqlite } from './sqlite.ts';

/** Inserts batches of raw cells into one table. */
export interface BulkInsert {
  add(batch: Batch): void;
  free(): void;
}

const done = 101;

/** Binds from the heap where it can be reached: six times as fast as the way through strings. */
export function bulkInsertInto(
  { raw }: Pick<Sqlite, 'raw'>,
  database: Database,
  table: string,
  columnCount: number,
): BulkInsert {
  const places = Array.from({ length: columnCount + 1 }, () => '?').join(', ');
  const sql = `INSERT INTO ${quoteIdentifier(table)} VALUES (${places})`;
  return raw ? new HeapInsert(raw, database, sql) : new StatementInsert(database, sql);
}

/** Copies a batch once into SQLite's memory and binds every cell where it lies. */
class HeapInsert implements BulkInsert {
  readonly #api: RawSqlite;
  readonly #memory: WebAssembly.Memory;
  readonly #database: Database;
  readonly #statement: number;
  #buffer = 0;
  #capacity = 0;

  constructor(raw: NonNullable<Sqlite['raw']>, database: Database, sql: string) {
    this.#api = raw.api;
    this.#memory = raw.memory;
    this.#database = database;
    this.#statement = prepare(raw, database, sql);
  }

  add({ bytes, spans, records, width, rows }: Batch): void {
    const base = this.#copy(bytes);
    const { _sqlite3_bind_int, _sqlite3_bind_text, _sqlite3_step, _sqlite3_reset } = this.#api;
    const statement = this.#statement;
    // spans holds 2 × rows × width offsets, records holds rows numbers: no index leaves them.
    let span = 0;
    for (let row = 0; row < rows; row += 1) {
      _sqlite3_bind_int(statement, 1, records[row] ?? 0);
      for (let column = 2; column <= width + 1; column += 1) {
        const start = spans[span] ?? 0;
        const end = spans[span + 1] ?? 0;
        span += 2;
        _sqlite3_bind_text(statement, column, base + start, end - start, 0);
      }
      const code = _sqlite3_step(statement);
      _sqlite3_reset(statement);
      if (code !== done) this.#database.handleError();
    }
  }

  free(): void {
    this.#api._sqlite3_finalize(this.#statement);
    this.#api._free(this.#buffer);
    this.#buffer = 0;
    this.#capacity = 0;
  }

  /** Where the bytes now lie. The memory's view is taken afresh: growing detaches older ones. */
  #copy(bytes: Uint8Array): number {
    if (bytes.length > this.#capacity || this.#buffer === 0) {
      this.#api._free(this.#buffer);
      this.#capacity = Math.max(bytes.length, 65_536);
      this.#buffer = this.#api._malloc(this.#capacity);
    }
    new Uint8Array(this.#memory.buffer).set(bytes, this.#buffer);
    return this.#buffer;
  }
}

function prepare(raw: NonNullable<Sqlite['raw']>, database: Database, sql: string): number {
  const { api, memory } = raw;
  const text = api.stringToNewUTF8(sql);
  const out = api._malloc(4);
  try {
    const handle = (database as unknown as { db: number }).db;
    const code = api._sqlite3_prepare_v2(handle, text, -1, out, 0);
    if (code !== 0) database.handleError();
    return new DataView(memory.buffer).getUint32(out, true);
  } finally {
    api._free(text);
    api._free(out);
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The way that needs nothing but sql.js's documented classes. */
class StatementInsert implements BulkInsert {
  readonly #statement;

  constructor(database: Database, sql: string) {
    this.#statement = database.prepare(sql);
  }

  add({ bytes, spans, records, width, rows }: Batch): void {
    for (let row = 0; row < rows; row += 1) {
      const cells = Array.from({ length: width }, (_, column) => {
        const span = 2 * (row * width + column);
        return decoder.decode(bytes.subarray(spans[span], spans[span + 1]));
      });
      this.#statement.run([records[row] ?? 0, ...cells]);
    }
  }

  free(): void {
    this.#statement.free();
  }
}
