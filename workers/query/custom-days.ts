import { dayShapeOf, readDay } from '../contract/day.ts';
import type { DateOrder } from '../contract/values.ts';

/** Gathers how the days of a field are written; a cell that is no day says nothing. */
export class DayCells {
  #hasIso = false;
  #hasNamed = false;
  #hasNumeric = false;
  #dayFirst = false;
  #monthFirst = false;

  add(cell: string): void {
    if (!/^\d/.test(cell)) return;
    const shape = dayShapeOf(cell);
    this.#hasIso ||= shape === 'iso';
    this.#hasNamed ||= shape === 'named';
    if (shape !== 'numeric') return;
    this.#hasNumeric = true;
    const isDayFirst = readDay(cell, 'dmy') !== null;
    const isMonthFirst = readDay(cell, 'mdy') !== null;
    this.#dayFirst ||= isDayFirst && !isMonthFirst;
    this.#monthFirst ||= isMonthFirst && !isDayFirst;
  }

  /** Of numbers, proven only where a cell proves one order and none the other (hazards.md C-49). Null: no days. */
  order(): DateOrder | null {
    if (this.#hasNumeric) {
      if (this.#dayFirst === this.#monthFirst) return 'ambiguous';
      return this.#dayFirst ? 'dmy' : 'mdy';
    }
    if (this.#hasNamed) return 'dmy';
    return this.#hasIso ? 'iso' : null;
  }
}
