import type { TrackedRequest } from './tracked.ts';

export interface Reminder {
  request: TrackedRequest;
  at: Date;
  title: string;
  text: string;
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

function eventOf({ request, at, title, text }: Reminder, now: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(request.id, at)}`,
    `DTSTAMP:${stampOf(now)}`,
    `DTSTART:${stampOf(at)}`,
    `DTEND:${stampOf(new Date(at.getTime() + lengthMs))}`,
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

/** The same reminder keeps its name, so that a second import does not double it. */
function uidOf(id: string, at: Date): string {
  return `${id.replace(/[^\w-]/g, '')}-${stampOf(at)}@strongroom.invalid`;
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
