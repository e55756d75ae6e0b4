import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../../workers/query/moment.ts';

const read = (cell: string, order: Parameters<typeof instantOf>[1] = 'iso'): string | null => {
  const at = instantOf(cell, order);
  return at === null ? null : new Date(at).toISOString();
};

describe('an instant', () => {
  it.each([
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2024-02-29 13:05', '2024-02-29T13:05:00.000Z'],
    ['2024-02-29T13:05:09.25', '2024-02-29T13:05:09.250Z'],
    ['2024-02-29T13:05:09Z', '2024-02-29T13:05:09.000Z'],
    ['2024-03-01T08:00:00+12:45', '2024-02-29T19:15:00.000Z'],
    ['2024-03-01 08:00:00-0500', '2024-03-01T13:00:00.000Z'],
    ['2024-03-01 08:00:00+13', '2024-02-29T19:00:00.000Z'],
    ['23-May-1987', '1987-05-23T00:00:00.000Z'],
  ])('is read from %s', (cell, moment) => {
    expect(read(cell)).toBe(moment);
  });

  it.each([
    ['03/04/2024', 'dmy', '2024-04-03T00:00:00.000Z'],
    ['03/04/2024', 'mdy', '2024-03-04T00:00:00.000Z'],
    ['3.4.2024 9:30 PM', 'dmy', '2024-04-03T21:30:00.000Z'],
    ['3-4-2024 12:00 am', 'mdy', '2024-03-04T00:00:00.000Z'],
    ['03/04/2024', 'ambiguous', null],
    ['03/04/2024', 'iso', null],
    ['2024-04-03', 'dmy', '2024-04-03T00:00:00.000Z'],
  ] as const)('is read from %s in the order %s', (cell, order, moment) => {
    expect(read(cell, order)).toBe(moment);
  });

  it.each(['', 'NULL', '0000-00-00', '2023-02-29', '2024-13-01', '2024-01-01 25:00', '31/02/2024'])(
    'is not read from %j',
    (cell) => {
      expect(instantOf(cell, 'dmy')).toBeNull();
    },
  );

  it('is what a date says of itself', () => {
    const days = fc.date({
      min: new Date('1000-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const text = day.toISOString();
        expect(instantOf(text, 'iso')).toBe(day.getTime());
      }),
    );
  });

  it('never throws, whatever the cell', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('iso', 'dmy', 'mdy', 'ambiguous'), (cell, order) => {
        expect(instantOf(cell, order)).not.toBeNaN();
      }),
    );
  });
});
