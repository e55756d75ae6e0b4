import { readDay, type Day } from '../contract/day.ts';
import type { DateOrder } from '../contract/values.ts';

const minuteMs = 60_000;

/** A cell that is read as a day, or a time on it. */
export interface Moment {
  /** Milliseconds since 1970: the instant where the cell names its zone, otherwise as if it were UTC. */
  instant: number;
  /** As written, `2024-03-01`; `time` as `13:05`, or '' where there is only a day. */
  day: string;
  time: string;
}

/** A day begins at its midnight. Null for a cell that is no day, or whose order of day and month is not known. */
export function momentOf(cell: string, order: DateOrder): Moment | null {
  const read = readDay(cell.trim(), order);
  if (!read) return null;
  const { year, month, day, hour, minute, second, millisecond, zone } = read;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  return {
    instant: local - zoneMinutes(zone) * minuteMs,
    day: [padded(year, 4), padded(month), padded(day)].join('-'),
    time: timeOf(read),
  };
}

function timeOf({ hasTime, hour, minute }: Day): string {
  return hasTime ? `${padded(hour)}:${padded(minute)}` : '';
}

function zoneMinutes(zone: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const padded = (part: number, digits = 2): string => String(part).padStart(digits, '0');
