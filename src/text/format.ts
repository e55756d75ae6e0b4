import { readDay, type Day } from '../../workers/contract/day.ts';
import type { DateOrder } from '../../workers/contract/values.ts';
import { clockTime, formatMoment, offsetOf, type ClockTime } from './zones.ts';

/** Numbers, sizes and dates as a person reads them. One cached formatter for each kind. */

const grouped = new Intl.NumberFormat();
const oneDecimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const date = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const stamp = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});
const monthOfYear = new Intl.DateTimeFormat(undefined, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const localTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const units = ['kB', 'MB', 'GB', 'TB'] as const;

export function formatCount(count: number): string {
  return grouped.format(count);
}

/** "1 matter", "4,210 matters". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Decimal units, as file managers and vendors show them: "482 kB", "4.1 GB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return countOf(bytes, 'byte');
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const text = value < 10 ? oneDecimal.format(value) : grouped.format(Math.round(value));
  return `${text} ${units[unit] ?? 'TB'}`;
}

/** Exact: works on the text, never through a double. Anything but a plain decimal stays as it stands. */
export function formatMoney(raw: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(raw)) return raw;
  return exact(raw, Math.max(2, decimalsOf(raw)), true);
}

/** Exact, with the decimals it was written with; up to four digits stand together, as those of a year do. */
export function formatNumber(raw: string): string {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(raw)) return raw;
  return exact(raw, decimalsOf(raw), 'min2');
}

const decimalsOf = (raw: string): number => raw.split('.')[1]?.length ?? 0;
/** More than `Intl` shows. */
const mostDecimals = 100;
const exactFormats = new Map<string, Intl.NumberFormat>();

function exact(raw: string, decimals: number, useGrouping: true | 'min2'): string {
  if (decimals > mostDecimals) return raw;
  const name = `${decimals} ${useGrouping}`;
  const format =
    exactFormats.get(name) ??
    new Intl.NumberFormat(undefined, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping,
    });
  exactFormats.set(name, format);
  return format.format(raw as Intl.StringNumericLiteral).replace(/^-/, '−');
}

/** The last year that four digits hold: it stands for "never", and no zone may move it into the next. */
const lastYear = 9999;

/** The day in the person's locale, never moved by a time zone. What is no day, or might be one of two, stays as it stands. */
export function formatDate(raw: string, order: DateOrder | null = 'iso'): string {
  const day = readDay(raw, order);
  return day ? date.format(utcOf(day)) : raw;
}

/** `2021-06` as the month's name and year. */
export function formatMonth(month: string): string {
  const day = readDay(`${month}-01`, 'iso');
  return day ? monthOfYear.format(utcOf(day)) : month;
}

/** A moment by the device's clock, with its day. */
export function formatTime(moment: Date): string {
  return localTime.format(moment);
}

/**
 * Day and time in the person's locale. A time that was written with a zone is shown in `zone`, or where that is
 * null in its own; either is named. A time without a zone is never moved; a midnight without one is a date.
 */
export function formatStamp(
  raw: string,
  { order = 'iso', zone = null }: { order?: DateOrder | null; zone?: string | null } = {},
): string {
  const day = readDay(raw, order);
  if (!day) return raw;
  const at = utcOf(day);
  if (day.zone === '') return (isMidnight(day) ? date : stamp).format(at);
  if (zone === null || day.year === lastYear) return `${stamp.format(at)} ${zoneWord(day.zone)}`;
  return formatMoment(at - offsetOf(day.zone) * minuteMs, zone);
}

/** Day and clock time of a row as they are shown: a time with a zone as `formatStamp` shows it. */
export function shownTime(raw: string, order: DateOrder | null, zone: string | null): ClockTime {
  const day = readDay(raw.trim(), order);
  if (!day) return { day: '', time: '', zone: '' };
  const at = utcOf(day);
  if (day.zone !== '' && zone !== null && day.year !== lastYear) {
    return clockTime(at - offsetOf(day.zone) * minuteMs, zone);
  }
  const written = clockTime(at, 'UTC');
  const isDay = !day.hasTime || (day.zone === '' && isMidnight(day));
  return {
    day: written.day,
    time: isDay ? '' : written.time,
    zone: day.zone === '' ? '' : zoneWord(day.zone),
  };
}

const minuteMs = 60_000;

const isMidnight = ({ hour, minute, second }: Day): boolean => hour + minute + second === 0;

function zoneWord(zone: string): string {
  return /^(Z|UTC|[+-]00(:?00)?)$/i.test(zone) ? 'UTC' : zone;
}

/** Calendar arithmetic only: the parts as they stand, taken as UTC and shown as UTC. */
function utcOf({ year, month, day, hour, minute }: Day): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** A database's word for an empty cell; in a column of text it may be a name, and stays. */
export function isNull(kind: string, raw: string): boolean {
  return kind !== 'text' && (raw === 'NULL' || raw === 'null');
}

/** Whole seconds, rounded so that it does not flicker. */
export function formatDuration(seconds: number): string {
  if (seconds < 5) return 'a few seconds';
  if (seconds < 55) return `${formatCount(Math.ceil(seconds / 5) * 5)} seconds`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 90) return countOf(minutes, 'minute');
  return countOf(Math.round(minutes / 60), 'hour');
}

/** Keeps both ends, since the end of a file name tells as much as its beginning. */
export function middle(text: string, longest = 60): string {
  const letters = Array.from(text);
  if (letters.length <= longest) return text;
  const tail = Math.floor(longest / 3);
  return `${letters.slice(0, longest - tail - 1).join('')}…${letters.slice(-tail).join('')}`;
}

/**
 * A name from a backup inside a sentence: control and direction marks are spelt out,
 * and a name with right-to-left letters is isolated so that it cannot reorder the sentence.
 */
export function nameOf(name: string): string {
  const shown = name.replace(
    /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu,
    (mark) => `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(shown) ? `\u2068${shown}\u2069` : shown;
}

const mostNames = 3;

/** "a", "a and b", "a, b, c and 3 more". `of`: how many there are, where the names are only examples. */
export function listOf(names: readonly string[], of = names.length): string {
  const shown = names.slice(0, mostNames).map(nameOf);
  const rest = of - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${formatCount(rest)} more`;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
