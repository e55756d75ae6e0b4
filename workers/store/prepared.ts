import type { BindParams, Statement } from 'sql.js';
import type { Cell } from '../contract/values.ts';

/** A prepared statement. Whoever makes one frees it: the WASM heap is not garbage collected. */
export interface Prepared {
  /** Starts anew with these values. */
  bind(params: readonly Cell[]): void;
  /** False after the last row. */
  step(): boolean;
  /** The current row. An integer that a number cannot hold exactly comes back as its digits. */
  row(): Cell[];
  /** The first cell of the current row, of which the caller knows that it is a number. */
  number(): number;
  reset(): void;
  free(): void;
}

type Value = Cell | bigint;

/** `Statement.get` as it is, which its published types do not tell. */
interface WideGet {
  get(params: null, config: { useBigInt: boolean }): Value[];
}

/**
 * By sql.js's documented classes alone; slower, and it reads texts as sql.js does:
 * a byte order mark at the start of a cell of more than 16 bytes is lost on the way out.
 */
export class PlainStatement implements Prepared {
  readonly #statement: Statement;

  constructor(statement: Statement) {
    this.#statement = statement;
  }

  bind(params: readonly Cell[]): void {
    this.#statement.bind(params as BindParams);
  }

  step(): boolean {
    return this.#statement.step();
  }

  row(): Cell[] {
    const values = (this.#statement as unknown as WideGet).get(null, { useBigInt: true });
    return values.map((value) => {
      if (typeof value !== 'bigint') return value;
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : String(value);
    });
  }

  number(): number {
    return this.#statement.get()[0] as number;
  }

  reset(): void {
    this.#statement.reset();
  }

  free(): void {
    this.#statement.free();
  }
}
