import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDifference } from '../../../../../workers/query/versions/line-difference.ts';

const line = fc.constantFrom<string>('a', 'b', 'c', 'd', '{', '}');
const text = fc.array(line, { maxLength: 30 });

describe('the difference of two texts', () => {
  it('tells nothing of texts that are alike', () => {
    fc.assert(
      fc.property(text, (lines) => {
        expect(lineDifference(lines, lines)).toEqual([]);
      }),
    );
  });

  it('makes the later text of the earlier one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const told = lineDifference(before, after);
        const made = [...before];
        for (const { before: at } of told.filter(({ kind }) => kind === 'removed').toReversed()) {
          made.splice((at ?? 0) - 1, 1);
        }
        for (const { text: added, after: at } of told.filter(({ kind }) => kind === 'added')) {
          made.splice((at ?? 0) - 1, 0, added);
        }
        expect(made).toEqual(after);
      }),
    );
  });

  it('tells lines of the right numbers, and three lines around a change', () => {
    const before = Array.from({ length: 20 }, (_, at) => `line ${at + 1}`);
    const after = before.toSpliced(9, 1, 'new');
    expect(lineDifference(before, after)).toEqual([
      ...[7, 8, 9].map((at) => ({ kind: 'same', text: `line ${at}`, before: at, after: at })),
      { kind: 'removed', text: 'line 10', before: 10, after: null },
      { kind: 'added', text: 'new', before: null, after: 10 },
      ...[11, 12, 13].map((at) => ({ kind: 'same', text: `line ${at}`, before: at, after: at })),
    ]);
  });

  it('ends also where two long texts have nothing in common, and no line only once', () => {
    const many = (word: string): string[] =>
      Array.from({ length: 60_000 }, (_, at) => `${word}${at % 7}`);
    expect(lineDifference(many('a'), many('b'))).toHaveLength(120_000);
  });
});
