/** Time zones by their IANA names, and moments shown in one of them. */

/** The zone the device is set to. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Cities that browsers still list by an older spelling only. */
const renamed: readonly string[] = [
  'Africa/Asmara',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Kanton',
];

/** Every zone this browser knows, UTC first. */
export function zoneNames(): string[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), ...renamed.filter(isZone)]);
  names.delete('UTC');
  return ['UTC', ...[...names].sort()];
}

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone showed at a moment. */
export interface ClockTime {
  /** `2024-03-01` and `13:05`. */
  day: string;
  time: string;
  /** The zone's short name then. */
  zone: string;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A moment, in milliseconds since 1970, as the clocks of a zone showed it, in parts that sort. */
export function clockTime(milliseconds: number, zone: string): ClockTime {
  const format = clocks.get(zone) ?? clockFormat(zone);
  clocks.set(zone, format);
  const parts = new Map(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
    zone: part('timeZoneName'),
  };
}

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  });
}

/** A moment, in milliseconds since 1970, as the clocks of a zone showed it; the zone is named. */
export function formatMoment(milliseconds: number, zone: string): string {
  const known = formats.get(zone);
  if (known) return known.format(milliseconds);
  const made = new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  });
  formats.set(zone, made);
  return made.format(milliseconds);
}

/** Minutes that a zone as a cell writes it (`Z`, `+12`, `+05:45`) is ahead of UTC. */
export function offsetOf(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === '-' ? -minutes : minutes;
}
