import { describe, expect, it } from 'vitest';
import { heldOn, readFrom } from '../book-sample.ts';
import { tableOf } from '../../reports/report-firm.ts';

describe('what was reversed', () => {
  const reversal = tableOf(`
    transaction_id | action_id | date       | amount | memo                | reversed
    1              | 101       | 2024-01-05 | 100.00 | Deposit             | F
    2              | 101       | 2024-01-06 | 50.00  | By mistake          | T
    3              | 101       | 2024-01-09 | -50.00 | Reversal of 2       | F
    4              | 101       | 2024-01-10 | -50.00 | Paid out            | F`);

  it('is held until its reversal, even where only one of them says so', async () => {
    const books = await readFrom({ trust_entries: reversal });
    expect(heldOn(books, '2024-01-07')).toEqual({ '101': '150.00' });
    expect(heldOn(books, '2024-01-31')).toEqual({ '101': '50.00' });
  });
});
