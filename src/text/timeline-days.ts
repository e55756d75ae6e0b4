import type { TimelineRow } from '../../workers/contract/records.ts';

export interface TimelineDay {
  /** As a person reads it; '' where no date could be read. */
  label: string;
  rows: TimelineRow[];
}

export interface TimelineMonth {
  label: string;
  days: TimelineDay[];
}

const month = new Intl.DateTimeFormat(undefined, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const day = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** Rows that follow each other on one day, and days in one month. */
export function timelineMonths(rows: readonly TimelineRow[]): TimelineMonth[] {
  const months: TimelineMonth[] = [];
  let last: TimelineRow | null = null;
  for (const row of rows) {
    if (last?.day.slice(0, 7) !== row.day.slice(0, 7)) {
      months.push({ label: monthLabel(row.day), days: [] });
      last = null;
    }
    const days = months.at(-1)?.days ?? [];
    if (last?.day !== row.day) days.push({ label: dayLabel(row.day), rows: [] });
    days.at(-1)?.rows.push(row);
    last = row;
  }
  return months;
}

function monthLabel(text: string): string {
  return text === '' ? 'No date that can be read' : month.format(Date.parse(text));
}

function dayLabel(text: string): string {
  return text === '' ? '' : day.format(Date.parse(text));
}
