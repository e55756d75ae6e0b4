import { expect, it } from 'vitest';
import { tablesOf } from '../sample-tables.ts';
import { tableOf } from './report-firm.ts';
import { cellsOf, shown, viewOf } from './report-sample.ts';

it('work without an invoice line may say 0, and what was written off is not to be billed', async () => {
  const tables = await tablesOf({
    time_records: tableOf(`
      record_id | action_id | start_timestamp     | billable_amount | line_item_id | billing_behavior
      1         | 101       | 2024-02-01 10:00:00 | 125.00          | 0            | Billable
      2         | 101       | 2024-02-02 10:00:00 | 50.00           | 0            | Written off
      3         | 101       | 2024-02-03 10:00:00 | 75.00           | 9            | Billable`),
  });
  const work = await shown(tables, viewOf('ledger/unbilled-time'));
  expect(cellsOf(work, 'amount')).toEqual([['125.00']]);
});

it('a bill to a client is to be paid by the client', async () => {
  const tables = await tablesOf({
    sale_purchase: tableOf(`
      sale_purchase_id | type          | status | action_id | invoice_date | due_date   | total_inclusive | total_due
      1                | Client bill   | Open   | 101       | 2024-01-01   | 2024-01-20 | 115.00          | 115.00
      2                | Supplier bill | Open   | 101       | 2024-01-01   | 2024-01-20 | 99.00           | 99.00`),
  });
  const owed = await shown(tables, viewOf('ledger/receivables'));
  expect(owed.rows).toHaveLength(1);
});

it('invoices without a readable date or amount are listed as such, and credits take off', async () => {
  const tables = await tablesOf({
    sale_purchase: tableOf(`
      sale_purchase_id | type        | status | action_id | invoice_date | due_date | total_inclusive | total_due
      1                | Invoice     | Open   | 101       | someday      |          | 115.00          | 115.00
      2                | Invoice     | Open   | 101       | 2024-01-01   |          | 1O0.00          | abc
      3                | Invoice     | Open   | 101       | 2024-01-01   |          | 100.00          | 100.00
      4                | Credit note | Open   | 101       | 2024-01-01   |          | -40.00          | -40.00
      5                | Credit note | Open   | 101       | 2024-01-01   |          | 30.00           | 30.00`),
  });
  const owed = await shown(tables, viewOf('ledger/receivables', { asAt: '2024-01-01' }));
  expect(cellsOf(owed, 'open', 'current', 'undated')).toEqual([
    ['115.00', '', '115.00'],
    ['', '', ''],
    ['100.00', '100.00', ''],
    ['-40.00', '-40.00', ''],
    ['-30.00', '-30.00', ''],
  ]);
});
