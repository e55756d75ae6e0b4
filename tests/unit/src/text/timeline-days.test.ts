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

const at = (date: string): TimelineRow => ({ ...on(date.slice(0, 10)), date });

it('puts times that name a zone on the day that the clocks of the chosen zone showed', () => {
  const rows = [at('2024-03-01 20:00'), at('2024-03-01T18:00Z'), at('2024-03-01'), at('')];
  const written = timelineMonths(rows);
  expect(written[0]?.days.map(({ rows: of }) => of.map(({ time, zone }) => [time, zone]))).toEqual([
    [
      ['20:00', ''],
      ['18:00', 'UTC'],
      ['', ''],
    ],
  ]);
  const days = timelineMonths(rows, 'Pacific/Auckland').flatMap((month) => month.days);
  expect(days.map(({ rows: of }) => of.map(({ row, time }) => [row.date, time]))).toEqual([
    [['2024-03-01T18:00Z', '07:00']],
    [
      ['2024-03-01 20:00', '20:00'],
      ['2024-03-01', ''],
    ],
    [['', '']],
  ]);
});

it('never moves the last day of all, which stands for never', () => {
  const [month] = timelineMonths([at('9999-12-31 23:59:59Z')], 'Pacific/Auckland');
  expect(month?.days[0]?.rows[0]).toMatchObject({ day: '9999-12-31', time: '23:59', zone: 'UTC' });
});

it('has nothing where there are no rows', () => {
  expect(timelineMonths([])).toEqual([]);
});
