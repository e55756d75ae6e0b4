import type { DateOrder } from '../contract/values.ts';

const time = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*(?:([AaPp])\.?[Mm]\.?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?`;
const iso = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})${time}$`);
const numeric = new RegExp(String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})${time}$`);
const named = new RegExp(String.raw`^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})${time}$`);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

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
  const text = cell.trim();
  const found = iso.exec(text) ?? namedDay(text) ?? numericDay(text, order);
  if (!found) return null;
  const start = dayOf(found);
  const clock = clockOf(found.slice(4));
  if (start === null || !clock) return null;
  const day = new Date(start).toISOString().slice(0, 10);
  return { instant: start + clock.ms, day, time: clock.time };
}

type Parts = readonly (string | undefined)[];

function namedDay(text: string): Parts | null {
  const found = named.exec(text);
  const month = months.indexOf(found?.[2]?.toLowerCase() ?? '') + 1;
  return found && month > 0
    ? [found[0], found[3], String(month), found[1], ...found.slice(4)]
    : null;
}

function numericDay(text: string, order: DateOrder): Parts | null {
  const found = numeric.exec(text);
  if (!found || order === 'iso' || order === 'ambiguous') return null;
  const [day, month] = order === 'dmy' ? [found[1], found[2]] : [found[2], found[1]];
  return [found[0], found[3], month, day, ...found.slice(4)];
}

/** Not every number that looks like a day is one: "0000-00-00" stands for "never". */
function dayOf([, year, month, day]: Parts): number | null {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const read = new Date(at);
  const isDay =
    Number(year) >= 1000 &&
    read.getUTCMonth() + 1 === Number(month) &&
    read.getUTCDate() === Number(day);
  return isDay ? at : null;
}

/** Milliseconds from the start of the day, where the clock's zone is taken off; null for a time that no clock shows. */
function clockOf([hours, minutes = '', ...rest]: Parts): { ms: number; time: string } | null {
  if (hours === undefined) return { ms: 0, time: '' };
  const [seconds = '0', parts = '0', half, zone = 'Z'] = rest;
  const hour = half === undefined ? Number(hours) : twelveHours(Number(hours), half);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const minute = hour * 60 + Number(minutes) - zoneMinutes(zone);
  const ms = minute * minuteMs + Number(seconds) * 1000 + Number(parts.slice(0, 3).padEnd(3, '0'));
  return { ms, time: `${String(hour).padStart(2, '0')}:${minutes}` };
}

/** More than a day has where the hour is none of the twelve. */
function twelveHours(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function zoneMinutes(zone: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
