import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellDay, dayNumber, DayReader, dayText } from '../../../../../workers/query/books/days.ts';
import { noDay } from '../../../../../workers/query/books/trust-book.ts';

describe('a day as a number', () => {
  it('counts from 1970, and is what the cell says whatever its zone', () => {
    expect(dayNumber('1970-01-01', 'iso')).toBe(0);
    expect(dayNumber('2024-02-29 23:30:00+13:00', 'iso')).toBe(dayNumber('2024-02-29', 'iso'));
    expect(dayNumber('31/12/2023', 'dmy')).toBe(dayNumber('2023-12-31', 'iso'));
  });

  it('is none where the cell is no day, or its order is not known', () => {
    for (const cell of ['', '0000-00-00', '2023-02-29', '01/02/2023', 'soon']) {
      expect(dayNumber(cell, 'ambiguous')).toBe(noDay);
    }
    expect(dayText(noDay)).toBe('');
  });

  it('is none of a cell that holds a placeholder, with its time or without', () => {
    const cells = ['0000-00-00', '1899-12-30', '1900-01-01 00:00:00', '9999-12-31 23:59:59+12'];
    const reader = new DayReader('iso');
    for (const cell of cells) {
      expect([cell, cellDay(cell, 'iso'), reader.read(cell)]).toEqual([cell, noDay, noDay]);
    }
    expect(cellDay('30/12/1899', 'dmy')).toBe(noDay);
    expect(cellDay('1899-12-29', 'iso')).toBe(dayNumber('1899-12-29', 'iso'));
  });

  it('comes back as text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 2_000_000 }), (day) => {
        expect(dayNumber(dayText(day), 'iso')).toBe(day);
      }),
    );
  });

  it('is read from a column as from a cell alone', () => {
    const stamps = ['09:30:00', '24:00:00', '23:59:59+12', '12:00:00 pm', 'noon', '09:30+13:00'];
    const cells = stamps.flatMap((time) => [`2024-03-01 ${time}`, `2024-03-02T${time}`]);
    const reader = new DayReader('iso');
    for (const cell of [...cells, ...cells]) expect(reader.read(cell)).toBe(dayNumber(cell, 'iso'));
  });
});
