import type { DateOrder } from '../contract/values.ts';

const time = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*(?:([AaPp])\.?[Mm]\.?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?`;
const iso = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})${time}$`);
const numeric = new RegExp(String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})${time}$`);
const named = new RegExp(String.raw`^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})${time}$`);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const dayMs = 86_400_000;
const minuteMs = 60_000;

/**
 * Where a cell lies in time, in milliseconds since 1970: the instant where it names its zone, otherwise as if it were
 * UTC; a day begins at its midnight. Null for a cell that is no day, or whose order of day and month is not known.
 */
export function momentOf(cell: string, order: DateOrder): number | null {
  const text = cell.trim();
  const found = iso.exec(text) ?? namedDay(text) ?? numericDay(text, order);
  if (!found) return null;
  const day = dayOf(found);
  return day === null ? null : withTime(day, found.slice(4));
}

type Parts = readonly (string | undefined)[];

function namedDay(text: string): Parts | null {
  const found = named.exec(text);
  const month = months.indexOf(found?.[2]?.toLowerCase() ?? '') + 1;
  return found && month > 0 ? [found[0], found[3], String(month), found[1], ...found.slice(4)] : null;
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

function withTime(day: number, [hours, minutes, seconds, parts, half, zone]: Parts): number | null {
  if (hours === undefined) return day;
  const hour = half === undefined ? Number(hours) : twelveHours(Number(hours), half);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 60) return null;
  const thousandths = Math.trunc(Number(`0.${parts ?? '0'}`) * 1000);
  const minute = hour * 60 + Number(minutes) - zoneMinutes(zone ?? 'Z');
  return day + minute * minuteMs + Number(seconds ?? 0) * 1000 + thousandths;
}

function twelveHours(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return dayMs;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function zoneMinutes(zone: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
