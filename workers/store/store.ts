import type { Database } from 'sql.js';
import type { Cell } from '../contract/values.ts';
import { fold } from './fold.ts';
import { Lookup } from './lookup.ts';
import { quoteIdentifier } from './sql.ts';
import type { Sqlite } from './sqlite.ts';
import { currentRow, withStatement } from './statement.ts';
import { createSideTables, forgetSideRows } from './side-tables.ts';
import { TableLoader } from './table-loader.ts';

/** The tables of one open backup. Everything here is synchronous: SQLite runs in this thread. */
export class Store {
  readonly #sqlite: Sqlite;
  readonly #database: Database;
  #loads = 0;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
    this.#database = new sqlite.module.Database();
    this.#database.run(
      `PRAGMA page_size=65536; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;
       PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-262144;
       PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=OFF`,
    );
    // SQLite's own lower() knows only ASCII; names here do not stop at ASCII.
    this.#database.create_function('fold', fold);
    createSideTables(this);
  }

  rows(sql: string, params: readonly Cell[] = []): Cell[][] {
    const rows: Cell[][] = [];
    this.each(sql, params, (row) => rows.push(row));
    return rows;
  }

  /** The first cell of every row. */
  column(sql: string, params: readonly Cell[] = []): Cell[] {
    const cells: Cell[] = [];
    this.each(sql, params, (row) => cells.push(row[0] ?? null));
    return cells;
  }

  /** The first cell of the first row; null when there is no row. */
  value(sql: string, params: readonly Cell[] = []): Cell {
    return withStatement(this.#database, sql, params, (statement) =>
      statement.step() ? (currentRow(statement)[0] ?? null) : null,
    );
  }

  run(sql: string, params: readonly Cell[] = []): void {
    withStatement(this.#database, sql, params, (statement) => statement.step());
  }

  each(sql: string, params: readonly Cell[], visit: (row: Cell[]) => void): void {
    withStatement(this.#database, sql, params, (statement) => {
      while (statement.step()) visit(currentRow(statement));
    });
  }

  /** For a question asked many times; the caller frees it. */
  lookup(sql: string): Lookup {
    return new Lookup(this.#database, sql);
  }

  /** Starts a table that nobody sees until it is published. Several may be loading at once. */
  beginTable(table: string, columnCount: number): TableLoader {
    this.#loads += 1;
    return new TableLoader(this, this.#sqlite, this.#database, {
      table,
      columnCount,
      load: this.#loads,
    });
  }

  /** False when the table has that index already. */
  ensureIndex(table: string, columnIds: readonly string[]): boolean {
    const name = `${table}:${columnIds.join(',')}`;
    if (this.value('SELECT 1 FROM sqlite_master WHERE type = ? AND name = ?', ['index', name])) {
      return false;
    }
    const columns = columnIds.map(quoteIdentifier).join(', ');
    this.run(`CREATE INDEX ${quoteIdentifier(name)} ON ${quoteIdentifier(table)} (${columns})`);
    return true;
  }

  hasTable(table: string): boolean {
    return this.value('SELECT 1 FROM sqlite_master WHERE type = ? AND name = ?', ['table', table]) === 1;
  }

  dropTable(table: string): void {
    this.run(`DROP TABLE IF EXISTS ${quoteIdentifier(table)}`);
    forgetSideRows(this, table);
  }

  /** All or nothing. An async `work` does not compile: it would commit before it had finished. */
  transaction<Result>(work: () => Result extends PromiseLike<unknown> ? never : Result): Result {
    this.#database.run('BEGIN');
    try {
      const result = work();
      this.#database.run('COMMIT');
      return result;
    } catch (error) {
      this.#database.run('ROLLBACK');
      throw error;
    }
  }

  /** Bytes held: SQLite's heap, and the file that sql.js keeps beside it. */
  memoryBytes(): number {
    const heap = this.#sqlite.raw?.memory.buffer.byteLength ?? 0;
    return heap + Number(this.value('PRAGMA page_count')) * Number(this.value('PRAGMA page_size'));
  }

  close(): void {
    this.#database.close();
  }
}
