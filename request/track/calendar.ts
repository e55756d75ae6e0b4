export interface Reminder {
  /** The same for the same reminder, so that a second import does not double it. */
  id: string;
  at: Date;
  title: string;
  text: string;
  /** Again each week, until somebody ends it. */
  isWeekly?: boolean;
}

/** Reminders as a calendar file (RFC 5545), each with an alarm at its time. */
export function calendarOf(reminders: readonly Reminder[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Strongroom//Request client//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...reminders.flatMap((reminder) => eventOf(reminder, now)),
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('\r\n') + '\r\n';
}

const lengthMs = 15 * 60_000;

function eventOf({ id, at, title, text, isWeekly = false }: Reminder, now: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id.replace(/[^\w-]/g, '')}@strongroom.invalid`,
    `DTSTAMP:${stampOf(now)}`,
    `DTSTART:${stampOf(at)}`,
    `DTEND:${stampOf(new Date(at.getTime() + lengthMs))}`,
    ...(isWeekly ? ['RRULE:FREQ=WEEKLY'] : []),
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
  ];
}

const stampOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Text as a value: nothing in it can end the line or begin a property. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', String.raw`\n`);
}

const longestBytes = 75;

/** At most 75 bytes a line, never cut inside a letter. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > longestBytes) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += letter;
    bytes += size;
  }
  return [...lines, current].join('\r\n');
}
