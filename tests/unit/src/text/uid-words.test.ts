import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uidPieces } from '../../../../src/text/uid-words.ts';

const known = (uid: string): string | null => (uid === 'PR103' ? '#/records/pr' : null);

describe('a text that names things by their UIDs', () => {
  it('leads to those that are in the backup, and to no other', () => {
    expect(uidPieces('Followed PR103; see UTF8 and XPR103.', known)).toEqual([
      { text: 'Followed ', href: null },
      { text: 'PR103', href: '#/records/pr' },
      { text: '; see UTF8 and XPR103.', href: null },
    ]);
    expect(uidPieces('', known)).toEqual([{ text: '', href: null }]);
  });

  it('is whole again when its pieces are put together', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('PR103', ' PR103', 'PR1', '_'));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join('');
        const pieces = uidPieces(text, known).map((piece) => piece.text);
        expect(pieces.join('')).toBe(text);
      }),
    );
  });
});
