import type { TimelineRow } from '../../workers/contract/records.ts';
import { shownTime } from './format.ts';

/** A row, and the time on its day as a person reads it. */
export interface TimedRow {
  row: TimelineRow;
  /** `2024-03-01`; '' where it cannot be read. */
  day: string;
  /** `13:05`; '' where there is only a day, or no date that can be read. */
  time: string;
  /** The short name of the zone that the time is of; '' where it was written without one. */
  zone: string;
}

export interface TimelineDay {
  /** As a person reads it; '' where no date could be read. */
  label: string;
  rows: readonly TimedRow[];
}

export interface TimelineMonth {
  label: string;
  days: readonly TimelineDay[];
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

/**
 * Rows by day and month, newest first, as the clocks of the zone had them (null: as written). They come in the order
 * of their instants; times written without a zone have none, and so the days shown set the order anew.
 */
export function timelineMonths(
  rows: readonly TimelineRow[],
  zone: string | null = null,
): TimelineMonth[] {
  const timed = rows
    .map((row) => ({ row, ...shownTime(row.date, row.dateOrder, zone) }))
    .sort((a, b) => compare(`${b.day} ${b.time}`, `${a.day} ${a.time}`));
  return groupsOf(timed, (one) => one.day.slice(0, 7)).map((those) => ({
    label: monthLabel(those[0]?.day ?? ''),
    days: groupsOf(those, (one) => one.day).map((rowsOfDay) => ({
      label: dayLabel(rowsOfDay[0]?.day ?? ''),
      rows: rowsOfDay,
    })),
  }));
}

function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

function monthLabel(text: string): string {
  return text === '' ? 'No date that can be read' : month.format(Date.parse(text));
}

function dayLabel(text: string): string {
  return text === '' ? '' : day.format(Date.parse(text));
}
