import { describe, expect, it } from 'vitest';
import { heldOn, readFrom } from '../book-sample.ts';
import { firm, tableOf } from '../../reports/report-firm.ts';
import { shown, viewOf } from '../../reports/report-sample.ts';
import { tablesOf, unhurried } from '../../sample-tables.ts';
import { dayNumber } from '../../../../../../workers/query/books/days.ts';
import { ensureBooks } from '../../../../../../workers/query/books/ready.ts';
import { tieOutsOf } from '../../../../../../workers/query/books/tie-outs.ts';

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

  it.each(['Void of receipt 2', 'Cancelled receipt 2', 'Dishonoured cheque', 'Contra'])(
    'is found by any word for a reversal: %s',
    async (memo) => {
      const books = await readFrom({
        trust_entries: tableOf(`
          transaction_id | action_id | date       | amount  | memo    | reversed
          1              | 101       | 2024-01-05 | 1000.00 | Deposit | F
          2              | 101       | 2024-01-06 | 300.00  | Deposit | T
          3              | 101       | 2024-01-09 | -300.00 | ${memo} | F`),
      });
      expect(heldOn(books, '2024-01-07')).toEqual({ '101': '1300.00' });
      expect(heldOn(books, '2024-01-31')).toEqual({ '101': '1000.00' });
    },
  );

  it('is countered in the ledger, too, so that both agree on every day', async () => {
    const files = {
      ...firm,
      trust_transactions: tableOf(`
        transaction_id | action_id | transaction_date | ac_account_id | amount  | memo              | is_reversed
        1              | 101       | 2024-01-05       | 2             | 1000.00 | Deposit           | F
        2              | 101       | 2024-01-06       | 2             | 300.00  | Deposit           | T
        3              | 101       | 2024-01-09       | 2             | -300.00 | Void of receipt 2 | F`),
      general_ledger_transactions: tableOf(`
        transaction_id | transaction_date | ac_account_id | amount   | memo              | is_reversed
        1              | 2024-01-05       | 2             | 1000.00  | Deposit           | F
        1              | 2024-01-05       | 4             | -1000.00 | Deposit           | F
        2              | 2024-01-06       | 2             | 300.00   | Deposit           | T
        2              | 2024-01-06       | 4             | -300.00  | Deposit           | T
        3              | 2024-01-09       | 2             | -300.00  | Void of receipt 2 | F
        3              | 2024-01-09       | 4             | 300.00   | Void of receipt 2 | F`),
    };
    const tables = await tablesOf(files);
    const read = await ensureBooks(tables, unhurried());
    for (const [day, held] of [
      ['2024-01-07', '1300.00'],
      ['2024-01-31', '1000.00'],
    ] as const) {
      const ties = await tieOutsOf(tables, read, dayNumber(day, 'iso'), unhurried());
      const ofTrust = ties.filter(({ id }) => id === 'cashbook-bank' || id === 'matters-liability');
      expect(ofTrust.map(({ left, right }) => [left, right])).toEqual([
        [held, held],
        [held, held],
      ]);
      const trial = await shown(tables, viewOf('ledger/trial', { asAt: day }));
      expect(trial.info.totals).toMatchObject({ debit: held, credit: held });
    }
  });
});
