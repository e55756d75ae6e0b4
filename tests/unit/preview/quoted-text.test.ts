import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../../preview/quoted-text.ts';

describe('what a plain-text mail quotes', () => {
  it('is set apart by how often it is quoted', () => {
    expect(passagesOf('Yes\r\n> Do you?\r\n>> agree?\r\n> > twice\r\nBest')).toEqual([
      { depth: 0, lines: ['Yes'] },
      { depth: 1, lines: ['Do you?'] },
      { depth: 2, lines: ['agree?', 'twice'] },
      { depth: 0, lines: ['Best'] },
    ]);
  });

  it('keeps every word, however deep', () => {
    const [passage] = passagesOf(`${'>'.repeat(500)} end`);
    expect(passage?.depth).toBe(8);
    expect(passage?.lines[0]).toContain('end');
  });

  it('keeps lines that only look like a quote in the middle', () => {
    expect(passagesOf('5 > 3')).toEqual([{ depth: 0, lines: ['5 > 3'] }]);
  });
});
