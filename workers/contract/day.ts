import type { Cell, DateOrder } from './values.ts';

/** A day of the calendar as a cell has it, with its time and zone where it has them. No zone moves its parts. */
export interface Day {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** What is written beyond it is left out. */
  millisecond: number;
  hasTime: boolean;
  /** As written: `Z`, `UTC`, `+12`, `+05:45`; '' for none. */
  zone: string;
}

/** How a cell writes a day. `numeric`: day and month as numbers, in an order that others must tell. */
export type DayShape = 'iso' | 'numeric' | 'named';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const time = String.raw`[T ,]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?`;
const half = String.raw`(?:\s?([ap]m))?`;
const zone = String.raw`(?:\s?(Z|UTC|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?))?`;
const iso = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})(?:${time}${half}${zone})?$`, 'i');
const numeric = new RegExp(
  String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:${time}${half}${zone})?$`,
  'i',
);
const named = new RegExp(
  String.raw`^(\d{1,2})[- ]([a-z]{3})[a-z]*[- ](\d{4})(?:${time}${half}${zone})?$`,
  'i',
);

/** Null for a cell that is no day. Years of two digits are not read: nobody says of which century they are. */
export function dayShapeOf(cell: string): DayShape | null {
  if (iso.test(cell)) return 'iso';
  if (numeric.test(cell)) return 'numeric';
  return months.includes(named.exec(cell)?.[2]?.toLowerCase() ?? '') ? 'named' : null;
}

/** Null where the cell is no day of the calendar, or `order` does not tell which of its numbers is the day. */
export function readDay(cell: string, order: DateOrder | null): Day | null {
  const parts = partsOf(cell, order);
  if (!parts) return null;
  const [year, month, day, hours, minute, second] = parts.map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const millisecond = Number((parts[6] ?? '').slice(0, 3).padEnd(3, '0'));
  const hour = hourOf(hours, parts[7]);
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 60) return null;
  const hasTime = parts[3] !== undefined;
  const zone = parts[8] ?? '';
  return { year, month, day, hour, minute, second, millisecond, hasTime, zone };
}

/** A day and its time as text that sorts, `2021-05-04 09:30:00`, as the cell has them; null as above. */
export function sortableDay(cell: Cell, order: Cell): string | null {
  const read = readDay(String(cell ?? ''), order === 'dmy' || order === 'mdy' ? order : null);
  if (!read) return null;
  const { year, month, day, hour, minute, second } = read;
  const date = [padded(year, 4), padded(month), padded(day)].join('-');
  return `${date} ${[hour, minute, second].map((part) => padded(part)).join(':')}`;
}

/** Year, month, day, hour, minute, second, its decimals, half of the day, zone. */
type Parts = readonly (string | undefined)[];

function partsOf(cell: string, order: DateOrder | null): Parts | null {
  const found = iso.exec(cell);
  return found ? found.slice(1) : (numericParts(cell, order) ?? namedParts(cell));
}

function numericParts(cell: string, order: DateOrder | null): Parts | null {
  const found = numeric.exec(cell);
  if (!found || (order !== 'dmy' && order !== 'mdy')) return null;
  const [, first, , second, year, ...rest] = found;
  return order === 'dmy' ? [year, second, first, ...rest] : [year, first, second, ...rest];
}

function namedParts(cell: string): Parts | null {
  const found = named.exec(cell);
  if (!found) return null;
  const [, day, word = '', year, ...rest] = found;
  return [year, String(months.indexOf(word.toLowerCase()) + 1), day, ...rest];
}

/** Twelve at night is the hour 0; "13 pm" is no hour. */
function hourOf(hour: number, word: string | undefined): number {
  if (word === undefined) return hour;
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (word.toLowerCase() === 'pm' ? 12 : 0);
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function padded(part: number, digits = 2): string {
  return String(part).padStart(digits, '0');
}
