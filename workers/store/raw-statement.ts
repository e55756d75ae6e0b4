import type { Cell } from '../contract/values.ts';
import type { Heap } from './heap.ts';
import type { Prepared } from './prepared.ts';
import type { RawApi } from './sqlite.ts';

/** Result codes: https://www.sqlite.org/rescode.html */
const codes = { ok: 0, row: 100, done: 101 };
const types = { integer: 1, float: 2, null: 5 };
/** Tells SQLite to copy a bound text at once. */
const transient = -1;

/** A failure that SQLite reports by a result code. */
export class SqliteError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'SqliteError';
    this.code = code;
  }
}

/** What every statement of one database needs. */
export interface Handle {
  api: RawApi;
  heap: Heap;
  /** The database's pointer. */
  database: number;
  /** Those not freed yet: the database stays in memory for as long as there is one. */
  statements: Set<{ free(): void }>;
}

export class RawStatement implements Prepared {
  /** 0 once it is freed: SQLite then refuses it. */
  pointer: number;
  readonly #handle: Handle;
  readonly #api: RawApi;

  constructor(handle: Handle, sql: string) {
    this.#handle = handle;
    this.#api = handle.api;
    this.pointer = prepare(handle, sql);
    handle.statements.add(this);
  }

  bind(params: readonly Cell[]): void {
    if (this.pointer === 0) throw new Error('the statement is freed, or the store is closed');
    this.reset();
    this.#api._sqlite3_clear_bindings(this.pointer); // what is not bound is NULL
    params.forEach((cell, i) => {
      check(this.#handle, this.#bindCell(i + 1, cell));
    });
  }

  step(): boolean {
    const code = this.#api._sqlite3_step(this.pointer);
    if (code === codes.row) return true;
    if (code !== codes.done) check(this.#handle, code);
    return false;
  }

  row(): Cell[] {
    const count = this.#api._sqlite3_data_count(this.pointer);
    const cells = new Array<Cell>(count);
    for (let column = 0; column < count; column += 1) cells[column] = this.#cell(column);
    return cells;
  }

  number(): number {
    return this.#api._sqlite3_column_double(this.pointer, 0);
  }

  /** Its result repeats the last step's failure, which was told then. */
  reset(): void {
    this.#api._sqlite3_reset(this.pointer);
  }

  free(): void {
    this.#handle.statements.delete(this);
    this.#api._sqlite3_finalize(this.pointer);
    this.pointer = 0;
  }

  #cell(column: number): Cell {
    const type = this.#api._sqlite3_column_type(this.pointer, column);
    if (type === types.null) return null;
    if (type === types.integer || type === types.float) {
      const number = this.#api._sqlite3_column_double(this.pointer, column);
      if (type === types.float || Number.isSafeInteger(number)) return number;
    }
    const text = this.#api._sqlite3_column_text(this.pointer, column);
    return this.#handle.heap.text(text, this.#api._sqlite3_column_bytes(this.pointer, column));
  }

  #bindCell(index: number, cell: Cell): number {
    const { pointer } = this;
    if (cell === null) return codes.ok;
    if (typeof cell === 'string') {
      return this.#handle.heap.withText(cell, (text, length) =>
        this.#api._sqlite3_bind_text(pointer, index, text, length, transient),
      );
    }
    return Object.is(cell, cell | 0)
      ? this.#api._sqlite3_bind_int(pointer, index, cell)
      : this.#api._sqlite3_bind_double(pointer, index, cell);
  }
}

function prepare(handle: Handle, sql: string): number {
  const { api, heap, database } = handle;
  const out = heap.allocate(4);
  try {
    const code = heap.withText(sql, (text, length) =>
      api._sqlite3_prepare_v2(database, text, length, out, 0),
    );
    check(handle, code);
    return new DataView(heap.bytes.buffer).getUint32(out, true);
  } finally {
    heap.free(out);
  }
}

function check({ api, database }: Handle, code: number): void {
  if (code === codes.ok) return;
  throw new SqliteError(code, api.UTF8ToString(api._sqlite3_errmsg(database)));
}
