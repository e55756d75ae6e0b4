/** Days since 1970-01-01; the sample's firm opens on the first and its backup is taken on the last. */
export const FIRST_DAY = dayOf(2018, 2, 5);
export const LAST_DAY = dayOf(2025, 6, 30);

const DAY_MS = 86_400_000;

function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

const dates = new Map<number, string>();

/** yyyy-MM-dd */
export function dateText(day: number): string {
  let text = dates.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    dates.set(day, text);
  }
  return text;
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value));

function clock(second: number): string {
  const minute = Math.floor(second / 60);
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:${twoDigits(second % 60)}`;
}

/** A moment: a day, and the second within it, in UTC. */
export interface Moment {
  day: number;
  second: number;
}

/** yyyy-MM-dd HH:mm:ss+00, as PostgreSQL writes a timestamp with zone. */
export function stampText({ day, second }: Moment): string {
  return `${dateText(day)} ${clock(second)}+00`;
}

/** yyyy-MM-dd HH:mm:ss, without a zone. */
export function plainStampText({ day, second }: Moment): string {
  return `${dateText(day)} ${clock(second)}`;
}

/** The firm's wall clock: twelve hours ahead of UTC, thirteen from October to March. */
function atTheFirm({ day, second }: Moment): Date {
  const month = new Date(day * DAY_MS).getUTCMonth() + 1;
  const hours = month >= 10 || month <= 3 ? 13 : 12;
  return new Date(day * DAY_MS + second * 1000 + hours * 3_600_000);
}

/** yyyyMMddHHmmss at the firm, as stored file names carry it. */
export function fileStamp(moment: Moment): string {
  return atTheFirm(moment).toISOString().slice(0, 19).replace(/\D/g, '');
}

/** The date for a zip entry: local to whoever makes the zip, so that its bytes are the same in every zone. */
export function zipDate({ day, second }: Moment): Date {
  const utc = new Date(day * DAY_MS + second * 1000);
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds() & ~1,
  );
}
