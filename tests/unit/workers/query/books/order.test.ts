import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, sortedBy } from '../../../../../workers/query/books/order.ts';
import { Words } from '../../../../../workers/query/books/reading/words.ts';

describe('an order by keys', () => {
  it('is that of a stable sort', () => {
    const keys = fc.array(fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(keys, (list) => {
        const key = (item: number): number => list[item] ?? 0;
        const wanted = [...inOrder(list.length)].sort((a, b) => key(a) - key(b) || a - b);
        expect([...sortedBy(inOrder(list.length), 10, key)]).toEqual(wanted);
      }),
    );
  });
});

describe('words by number', () => {
  it('have numbers first, by value, then texts', () => {
    const words = new Words();
    for (const text of ['10', 'B-2', '9', '0009', 'A-1', '123456789012345678901']) {
      words.number(text);
    }
    const { sorted, rank } = words.ranked();
    expect(sorted).toEqual(['0009', '9', '10', '', '123456789012345678901', 'A-1', 'B-2']);
    expect(words.texts.map((_, number) => sorted[rank[number] ?? -1])).toEqual(words.texts);
  });

  it('are one where they stand for the same', () => {
    const words = new Words((cell) => (cell === 'Trust bank' ? '3' : cell));
    expect(words.number('Trust bank')).toBe(words.number('3'));
    expect(words.find('9')).toBe(-1);
  });
});
