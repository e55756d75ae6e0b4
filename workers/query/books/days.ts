import { readDay } from '../../contract/day.ts';
import type { DateOrder } from '../../contract/values.ts';
import { noDay } from './trust-book.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of what a cell says, whatever its zone; `noDay` where it says none. */
export function dayNumber(cell: string, order: DateOrder | null): number {
  const read = readDay(cell, order);
  return read ? Date.UTC(read.year, read.month - 1, read.day) / MS_PER_DAY : noDay;
}

/** `2024-03-01`; '' for `noDay`. */
export function dayText(day: number): string {
  return day === noDay ? '' : new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Reads the cells of one column; most of them repeat. */
export class DayReader {
  readonly #order: DateOrder | null;
  readonly #known = new Map<string, number>();

  constructor(order: DateOrder | null) {
    this.#order = order;
  }

  read(cell: string): number {
    const text = cell.length > 10 && cell[4] === '-' ? cell : cell.trim();
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const day = dayNumber(text, this.#order);
    if (this.#known.size < 200_000) this.#known.set(text, day);
    return day;
  }
}
