import type { DateOrder } from '../contract/values.ts';

/** Gathers how the days of a field are written. */
export class DayCells {
  #iso = 0;
  #others = 0;
  #dayFirst = false;
  #monthFirst = false;

  add(cell: string): void {
    if (/^\d{4}-\d{2}-\d{2}(?!\d)/.test(cell)) {
      this.#iso += 1;
      return;
    }
    this.#others += 1;
    const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)/.exec(cell) ?? [];
    this.#dayFirst ||= Number(first) > 12;
    this.#monthFirst ||= Number(second) > 12;
  }

  /** Proven only where a cell proves one order and none the other (hazards.md C-49). */
  order(): DateOrder {
    if (this.#others === 0) return 'iso';
    if (this.#iso > 0 || this.#dayFirst === this.#monthFirst) return 'ambiguous';
    return this.#dayFirst ? 'dmy' : 'mdy';
  }
}
