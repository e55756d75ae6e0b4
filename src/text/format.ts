/** Numbers, sizes and dates as a person reads them. One cached formatter for each kind. */

const grouped = new Intl.NumberFormat();
const oneDecimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const cents = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2 });
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
  const decimals = raw.split('.')[1] ?? '';
  const formatter = decimals.length > 2 ? wide(decimals.length) : cents;
  return formatter.format(raw as Intl.StringNumericLiteral).replace(/^-/, '−');
}

const wideFormats = new Map<number, Intl.NumberFormat>();

function wide(decimals: number): Intl.NumberFormat {
  const known = wideFormats.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat(undefined, { minimumFractionDigits: Math.min(decimals, 100) });
  wideFormats.set(decimals, made);
  return made;
}

const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** An ISO date in the person's locale, never moved by a time zone. Anything else stays as it stands. */
export function formatDate(raw: string): string {
  const at = utcOf(raw);
  return at === null ? raw : date.format(at);
}

/**
 * An ISO date and time in the person's locale, in the zone it was written in, which is named.
 * A midnight without a zone is a date.
 */
export function formatStamp(raw: string): string {
  const at = utcOf(raw);
  if (at === null) return raw;
  const zone = zoneOf(raw);
  if (zone === '') return (at % dayMs === 0 ? date : stamp).format(at);
  return `${stamp.format(at)} ${zone}`;
}

const dayMs = 86_400_000;

function zoneOf(raw: string): string {
  const zone = isoDate.exec(raw)?.[7] ?? '';
  return /^(Z|[+-]00(:?00)?)$/.test(zone) ? 'UTC' : zone;
}

/** A database's word for an empty cell; in a column of text it may be a name, and stays. */
export function isNull(kind: string, raw: string): boolean {
  return kind !== 'text' && (raw === 'NULL' || raw === 'null');
}

/** Calendar arithmetic only: the parts as they stand, taken as UTC and shown as UTC. */
function utcOf(raw: string): number | null {
  const found = isoDate.exec(raw);
  if (!found) return null;
  const [year, month, day, hour, minute] = [1, 2, 3, 4, 5].map((at) =>
    Number(found[at] ?? 0),
  ) as Parts;
  if (!isDay(year, month, day) || hour > 23 || minute > 59) return null;
  return Date.UTC(year, month - 1, day, hour, minute);
}

type Parts = [year: number, month: number, day: number, hour: number, minute: number];

/** Not every number that looks like a date is one: "0000-00-00" stands for "never". */
function isDay(year: number, month: number, day: number): boolean {
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
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
