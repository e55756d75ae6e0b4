import type { Cell } from '../contract/values.ts';
import { heapLimit, type Connection } from './connection.ts';
import { isFull } from './full.ts';
import { Lookup } from './lookup.ts';
import { collectRows, type RowList } from './row-list.ts';
import { createSideTables, forgetSideRows } from './side-tables.ts';
import { quoteIdentifier } from './sql.ts';
import { TableLoader } from './table-loader.ts';

/** Where a table is; SQLite compares names without regard to ASCII case. */
const whereIs = `
  SELECT 'heap' FROM heap.sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE UNION ALL
  SELECT 'main' FROM main.sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE`;

/** A table takes about 1.6 times its CSV's bytes, its indexes the rest. */
const bytesPerCsvByte = 2;

/** The tables of one open backup. Everything here is synchronous: SQLite runs in this thread. */
export class Store {
  readonly #connection: Connection;
  /** CSV bytes that each running load is expected to bring, by its hidden name. */
  readonly #loading = new Map<string, number>();
  /** Indexes by name: made, or without room. Pages ask for theirs again and again. */
  readonly #indexes = new Map<string, boolean>();
  #loads = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
    createSideTables(connection);
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
    return this.#connection.with(sql, params, (statement) =>
      statement.step() ? (statement.row()[0] ?? null) : null,
    );
  }

  /** One statement with values, or any number of them without. */
  run(sql: string, params: readonly Cell[] = []): void {
    if (params.length === 0) this.#connection.script(sql);
    else this.#connection.with(sql, params, (statement) => statement.step());
  }

  each(sql: string, params: readonly Cell[], visit: (row: Cell[]) => void): void {
    this.#connection.with(sql, params, (statement) => {
      while (statement.step()) visit(statement.row());
    });
  }

  /** For a question asked many times; the caller frees it. */
  lookup(sql: string): Lookup {
    return new Lookup(this.#connection.prepare(sql));
  }

  /** Every row's first cell, a record number, in the order of the statement. */
  rowList(sql: string, params: readonly Cell[] = []): RowList {
    return this.#connection.with(sql, params, collectRows);
  }

  /** All or nothing. An async `work` does not compile: it would commit before it had finished. */
  transaction<Result>(work: () => Result extends PromiseLike<unknown> ? never : Result): Result {
    return this.#connection.transaction(work);
  }

  /**
   * Starts a table that nobody sees until it is published; several may be loading at once.
   * `csvBytes`, as far as known, decides where it finds room.
   */
  beginTable(table: string, columnCount: number, csvBytes = 0): TableLoader {
    this.#loads += 1;
    const hidden = `/loading/${this.#loads}`; // no file's name holds a slash
    const place = this.#hasRoom(csvBytes) ? 'heap' : 'main';
    const onEnd = (): void => {
      this.#loading.delete(hidden);
    };
    const loader = new TableLoader(this.#connection, { table, columnCount, place, hidden, onEnd });
    this.#loading.set(hidden, csvBytes);
    return loader;
  }

  hasIndex(table: string, columnIds: readonly string[]): boolean {
    return this.#indexes.get(indexName(table, columnIds)) === true;
  }

  /** False when the table had that index already, or there is no room for it: slower, but no less right. */
  ensureIndex(table: string, columnIds: readonly string[]): boolean {
    return this.#makeIndex('INDEX', table, columnIds);
  }

  /** Indexes a key and proves it unique in one pass. False, and no index, when its cells repeat. */
  uniqueIndex(table: string, columnIds: readonly string[]): boolean {
    try {
      return this.#makeIndex('UNIQUE INDEX', table, columnIds);
    } catch (error) {
      if (error instanceof Error && error.message.includes('UNIQUE')) return false;
      throw error;
    }
  }

  hasTable(table: string): boolean {
    return this.#placeOf(table) !== null;
  }

  dropTable(table: string): void {
    this.#connection.transaction(() => {
      this.#connection.script(`DROP TABLE IF EXISTS ${quoteIdentifier(table)}`);
      forgetSideRows(this.#connection, table);
    });
    this.#forgetIndexes(table);
  }

  /** Bytes held: SQLite's heap, and the file that sql.js keeps beside it. */
  memoryBytes(): number {
    const heap = this.#connection.handle?.heap.bytes.length ?? this.#connection.bytes('heap');
    return heap + this.#connection.bytes('main');
  }

  close(): void {
    this.#connection.close();
  }

  #makeIndex(kind: 'INDEX' | 'UNIQUE INDEX', table: string, columnIds: readonly string[]): boolean {
    const name = indexName(table, columnIds);
    if (this.#indexes.has(name)) return false;
    const place = this.#placeOf(table) === 'heap' ? 'heap' : 'main';
    const columns = columnIds.map(quoteIdentifier).join(', ');
    const index = `${place}.${quoteIdentifier(name)}`;
    try {
      this.#connection.with(
        `CREATE ${kind} ${index} ON ${quoteIdentifier(table)} (${columns})`,
        [],
        (statement) => statement.step(),
      );
      this.#indexes.set(name, true);
      return true;
    } catch (error) {
      if (!isFull(error)) throw error;
      this.#indexes.set(name, false);
      return false;
    }
  }

  /** Its own are gone; those that had no room may have it now. */
  #forgetIndexes(table: string): void {
    const own = indexName(table, []);
    for (const [name, isMade] of this.#indexes) {
      if (!isMade || name.startsWith(own)) this.#indexes.delete(name);
    }
  }

  #placeOf(table: string): Cell {
    return this.value(whereIs, [table]);
  }

  #hasRoom(csvBytes: number): boolean {
    const coming = [...this.#loading.values()].reduce((sum, bytes) => sum + bytes, csvBytes);
    return this.#connection.bytes('heap') + bytesPerCsvByte * coming <= heapLimit;
  }
}

const indexName = (table: string, columnIds: readonly string[]): string =>
  `${table}:${columnIds.join(',')}`;
