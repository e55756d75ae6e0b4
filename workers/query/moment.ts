import { readDay } from '../contract/day.ts';
import type { Cell, ColumnInfo, DateOrder } from '../contract/values.ts';
import { valueOf } from './tables.ts';

const minuteMs = 60_000;

/** Milliseconds since 1970: the instant where the cell names its zone, otherwise as if it were UTC. */
export type Instant = number;

/** A day begins at its midnight. Null for a cell that is no day, or whose order of day and month is not known. */
export function instantOf(cell: string, order: DateOrder): Instant | null {
  const read = readDay(cell.trim(), order);
  if (!read) return null;
  const { year, month, day, hour, minute, second, millisecond, zone } = read;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  return local - zoneMinutes(zone) * minuteMs;
}

function zoneMinutes(zone: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** What databases write where there is no date. */
const isNoDate = (cell: string): boolean => cell === '' || cell.startsWith('0000-00-00');

/** A cell that should say when something was, as it stands. */
export interface DatedCell {
  cell: string;
  order: DateOrder;
  /** Null where it cannot be read. */
  instant: Instant | null;
}

/** The first of the dates that is filled. One that cannot be read is not passed over for another that can. */
export function dateIn(columns: readonly ColumnInfo[], cells: readonly Cell[]): DatedCell {
  const at = columns.findIndex((_, index) => !isNoDate(valueOf(cells[index])));
  const [cell, order] = [valueOf(cells[Math.max(0, at)]), columns[at]?.dateOrder ?? 'iso'];
  return { cell, order, instant: instantOf(cell, order) };
}
