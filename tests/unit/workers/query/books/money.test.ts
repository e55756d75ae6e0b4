import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatMoney,
  isInt64,
  MoneyEvidence,
  parseMoney,
} from '../../../../../workers/query/books/money.ts';

const styleOf = (...cells: string[]): ReturnType<MoneyEvidence['style']> => {
  const evidence = new MoneyEvidence();
  for (const cell of cells) evidence.add(cell);
  return evidence.style();
};

describe('an amount', () => {
  it.each([
    ['1234.5', 123_450n],
    ['-5.00', -500n],
    ['\u22125.00', -500n],
    ['(1,234.50)', -123_450n],
    ['5.00-', -500n],
    ['5.00CR', 500n],
    ['5.00 DR', -500n],
    ['$1,234.50', 123_450n],
    ['-$5.00', -500n],
    ['$-5.00', -500n],
    ['NZ$ 5', 500n],
    ['5.00 EUR', 500n],
    ['£1 234.50', 123_450n],
    ["1'234.50", 123_450n],
    ['1,23,456.00', 12_345_600n],
    ['.5', 50n],
    ['0.00', 0n],
    ['-0', 0n],
    ['100.0000', 10_000n],
    [' 12.34 ', 1_234n],
    ['007.10', 710n],
  ])('is read exactly: %s', (cell, units) => {
    expect(parseMoney(cell, '.', 2)).toBe(units);
  });

  it.each(['', 'n/a', '1e5', '0x10', '1.234', '1,23', '12,34,5', '(5.00', '(-5.00)', '-5.00CR'])(
    'is not read where it leaves a doubt: %s',
    (cell) => {
      expect(parseMoney(cell, '.', 2)).toBeNull();
    },
  );

  it.each(['1.2.3', '5.', '--5', '5.00 XX YY', '1,234,56.00', '12 34.00', 'NaN', 'Infinity'])(
    'is not made up of what is none: %s',
    (cell) => {
      expect(parseMoney(cell, '.', 2)).toBeNull();
    },
  );

  it('is read with a comma before its decimals where the column has it', () => {
    expect(parseMoney('1.234,50', ',', 2)).toBe(123_450n);
    expect(parseMoney('1234,5', ',', 2)).toBe(123_450n);
    expect(parseMoney('1,234.50', ',', 2)).toBeNull();
  });

  it('may have thirty digits, which 64 bits do not hold', () => {
    const cell = '1234567890123456789012345678.90';
    expect(parseMoney(cell, '.', 2)).toBe(123_456_789_012_345_678_901_234_567_890n);
    expect(isInt64(parseMoney(cell, '.', 2) ?? 0n)).toBe(false);
    expect(parseMoney(`9${cell}`, '.', 2)).toBeNull();
    expect([isInt64((1n << 63n) - 1n), isInt64(1n << 63n)]).toEqual([true, false]);
  });

  it('comes back from its text, however it is written', () => {
    const units = fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n });
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 8 }), (amount, scale) => {
        const text = formatMoney(amount, scale);
        expect(parseMoney(text, '.', scale)).toBe(amount);
        const [whole = '', part] = text.replace('-', '').split('.');
        const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
        const body = part === undefined ? grouped : `${grouped}.${part}`;
        expect(parseMoney(amount < 0n ? `(${body})` : body, '.', scale)).toBe(amount);
        const turned = body.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
        expect(parseMoney(`${turned}${amount < 0n ? '-' : ''}`, ',', scale)).toBe(amount);
      }),
    );
  });

  it('adds up exactly where doubles do not', () => {
    const cells = Array.from({ length: 1000 }, () => '0.10');
    const sum = cells.reduce((total, cell) => total + (parseMoney(cell, '.', 2) ?? 0n), 0n);
    expect(formatMoney(sum, 2)).toBe('100.00');
  });
});

describe('how a column writes its amounts', () => {
  it('is with a point unless some cell proves a comma', () => {
    expect(styleOf('5.00', '1,234')).toEqual({ mark: '.', scale: 2, hasSides: false });
    expect(styleOf('1.234', '5,00')).toEqual({ mark: ',', scale: 2, hasSides: false });
    expect(styleOf('1.234.567')).toMatchObject({ mark: ',' });
    expect(styleOf('1.234,50')).toMatchObject({ mark: ',' });
    expect(styleOf('0,500')).toMatchObject({ mark: ',', scale: 2 });
  });

  it('has as many decimals as some amount needs, two at least', () => {
    expect(styleOf('5', '6')).toMatchObject({ scale: 2 });
    expect(styleOf('5.125', '6.10')).toMatchObject({ scale: 3 });
    expect(styleOf('100.0000')).toMatchObject({ scale: 2 });
    expect(styleOf('0.123456789')).toMatchObject({ scale: 2 });
  });

  it('is in doubt where a point could part thousands in all that have one', () => {
    expect(styleOf('1.500', '12.250', '7')).toMatchObject({ mark: '.', isDoubtful: true });
    expect(styleOf('1.500', '12.25')).not.toHaveProperty('isDoubtful');
    expect(styleOf('1.500', '12,25')).not.toHaveProperty('isDoubtful');
  });

  it('tells that amounts say their side', () => {
    expect(styleOf('5.00CR', '6.00DR')).toMatchObject({ hasSides: true });
  });
});
