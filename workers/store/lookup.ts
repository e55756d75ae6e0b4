import type { BindParams, Database, Statement } from 'sql.js';
import type { Cell } from '../contract/values.ts';
import { currentRow } from './statement.ts';

/** A question asked many times, prepared once. Whoever makes one frees it. */
export class Lookup {
  readonly #statement: Statement;

  constructor(database: Database, sql: string) {
    this.#statement = database.prepare(sql);
  }

  /** The first row, or null when there is none. */
  get(params: readonly Cell[]): Cell[] | null {
    this.#statement.bind(params as BindParams);
    try {
      return this.#statement.step() ? currentRow(this.#statement) : null;
    } finally {
      this.#statement.reset();
    }
  }

  free(): void {
    this.#statement.free();
  }
}
