import type { Cell } from '../contract/values.ts';

/** Takes a value and gives the place that stands for it in SQL. */
export type Bind = (value: Cell) => string;

/** The values of one statement, each bound once. */
export class Params {
  readonly values: Cell[] = [];

  readonly bind: Bind = (value) => {
    const at = this.values.indexOf(value);
    if (at >= 0) return `?${at + 1}`;
    this.values.push(value);
    return `?${this.values.length}`;
  };
}
