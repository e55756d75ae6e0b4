import { describe, expect, it } from 'vitest';
import { readFrom } from '../book-sample.ts';
import { firm, tableOf } from '../../reports/report-firm.ts';

describe('the ledger', () => {
  const legs = {
    signed: tableOf(`
      transaction_id | transaction_date | ac_account_id | amount
      1              | 2024-01-05       | 2             | 1000.00
      1              | 2024-01-05       | 4             | -1000.00
      3              | 2024-02-10       | 4             | 450.25
      3              | 2024-02-10       | 2             | -450.25`),
    'credits positive': tableOf(`
      transaction_id | transaction_date | ac_account_id | amount
      1              | 2024-01-05       | 2             | 1000.00DR
      1              | 2024-01-05       | 4             | 1000.00CR
      3              | 2024-02-10       | 4             | 450.25DR
      3              | 2024-02-10       | 2             | 450.25CR`),
    'one row for each transaction': tableOf(`
      transaction_id | transaction_date | account debited | account credited | amount
      1              | 2024-01-05       | 2               | 4                | 1000.00
      3              | 2024-02-10       | 4               | 2                | 450.25`),
    'debits and credits beside an amount that says less': tableOf(`
      transaction_id | transaction_date | ac_account_id | debit   | credit  | amount
      1              | 2024-01-05       | 2             | 1000.00 |         | 1000.00
      1              | 2024-01-05       | 4             |         | 1000.00 | 1000.00
      3              | 2024-02-10       | 4             | 450.25  |         | 450.25
      3              | 2024-02-10       | 2             |         | 450.25  | 450.25`),
  };

  it.each(Object.entries(legs))('is read as it balances: %s', async (_, rows) => {
    const { ledger, books } = await readFrom({ ...firm, general_ledger_transactions: rows });
    const ends = ledger.accounts.map(({ account, end }) => [account, ledger.balance[end - 1]]);
    expect(ends).toEqual([
      ['2', 54_975n],
      ['4', -54_975n],
    ]);
    const file = books.files.find(({ side }) => side === 'ledger');
    expect(file?.evidence).toContainEqual({ kind: 'balanced', transactions: 2, of: 2 });
  });
});
