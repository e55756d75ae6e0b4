import { describe, expect, it } from 'vitest';
import { type Numbered, seriesFaults } from '../../../../../workers/query/books/number-series.ts';

/** Receipts of an account by their numbers, in this order, each of a transaction of its own. */
function receipts(account: string, numbers: readonly number[]): Numbered[] {
  return numbers.map((number, at) => ({
    role: 'receipt',
    table: 'trust_receipts',
    record: at + 1,
    transaction: `${account}${at + 1}`,
    account,
    series: '',
    isStruck: false,
    text: String(number).padStart(6, '0'),
    prefix: '',
    number,
  }));
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);
const without = (last: number, ...missing: number[]): number[] =>
  upTo(last).filter((number) => !missing.includes(number));

const told = (numbers: readonly Numbered[]): unknown[] =>
  seriesFaults(numbers).map((fault) =>
    fault.kind === 'duplicate'
      ? [fault.kind, fault.at.text, fault.at.transaction]
      : [fault.kind, fault.from, fault.to],
  );

describe('numbers that follow one another', () => {
  it('tell what is missing between the first and the last', () => {
    expect(told(receipts('a', without(20, 7, 8, 15)))).toEqual([
      ['gap', '000007', '000008'],
      ['gap', '000015', '000015'],
    ]);
    expect(told(receipts('a', without(20, 1)))).toEqual([]);
  });

  it('tell what two transactions have, but not where one of them was struck', () => {
    const numbers = receipts('a', [...upTo(10), 4]);
    expect(told(numbers)).toEqual([['duplicate', '000004', 'a11']]);
    const struck = numbers.map((one) => ({ ...one, isStruck: one.record === 4 }));
    expect(told(struck)).toEqual([]);
  });

  it('may be one series over two accounts: a gap in it is found, whichever of them would have had it', () => {
    const numbers = without(40, 21);
    const odd = receipts(
      'a',
      numbers.filter((number) => number % 2 === 1),
    );
    const even = receipts(
      'b',
      numbers.filter((number) => number % 2 === 0),
    );
    expect(told([...odd, ...even])).toEqual([['gap', '000021', '000021']]);
  });

  it('may begin again for each account: then the same number twice is no fault', () => {
    const numbers = [...receipts('a', without(30, 12)), ...receipts('b', upTo(25))];
    expect(told(numbers)).toEqual([['gap', '000012', '000012']]);
  });

  it('keep to the series that their file names, and what is void fills no gap twice', () => {
    const of = (series: string, all: readonly Numbered[]): Numbered[] =>
      all.map((one) => ({ ...one, series }));
    const both = [...of('A', receipts('a', upTo(9))), ...of('B', receipts('a', without(9, 5)))];
    expect(told(both)).toEqual([['gap', '000005', '000005']]);
    const isVoid = of('A', receipts('a', upTo(9))).map((one) => ({
      ...one,
      isStruck: one.number === 5,
    }));
    expect(told(isVoid)).toEqual([]);
  });

  it('of rows that name no transaction are there twice, too', () => {
    const numbers = receipts('a', [...upTo(5), 3]).map((one) => ({ ...one, transaction: '' }));
    expect(told(numbers)).toEqual([['duplicate', '000003', '']]);
  });

  it('are told once where many of them are missing', () => {
    expect(seriesFaults(receipts('a', [1, 2, 3, 7, 8, 9, 10]))).toMatchObject([
      { kind: 'sparse', from: '000001', to: '000010', there: 7, of: 10, at: { number: 10 } },
    ]);
    expect(seriesFaults(receipts('a', [3, 90, 400, 1200]))).toMatchObject([
      { kind: 'sparse', there: 4, of: 1198 },
    ]);
    expect(told(receipts('a', [3, 90]))).toEqual([]);
  });

  it('are not missing where they were given later, and what is given later says nothing else', () => {
    const later = (...numbers: readonly number[]): Numbered[] =>
      receipts('a', upTo(6)).map((one) => ({ ...one, isLater: numbers.includes(one.number) }));
    expect(told(later(3))).toEqual([]);
    expect(told(later(5, 6))).toEqual([]);
    const lacking = later(4, 6).filter(({ number }) => number !== 3);
    expect(seriesFaults(lacking)).toMatchObject([
      { kind: 'gap', from: '000003', to: '000003', at: { number: 5 } },
    ]);
    const twice = [...later(4), ...receipts('b', [4])].map((one) => ({ ...one, account: 'a' }));
    expect(told(twice)).toEqual([]);
  });
});
