import type { Database } from 'sql.js';
import type { Batch } from '../contract/reader.ts';
import { bulkInsertInto, type BulkInsert } from './bulk-insert.ts';
import { addSideRows, renameSideRows } from './side-tables.ts';
import { quoteIdentifier } from './sql.ts';
import type { Sqlite } from './sqlite.ts';
import type { Store } from './store.ts';

export interface LoadTarget {
  table: string;
  columnCount: number;
  /** Unique among the store's loads. */
  load: number;
}

/** One file on its way in: into a hidden table, which becomes the real one when the file ended clean. */
export class TableLoader {
  readonly #store: Store;
  readonly #insert: BulkInsert;
  readonly #table: string;
  readonly #hidden: string;

  constructor(store: Store, sqlite: Sqlite, database: Database, target: LoadTarget) {
    this.#store = store;
    this.#table = target.table;
    this.#hidden = `loading:${target.load}`;
    const columns = Array.from({ length: target.columnCount }, (_, i) => `c${i + 1} TEXT`);
    store.run(
      `CREATE TABLE ${quoteIdentifier(this.#hidden)} (${['record INTEGER PRIMARY KEY', ...columns].join(', ')})`,
    );
    this.#insert = bulkInsertInto(sqlite, database, this.#hidden, target.columnCount);
  }

  /** All of the batch or nothing of it. */
  add(batch: Batch): void {
    this.#store.transaction(() => {
      this.#insert.add(batch);
      addSideRows(this.#store, this.#hidden, batch);
    });
  }

  publish(): void {
    this.#insert.free();
    this.#store.transaction(() => {
      this.#store.run(
        `ALTER TABLE ${quoteIdentifier(this.#hidden)} RENAME TO ${quoteIdentifier(this.#table)}`,
      );
      renameSideRows(this.#store, this.#hidden, this.#table);
    });
  }

  /** Leaves nothing. */
  drop(): void {
    this.#insert.free();
    this.#store.dropTable(this.#hidden);
  }
}
