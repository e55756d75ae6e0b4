import { describe, expect, it } from 'vitest';
import { fileOf, heldOn, readFrom } from '../book-sample.ts';
import { tableOf } from '../../reports/report-firm.ts';

const journal = tableOf(`
  action_id | transaction_date | amount
  101       | 2024-01-05       | 100.00
  101       | 2024-01-05       | 100.00
  102       | 2024-01-06       | 50.00
  101       | 2024-01-07       | -30.00
  101       | 2024-01-08       | 20.00`);
const again = journal.slice(0, 5);

describe('trust files without transaction ids', () => {
  it('do not count twice what another says again', async () => {
    const books = await readFrom({ trust_entries: journal, trust_transactions: again });
    expect(fileOf(books, 'trust_transactions')).toMatchObject({ unread: 'repeats' });
    expect(heldOn(books, '2024-01-31')).toEqual({ '101': '190.00', '102': '50.00' });
  });

  it('are all read where they share few of their rows', async () => {
    const [header = [], ...rows] = journal;
    const later = rows.map(([matter = '', , amount = '']) => [matter, '2024-02-05', amount]);
    const books = await readFrom({
      trust_entries: journal,
      trust_transactions: [header, ...later],
    });
    expect(books.books.files.map(({ unread }) => unread)).toEqual([null, null]);
    expect(heldOn(books, '2024-02-28')).toEqual({ '101': '380.00', '102': '100.00' });
  });

  it('of receipts and payments may share days and amounts', async () => {
    const books = await readFrom({
      trust_receipts: tableOf(`
        action_id | receipt_date | amount
        101       | 2024-01-05   | 100.00
        102       | 2024-01-06   | 40.00`),
      trust_payments: tableOf(`
        action_id | payment_date | amount
        101       | 2024-01-05   | 100.00`),
    });
    expect(books.books.files.map(({ unread }) => unread)).toEqual([null, null]);
    expect(heldOn(books, '2024-01-31')).toEqual({ '101': '0.00', '102': '40.00' });
  });

  it('tell how many rows two of them share where both are read', async () => {
    const [header = [], ...rows] = journal;
    const half = rows.map((row, at) => (at < 2 ? row : ['103', `2024-03-0${at}`, '7.00']));
    const books = await readFrom({ trust_entries: journal, trust_transactions: [header, ...half] });
    const evidence = books.books.files.flatMap((file) => file.evidence);
    expect(evidence.filter(({ kind }) => kind === 'overlaps')).toMatchObject([
      { kind: 'overlaps', rows: 2, of: 5 },
    ]);
  });
});
