import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutEnd } from '../../../../workers/query/cut-end.ts';

it('takes away what stands at the end, and nothing else', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', ' ') });
  fc.assert(
    fc.property(text, (cell) => {
      expect(cutEnd(cell, '. ')).toBe(cell.replace(/[. ]+$/, ''));
    }),
  );
});
