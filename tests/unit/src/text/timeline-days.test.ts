import { expect, it } from 'vitest';
import { timelineMonths } from '../../../../src/text/timeline-days.ts';
import type { TimelineRow } from '../../../../workers/contract/records.ts';

const on = (day: string): TimelineRow => ({
  kind: 'tasks',
  table: 'tasks',
  record: 1,
  key: '1',
  date: day,
  dateOrder: 'iso',
  day,
  time: '',
  title: '',
  person: '',
  figure: '',
  figureKind: null,
});

it('puts rows that follow each other under their day, and days under their month', () => {
  const days = ['2024-03-01', '2024-03-01', '2024-02-29', '2023-03-01', '', ''];
  const months = timelineMonths(days.map(on));
  expect(months.map(({ days: of }) => of.map(({ rows }) => rows.length))).toEqual([
    [2],
    [1],
    [1],
    [2],
  ]);
  expect(months.map(({ label }) => label)).toEqual([
    'March 2024',
    'February 2024',
    'March 2023',
    'No date that can be read',
  ]);
  expect(months[3]?.days[0]?.label).toBe('');
});

it('has nothing where there are no rows', () => {
  expect(timelineMonths([])).toEqual([]);
});
