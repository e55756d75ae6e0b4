import { describe, expect, it } from 'vitest';
import { fileOf, heldOn, readFrom } from '../book-sample.ts';
import { tableOf } from '../../reports/report-firm.ts';

/** Ten rows for a matter, so many of which say no amount. */
function withWords(words: number): ReturnType<typeof readFrom> {
  const rows = Array.from({ length: 10 }, (_, at) => {
    const day = `2024-01-${String(at + 1).padStart(2, '0')}`;
    return `${at + 1} | 101 | ${day} | ${at < words ? 'see note' : '5.00'}`;
  });
  const header = 'transaction_id | action_id | transaction_date | amount';
  return readFrom({ trust_entries: tableOf([header, ...rows].join('\n')) });
}

describe('a column that is called an amount', () => {
  it('is read where most of its cells are amounts, and the others are left out loudly', async () => {
    for (const words of [2, 3, 4]) {
      const read = await withWords(words);
      expect(fileOf(read, 'trust_entries')).toMatchObject({ unread: null, excluded: words });
      expect(heldOn(read, '2024-12-31')).toEqual({ '101': `${5 * (10 - words)}.00` });
    }
  });

  it('is not read where half of them are none, and the file is told to lack its amount', async () => {
    const file = fileOf(await withWords(5), 'trust_entries');
    expect(file).toMatchObject({ unread: 'unclear', shape: null });
    expect(file?.roles.amount).toBeUndefined();
  });
});
