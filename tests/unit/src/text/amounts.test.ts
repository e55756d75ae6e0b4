import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, differenceOf, isNought } from '../../../../src/text/amounts.ts';

const digits = (units: bigint, scale: number): string => {
  const text = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
};

describe('an amount as it is typed', () => {
  it.each([
    ['1234.5', '1234.5'],
    ['1,234.50', '1234.50'],
    ['1 234.50', '1234.50'],
    ['$1,234.50', '1234.50'],
    ['NZ$5', '5'],
    ['-£5.00', '-5.00'],
    ['−5.00', '-5.00'],
    ['(1,234.50)', '-1234.50'],
    ['1.234,50', '1234.50'],
    ['12,5', '12.5'],
    ['007', '7'],
    ['1,234,567', '1234567'],
  ])('%s is %s', (typed, amount) => {
    expect(amountOf(typed)).toBe(amount);
  });

  it.each(['', 'ten', '1,23,4', '1.2.3', '--5', '5-5', '1e5', '0x10', '.', ','])(
    '“%s” is none',
    (typed) => {
      expect(amountOf(typed)).toBeNull();
    },
  );
});

describe('the difference of two decimals', () => {
  it('is exact at any size and scale', () => {
    const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(6));
    fc.assert(
      fc.property(decimal, decimal, ([a, first], [b, second]) => {
        const scale = Math.max(first, second);
        const wanted = a * 10n ** BigInt(scale - first) - b * 10n ** BigInt(scale - second);
        expect(differenceOf(digits(a, first), digits(b, second))).toBe(digits(wanted, scale));
      }),
    );
  });

  it('is none where one of them is none', () => {
    expect(differenceOf('1.00', 'not known')).toBeNull();
  });

  it('is nought where they are the same, however they are written', () => {
    expect(isNought(differenceOf('1.50', '1.5') ?? '')).toBe(true);
    expect(isNought('-0.00')).toBe(true);
    expect(isNought('0.01')).toBe(false);
  });
});
