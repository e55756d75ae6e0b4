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

  it('tells none where all are counted', async () => {
    const whole = { trust_transactions: some.trust_copy };
    const labels = (await factsOf(whole, viewOf('trust/listing'))).map(([label]) => label);
    expect(labels).not.toContain('Rows left out of every sum');
    expect(labels).not.toContain('File in no sum');
  });
});
