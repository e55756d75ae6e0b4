import type { Cell } from '../contract/values.ts';
import type { Prepared } from './prepared.ts';

/** A question asked many times, prepared once. Whoever makes one frees it. */
export class Lookup {
  readonly #statement: Prepared;

  constructor(statement: Prepared) {
    this.#statement = statement;
  }

  /** The first row, or null when there is none. */
  get(params: readonly Cell[]): Cell[] | null {
    this.#statement.bind(params);
    try {
      return this.#statement.step() ? this.#statement.row() : null;
    } finally {
      this.#statement.reset();
    }
  }

  free(): void {
    this.#statement.free();
  }
}
