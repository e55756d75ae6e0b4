import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cellText, csvLine, type Dialect, money } from '../../../../scripts/sample/csv.ts';
import { randomOf } from '../../../../scripts/sample/random.ts';

const dialects: Dialect[] = [
  { nothing: '', newline: '\n', bom: false },
  { nothing: 'NULL', newline: '\r\n', bom: false },
];

describe('csvLine', () => {
  it('writes what another parser reads back', () => {
    const letters = fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'ā', 'NULL', '=');
    const cell = fc.oneof(fc.string({ unit: letters }), fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 2 }),
        fc.constantFrom(...dialects),
        (row, dialect) => {
          const { data } = Papa.parse<string[]>(csvLine(row, dialect), {
            newline: dialect.newline,
          });
          expect(data[0]).toEqual(row.map((value) => cellText(value, dialect)));
        },
      ),
    );
  });

  it('quotes a surname that says NULL, not a missing value', () => {
    expect(csvLine(['Null', null, 'x'], dialects[1] ?? fail())).toBe('"Null",NULL,x\r\n');
  });
});

function fail(): never {
  throw new Error('no dialect');
}

describe('money', () => {
  it('keeps the cents', () => {
    expect([0, 5, 120, 12_345, -7].map(money)).toEqual(['0.00', '0.05', '1.20', '123.45', '-0.07']);
  });
});

describe('randomOf', () => {
  it('gives each row of each stream a sequence of its own, always the same', () => {
    const first = (stream: string, row: number): number[] => {
      const random = randomOf(1, stream, row);
      return [random.next(), random.next(), random.between(1, 6)];
    };
    expect(first('a', 0)).toEqual(first('a', 0));
    const all = Array.from({ length: 2000 }, (_, row) => first('a', row)[0]);
    expect(new Set(all).size).toBe(2000);
    expect(first('b', 0)).not.toEqual(first('a', 0));
    const mean = all.reduce<number>((sum, value) => sum + (value ?? 0), 0) / 2000;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  });
});
