import { readDay } from '../../contract/day.ts';
import type { DateOrder } from '../../contract/values.ts';
import { noDay } from './trust-book.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of what a cell says, whatever its zone; `noDay` where it says none. */
export function dayNumber(cell: string, order: DateOrder | null): number {
  const read = readDay(cell, order);
  return read ? Date.UTC(read.year, read.month - 1, read.day) / MS_PER_DAY : noDay;
}

/** What programs write where they have no day: the first days that spreadsheets and databases know, and the last. */
const placeholders: ReadonlySet<number> = new Set(
  ['1899-12-30', '1899-12-31', '1900-01-01', '9999-12-31'].map((text) => dayNumber(text, 'iso')),
);

/** Whether a cell is such a day, in whichever order it is written. */
export function isPlaceholder(cell: string): boolean {
  const orders: readonly DateOrder[] = ['iso', 'dmy', 'mdy'];
  return orders.some((order) => placeholders.has(dayNumber(cell, order)));
}

/** The day of a cell of a backup, where a placeholder stands for no day. */
export function cellDay(cell: string, order: DateOrder | null): number {
  const day = dayNumber(cell, order);
  return placeholders.has(day) ? noDay : day;
}

/** `2024-03-01`; '' for `noDay`. */
export function dayText(day: number): string {
  return day === noDay ? '' : new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** What follows a day of ten characters in most stamps: ` 09:30:00+12`. */
const clock =
  /^[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)?$/;

/** Reads the cells of one column; most of them repeat, or differ in the time of day alone. */
export class DayReader {
  readonly #order: DateOrder | null;
  readonly #known = new Map<string, number>();
  #last = '';
  #lastDay = noDay;

  constructor(order: DateOrder | null) {
    this.#order = order;
  }

  read(cell: string): number {
    const day = cell.length > 15 && clock.test(cell.slice(10)) ? cell.slice(0, 10) : cell;
    if (day === this.#last) return this.#lastDay;
    this.#last = day;
    this.#lastDay = this.#known.get(day) ?? this.#readNew(day);
    return this.#lastDay;
  }

  #readNew(cell: string): number {
    const day = cellDay(cell.trim(), this.#order);
    if (this.#known.size < 100_000) this.#known.set(cell, day);
    return day;
  }
}
