import type { Database } from 'sql.js';
import { sortableDay } from '../contract/day.ts';
import type { Cell } from '../contract/values.ts';
import { fold } from './fold.ts';
import { Heap } from './heap.ts';
import { PlainStatement, type Prepared } from './prepared.ts';
import { RawStatement, type Handle } from './raw-statement.ts';
import type { Sqlite } from './sqlite.ts';

/** Bytes of a page. Between 4,096 and 65,536 loading and indexing took the same time. */
const pageBytes = 16_384;

/**
 * The most that the database in the WASM heap may grow to. The heap ends at 2 GiB, and building an index,
 * the other database's page cache and a batch need room in it.
 */
export const heapLimit = 1536 * 1024 * 1024;

/**
 * One database in two places, and the only way to it. `heap` lies in WASM memory: nothing is ever written
 * out of it, which makes loading twice as fast. `main` is sql.js's file in JavaScript memory: slower, but not
 * bounded by the heap. A table's name finds it in either.
 */
export class Connection {
  /** Null where sql.js does not show what lies behind it. */
  readonly handle: Handle | null;
  readonly #database: Database;
  isOpen = true;

  constructor({ module, raw }: Sqlite) {
    this.#database = new module.Database();
    this.handle = raw && {
      api: raw.api,
      heap: new Heap(raw),
      database: (this.#database as unknown as { db: number }).db,
      statements: new Set(),
    };
    this.#database.run(
      `PRAGMA page_size=${pageBytes}; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;
       PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;
       PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=OFF;
       ATTACH ':memory:' AS heap; PRAGMA heap.page_size=${pageBytes};
       PRAGMA heap.max_page_count=${heapLimit / pageBytes}`,
    );
    // SQLite's own lower() knows only ASCII; names here do not stop at ASCII.
    this.#database.create_function('fold', fold);
    this.#database.create_function('day', sortableDay);
  }

  prepare(sql: string): Prepared {
    this.#assertOpen();
    return this.handle
      ? new RawStatement(this.handle, sql)
      : new PlainStatement(this.#database.prepare(sql));
  }

  /** Prepares, binds, and frees again whatever `work` does. */
  with<Result>(
    sql: string,
    params: readonly Cell[],
    work: (statement: Prepared) => Result,
  ): Result {
    const statement = this.prepare(sql);
    try {
      statement.bind(params);
      return work(statement);
    } finally {
      statement.free();
    }
  }

  /** Any number of statements, without values. */
  script(sql: string): void {
    this.#assertOpen();
    this.#database.run(sql);
  }

  /** All or nothing. An async `work` does not compile: it would commit before it had finished. */
  transaction<Result>(work: () => Result extends PromiseLike<unknown> ? never : Result): Result {
    this.script('BEGIN');
    try {
      const result = work();
      this.script('COMMIT');
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** Bytes of one of the two places. */
  bytes(place: 'heap' | 'main'): number {
    return this.with(`PRAGMA ${place}.page_count`, [], (pages) => {
      pages.step();
      return pages.number() * pageBytes;
    });
  }

  /** Frees what is still prepared; what uses it afterwards fails. */
  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const statement of this.handle?.statements ?? []) statement.free();
    this.#database.close();
  }

  #assertOpen(): void {
    if (!this.isOpen) throw new Error('the store is closed');
  }

  #rollBack(): void {
    try {
      this.script('ROLLBACK');
    } catch {
      // SQLite rolled back by itself: the first failure is the one to tell.
    }
  }
}
