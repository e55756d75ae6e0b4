import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findText } from '../../../../../src/components/reading/find-text.ts';

const found = (text: string, wanted: string): string[] =>
  findText(text, wanted).map(({ from, to }) => text.slice(from, to));

describe('finding words in a page', () => {
  it.each([
    ['The Covenant and the COVENANT', 'covenant', ['Covenant', 'COVENANT']],
    ['kōrero Māori', 'korero maori', ['kōrero Māori']],
    ['runs with\nthe land', 'with the', ['with\nthe']],
    ['an o\uFB03ce', 'office', ['o\uFB03ce']],
    ['an o\uFB03ce', 'off', ['o\uFB03']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['50% (five)', '(FIVE)', ['(five)']],
    ['Cafe\u0301 x', 'café', ['Cafe\u0301']],
    ['nothing', ' ', []],
    ['', 'x', []],
  ])('in %j, %j is %j', (text, wanted, expected) => {
    expect(found(text, wanted)).toEqual(expected);
  });

  it('finds every text in itself, and gives stretches in order that do not overlap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ minLength: 1 }),
        (around, wanted) => {
          const text = `${around} ${wanted} ${wanted} ${around}`;
          const spans = findText(text, wanted);
          if (/\S/.test(wanted.normalize('NFKD').replace(/\p{M}/gu, ''))) {
            expect(spans.length).toBeGreaterThan(0);
          }
          spans.forEach(({ from, to }, at) => {
            expect(from).toBeLessThan(to);
            expect(from).toBeGreaterThanOrEqual(spans[at - 1]?.to ?? 0);
          });
        },
      ),
    );
  });
});
