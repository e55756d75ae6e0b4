import { describe, expect, it } from 'vitest';
import type { TieOut } from '../../../../../workers/contract/books.ts';
import { bookFindings } from '../../../../../workers/query/books/book-findings.ts';
import { dayNumber } from '../../../../../workers/query/books/days.ts';
import { ensureBooks } from '../../../../../workers/query/books/ready.ts';
import { tieOutsOf } from '../../../../../workers/query/books/tie-outs.ts';
import { tablesOf, unhurried, type Rows } from '../sample-tables.ts';
import { firmRows } from './book-sample.ts';
import { firm, tableOf } from '../reports/report-firm.ts';

const day = '2024-03-31';

async function tiesOf(files: Readonly<Record<string, Rows>>, asAt = day): Promise<TieOut[]> {
  const tables = await tablesOf(files);
  const read = await ensureBooks(tables, unhurried());
  return tieOutsOf(tables, read, dayNumber(asAt, 'iso'), unhurried());
}

const tieOf = (ties: readonly TieOut[], id: TieOut['id']): TieOut | undefined =>
  ties.find((tie) => tie.id === id);

const more = (table: keyof typeof firm, ...rows: string[][]): Record<string, Rows> => ({
  ...firm,
  [table]: [...firmRows(table), ...rows],
});

describe('tie-outs', () => {
  it.each(['2024-01-10', '2024-01-31', '2024-02-15', day])(
    'are equal in sound books on %s',
    async (asAt) => {
      const ties = await tiesOf(firm, asAt);
      expect(ties.map(({ id, isEqual, apartCount }) => [id, isEqual, apartCount])).toEqual([
        ['matters-cashbook', true, 0],
        ['cashbook-bank', true, 0],
        ['matters-liability', true, 0],
        ['transactions-balance', true, 0],
      ]);
    },
  );

  it('say by how much, and which transaction stands on one side only', async () => {
    const entry = ['8', '101', '2024-03-10', '', 'Receipt', 'R4', '', '', '', '', '', '41.00', 'F'];
    const ties = await tiesOf(more('trust_transactions', entry));
    expect(tieOf(ties, 'cashbook-bank')).toEqual({
      id: 'cashbook-bank',
      left: '690.75',
      right: '649.75',
      difference: '41.00',
      isEqual: false,
      apart: [{ table: 'trust_transactions', key: '8', label: '8', amount: '41.00', side: 'left' }],
      apartCount: 1,
    });
  });

  it('find differences that cancel each other out', async () => {
    const one = ['8', '101', '2024-03-10', '', 'Receipt', '', '', '', '', '', '', '41.00', 'F'];
    const ledger = ['9', '2024-03-10', '', '', '2', '41.00', ''];
    const files = more('trust_transactions', one);
    const both = {
      ...files,
      general_ledger_transactions: [...firmRows('general_ledger_transactions'), ledger],
    };
    const tie = tieOf(await tiesOf(both), 'cashbook-bank');
    expect(tie).toMatchObject({ difference: '0.00', isEqual: false, apartCount: 2 });
    expect(tie?.apart.map(({ key, side }) => [key, side])).toEqual([
      ['8', 'left'],
      ['9', 'right'],
    ]);
  });

  it('tell money of no matter apart from that of all matters', async () => {
    const entry = ['8', '', '2024-03-10', '', 'Receipt', 'R4', '', '', '', '', '', '5.00', 'F'];
    const tie = tieOf(await tiesOf(more('trust_transactions', entry)), 'matters-cashbook');
    expect(tie).toMatchObject({ left: '649.75', right: '654.75', difference: '-5.00' });
    expect(tie?.apart).toMatchObject([{ key: '8', amount: '5.00', side: 'right' }]);
  });

  it('name the transaction whose debits and credits differ', async () => {
    const entry = ['7', '2024-01-31', 'Odd', '', '5', '', '9.00'];
    const tie = tieOf(
      await tiesOf(more('general_ledger_transactions', entry)),
      'transactions-balance',
    );
    expect(tie).toMatchObject({ difference: '-9.00', isEqual: false });
    expect(tie?.apart).toMatchObject([{ key: '7', amount: '-9.00', side: 'right' }]);
  });

  it('compare invoices with their lines, and what they say was paid with payments', async () => {
    const ties = await tiesOf({
      sale_purchase: tableOf(`
        sale_purchase_id | status  | invoice_date | total_inclusive | total_paid
        1                | Open    | 2024-01-01   | 115.00          | 100.00
        2                | Open    | 2024-01-02   | 230.00          | 0.00
        3                | Deleted | 2024-01-02   | 999.00          | 0.00
        4                | Open    | 2024-12-31   | 777.00          | 0.00`),
      sale_purchase_line_items: tableOf(`
        line_item_id | sale_purchase_id | amount_inclusive
        1            | 1                | 100.00
        2            | 1                | 15.00
        3            | 2                | 229.99`),
      sale_purchase_payment: tableOf(`
        payment_id | sale_purchase_id | amount
        1          | 1                | 100.00
        2          | 99               | 12.00`),
    });
    expect(tieOf(ties, 'invoices-lines')).toMatchObject({
      left: '345.00',
      right: '344.99',
      apart: [{ table: 'sale_purchase', key: '2', amount: '0.01', side: 'both' }],
    });
    expect(tieOf(ties, 'payments-allocate')).toMatchObject({
      difference: '-12.00',
      apart: [{ table: 'sale_purchase_payment', key: '99', side: 'right' }],
    });
  });

  it('take no amount that cannot be read for equal to another', async () => {
    const ties = await tiesOf({
      sale_purchase: tableOf(`
        sale_purchase_id | total_inclusive
        1                | 115.00
        2                | 1O0.00`),
      sale_purchase_line_items: tableOf(`
        line_item_id | sale_purchase_id | amount_inclusive
        1            | 1                | 115.00
        2            | 2                | abc`),
    });
    expect(tieOf(ties, 'invoices-lines')).toMatchObject({
      isEqual: false,
      apart: [{ key: '2', amount: '0.00' }],
    });
  });

  it('are none where the backup has nothing to compare', async () => {
    expect(await tiesOf({ tasks: tableOf('task_id\n1') })).toEqual([]);
  });
});

describe('findings of the books', () => {
  it('are none in sound books', async () => {
    expect(await bookFindings(await tablesOf(firm), unhurried())).toEqual([]);
  });

  it('tell what does not tie, who is overdrawn and what is not read', async () => {
    const files = more(
      'trust_transactions',
      ['8', '103', '2024-03-10', '', 'Payment', '', '', '', '', '', '41.00', '', 'F'],
      ['9', '103', 'soon', '', 'Payment', '', '', '', '', '', '41.00', '', 'F'],
    );
    expect(await bookFindings(await tablesOf(files), unhurried())).toEqual([
      {
        code: 'books-not-tied',
        facts: {
          id: 'cashbook-bank',
          left: '608.75',
          right: '649.75',
          difference: '-41.00',
          count: 1,
        },
      },
      {
        code: 'books-not-tied',
        facts: expect.objectContaining({ id: 'matters-liability' }) as unknown,
      },
      { code: 'trust-overdrawn', facts: { count: 1, examples: ['103'] } },
      { code: 'amounts-not-read', facts: { table: 'trust_transactions', count: 1 } },
    ]);
  });
});
