import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey, compareKeys } from '../../../../workers/query/compare-cells.ts';

function compared(a: string, b: string): number {
  const [first, second] = [cellKey('id', null, a), cellKey('id', null, b)];
  if (!first || !second) throw new Error('every id has a key');
  return Math.sign(compareKeys(first, second));
}

describe('cells compared', () => {
  it('are numbers by value, whatever their length', () => {
    const cents = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    const written = (value: bigint): string => {
      const digits = String(value < 0n ? -value : value).padStart(3, '0');
      return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    };
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(compared(written(a), written(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
    expect(compared('1.50', '1.5')).toBe(0);
    expect(compared('2', '1.9999999999999999')).toBe(1);
  });

  it('are numbers before texts, and texts without regard to case and marks', () => {
    expect(compared('9', 'a')).toBe(-1);
    expect(compared('a', '9')).toBe(1);
    expect(compared('Ávila', 'bern')).toBe(-1);
    expect(compared('ZÜRICH', 'zurich')).toBe(0);
  });

  it.each([
    ['number', '007'],
    ['money', '$5'],
    ['flag', 'perhaps'],
    ['date', 'soon'],
    ['stamp', '2023-02-29'],
  ] as const)('have no key as a %s where they are “%s”', (kind, cell) => {
    expect(cellKey(kind, 'iso', cell)).toBeNull();
  });
});
