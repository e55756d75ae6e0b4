import { describe, expect, it } from 'vitest';
import { firmRows, readFrom } from '../book-sample.ts';
import { firm, tableOf } from '../../reports/report-firm.ts';

describe('accounts that hold clients’ money', () => {
  it('are known by name, and not by what only sounds like it', async () => {
    const [header = [], ...rows] = firmRows('chart_of_accounts');
    const others = tableOf(`
      6 | 1300 | Loan to the Example Family Trust | Asset  | Asset  | F | F |
      7 | 4100 | Trust administration fees        | Income | Income | T | F |`);
    const { books } = await readFrom({ ...firm, chart_of_accounts: [header, ...rows, ...others] });
    expect(books.accounts).toContainEqual(
      expect.objectContaining({ key: '2', part: 'bank', by: 'name' }),
    );
    expect(books.accounts.map(({ key }) => key)).toEqual(['2', '4']);
  });

  it('are known by the transactions they share where no name tells', async () => {
    const chart = tableOf(`
      ac_account_id | account_name
      2             | Current
      3             | Office
      4             | Owed
      5             | Fees`);
    const { books } = await readFrom({ ...firm, chart_of_accounts: chart });
    expect(books.accounts).toEqual([
      { key: '2', label: 'Current', part: 'bank', by: 'transactions' },
      { key: '4', label: 'Owed', part: 'liability', by: 'transactions' },
    ]);
  });
});
