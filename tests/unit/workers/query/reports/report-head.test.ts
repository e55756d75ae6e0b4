import { describe, expect, it } from 'vitest';
import type { FieldInfo } from '../../../../../workers/contract/records.ts';
import type { View } from '../../../../../workers/contract/views.ts';
import { ensureBooks } from '../../../../../workers/query/books/ready.ts';
import { reportHead } from '../../../../../workers/query/reports/report-head.ts';
import { tablesOf, unhurried, type Rows } from '../sample-tables.ts';
import { tableOf } from './report-firm.ts';
import { viewOf } from './report-sample.ts';

async function factsOf(
  files: Readonly<Record<string, Rows>>,
  view: View,
): Promise<[label: string, value: string][]> {
  const tables = await tablesOf(files);
  const read = await ensureBooks(tables, unhurried());
  const parts = { asking: unhurried(), sourcesOf: () => [] };
  const { facts } = await reportHead(tables, read, view, parts);
  return facts.map(({ label, value }: FieldInfo) => [label, value]);
}

const some = {
  trust_transactions: tableOf(`
    transaction_id | action_id | transaction_date | amount
    1              | 101       | 2024-01-05       | 500.00
    2              | 101       | 2024-01-06       | 1O0.00
    3              | 101       | 2024-01-07       | -100.00`),
  trust_copy: tableOf(`
    transaction_id | action_id | transaction_date | amount
    1              | 101       | 2024-01-05       | 500.00`),
};

describe('the head of a report', () => {
  it.each(['trust/listing', 'trust/receipts', 'trust/cashbook', 'trust/exceptions'])(
    'tells rows and files that are in no sum: %s',
    async (name) => {
      const facts = await factsOf(some, viewOf(name));
      expect(facts).toContainEqual(['Rows left out of every sum', '1 of 3']);
      expect(facts).toContainEqual([
        'File in no sum',
        expect.stringMatching(/: it says again/) as string,
      ]);
    },
  );

  it('tells by how much balances by date entered are not those of the cash book', async () => {
    const late = {
      trust_transactions: tableOf(`
        transaction_id | action_id | transaction_date | entered_timestamp   | amount
        1              | 101       | 2024-01-05       | 2024-01-05 09:00:00 | 500.00
        2              | 101       | 2024-01-06       | 2024-02-06 09:00:00 | -100.00`),
    };
    const asAt = '2024-01-31';
    const entered = await factsOf(late, viewOf('trust/listing', { asAt, basis: 'entered' }));
    expect(entered).toContainEqual(['Cash book', '400.00']);
    expect(entered).toContainEqual(['Held against', 'All accounts, by transaction date']);
    expect(entered).toContainEqual(['This list less the cash book', '100.00']);
    const labels = (await factsOf(late, viewOf('trust/listing', { asAt }))).map(([one]) => one);
    expect(labels).not.toContain('Held against');
    expect(labels).not.toContain('This list less the cash book');
  });

  it('names the account of a ledger that is asked for, and no other', async () => {
    const two = {
      trust_transactions: tableOf(`
        transaction_id | action_id | transaction_date | account | amount
        1              | 101       | 2024-01-05       | A       | 500.00
        2              | 101       | 2024-01-06       | B       | 100.00`),
    };
    const asked = { matter: '101', account: 'A' };
    expect(await factsOf(two, viewOf('trust/ledger', asked))).toContainEqual([
      'Trust account',
      'A',
    ]);
  });

  it('says that struck rows are shown only where they can be', async () => {
    const struck = async (name: string): Promise<string | undefined> => {
      const facts = new Map(await factsOf(some, viewOf(name, { deleted: 'with' })));
      return facts.get('Reversed and deleted entries');
    };
    expect(await struck('trust/receipts')).toBe('Shown struck out, and in no sum');
    expect(await struck('trust/journal')).toBe('Left out');
    for (const name of ['ledger/accounts', 'ledger/trial']) {
      expect(await struck(name)).toBe(
        'A reversed entry counts until its reversal; others left out',
      );
    }
  });

  it('tells none where all are counted', async () => {
    const whole = { trust_transactions: some.trust_copy };
    const labels = (await factsOf(whole, viewOf('trust/listing'))).map(([label]) => label);
    expect(labels).not.toContain('Rows left out of every sum');
    expect(labels).not.toContain('File in no sum');
  });
});
