import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayShapeOf, readDay, sortableDay } from '../../../../workers/contract/day.ts';

const aDay = fc.date({
  min: new Date('1000-01-01'),
  max: new Date('9999-12-31'),
  noInvalidDate: true,
});

describe('a day', () => {
  it.each([
    ['2021-05-04', 'iso', '2021-05-04 00:00:00'],
    ['2021-05-04 09:30', 'iso', '2021-05-04 09:30:00'],
    ['2016-09-02 13:32:53+00', 'iso', '2016-09-02 13:32:53'],
    ['2021-05-04T09:30:15.1234567+05:45', 'iso', '2021-05-04 09:30:15'],
    ['2021-05-04 09:30:15 UTC', 'iso', '2021-05-04 09:30:15'],
    ['4/5/2021', 'dmy', '2021-05-04 00:00:00'],
    ['4/5/2021', 'mdy', '2021-04-05 00:00:00'],
    ['04.05.2021', 'dmy', '2021-05-04 00:00:00'],
    ['04-05-2021 7:05', 'dmy', '2021-05-04 07:05:00'],
    ['1/31/2021 12:00:00 AM', 'mdy', '2021-01-31 00:00:00'],
    ['1/31/2021 1:05 pm', 'mdy', '2021-01-31 13:05:00'],
    ['23-May-1987', 'ambiguous', '1987-05-23 00:00:00'],
    ['3 September 1987', 'ambiguous', '1987-09-03 00:00:00'],
    ['2021-05-04', 'dmy', '2021-05-04 00:00:00'],
  ] as const)('“%s” in the order %s is %s', (cell, order, sortable) => {
    expect(sortableDay(cell, order)).toBe(sortable);
  });

  it.each([
    ['4/5/2021', 'ambiguous'],
    ['4/5/2021', 'iso'],
    ['31/4/2021', 'dmy'],
    ['13/13/2021', 'mdy'],
    ['4/5/21', 'dmy'],
    ['4/5-2021', 'dmy'],
    ['0000-00-00', 'iso'],
    ['2023-02-29', 'iso'],
    ['1900-02-29', 'iso'],
    ['2021-05-04 24:00', 'iso'],
    ['2021-05-04 10:60', 'iso'],
    ['1/1/2021 13:00 PM', 'dmy'],
    ['2021-05-04 10:00+99', 'iso'],
    ['23-Mai-1987', 'dmy'],
    ['NULL', 'iso'],
    ['', 'iso'],
  ] as const)('“%s” in the order %s is none', (cell, order) => {
    expect(readDay(cell, order)).toBeNull();
  });

  it('is read back from each way to write it', () => {
    fc.assert(
      fc.property(aDay, (date) => {
        const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
        const iso = `${year}-${month}-${day} 00:00:00`;
        expect(sortableDay(`${year}-${month}-${day}`, null)).toBe(iso);
        expect(sortableDay(`${Number(day)}/${Number(month)}/${year}`, 'dmy')).toBe(iso);
        expect(sortableDay(`${month}.${day}.${year}`, 'mdy')).toBe(iso);
      }),
    );
  });

  it('is in no text by chance', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const shape = dayShapeOf(text);
        if (shape === null) expect(sortableDay(text, 'dmy')).toBeNull();
      }),
    );
  });
});
