import { IngestError } from '../contract/problems.ts';
import type { Batch } from '../contract/reader.ts';
import { bulkInsertInto, type BulkInsert } from './bulk-insert.ts';
import type { Connection } from './connection.ts';
import { isFull } from './full.ts';
import { addSideRows, forgetSideRows, renameSideRows } from './side-tables.ts';
import { quoteIdentifier } from './sql.ts';

export interface LoadTarget {
  table: string;
  columnCount: number;
  place: 'heap' | 'main';
  /** A name that nobody asks for. */
  hidden: string;
  /** Called once, when the load was published or dropped. */
  onEnd: () => void;
}

/** One file on its way in: into a hidden table, which becomes the real one when the file ended clean. */
export class TableLoader {
  readonly #connection: Connection;
  readonly #target: LoadTarget;
  readonly #insert: BulkInsert;
  #rows = 0;
  #open = true;

  constructor(connection: Connection, target: LoadTarget) {
    this.#connection = connection;
    this.#target = target;
    const { place, hidden, columnCount } = target;
    const columns = Array.from({ length: columnCount }, (_, i) => `c${i + 1} TEXT`);
    const all = ['record INTEGER PRIMARY KEY', ...columns].join(', ');
    connection.script(`CREATE TABLE ${place}.${quoteIdentifier(hidden)} (${all})`);
    this.#insert = bulkInsertInto(connection, hidden, columnCount);
  }

  /** All of the batch or nothing of it; fails with I04 when it does not fit. */
  add(batch: Batch): void {
    const { table, hidden, columnCount } = this.#target;
    if (batch.width !== columnCount && batch.rows > 0) {
      throw new Error(`${table} has ${columnCount} columns, a batch has ${batch.width}`);
    }
    try {
      this.#connection.transaction(() => {
        this.#insert.add(batch);
        addSideRows(this.#connection, hidden, batch);
      });
      this.#rows += batch.rows;
    } catch (error) {
      if (!isFull(error)) throw error;
      throw new IngestError({ code: 'I04', facts: { table, rows: this.#rows } }, { cause: error });
    }
  }

  publish(): void {
    const { table, hidden } = this.#target;
    this.#connection.transaction(() => {
      this.#connection.script(
        `ALTER TABLE ${quoteIdentifier(hidden)} RENAME TO ${quoteIdentifier(table)}`,
      );
      renameSideRows(this.#connection, hidden, table);
    });
    this.#end();
  }

  /** Leaves nothing. After publishing it does nothing. */
  drop(): void {
    if (!this.#open) return;
    const { hidden } = this.#target;
    this.#end();
    if (!this.#connection.isOpen) return;
    this.#connection.transaction(() => {
      this.#connection.script(`DROP TABLE ${quoteIdentifier(hidden)}`);
      forgetSideRows(this.#connection, hidden);
    });
  }

  #end(): void {
    this.#open = false;
    this.#insert.free();
    this.#target.onEnd();
  }
}
