import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../../../workers/query/books/days.ts';
import { exceptionsOf, officeExceptionsOf } from '../../../../../workers/query/books/exceptions.ts';
import { ensureBooks } from '../../../../../workers/query/books/ready.ts';
import type { BookException } from '../../../../../workers/query/books/trust-book.ts';
import { tablesOf, unhurried, type Rows } from '../sample-tables.ts';
import { firmRows } from './book-sample.ts';
import { firm, tableOf } from '../reports/report-firm.ts';

async function found(
  files: Readonly<Record<string, Rows>>,
  { asAt = '2024-03-31', late = 7 } = {},
): Promise<readonly BookException[]> {
  const tables = await tablesOf(files);
  const read = await ensureBooks(tables, unhurried());
  return exceptionsOf(tables, read, dayNumber(asAt, 'iso'), unhurried(), late);
}

const kindsOf = (exceptions: readonly BookException[]): [string, number][] =>
  exceptions.map(({ kind, record }) => [kind, record]);

/** The firm's trust file with rows besides, each with its two entries in the ledger. */
function withMovements(...rows: string[]): Record<string, Rows> {
  const [header = [], ...own] = firmRows('trust_transactions');
  const added = tableOf(`${header.join('|')}\n${rows.join('\n')}`).slice(1);
  const entries = added.flatMap((cells) => {
    const [transaction = '', matter = '', date = ''] = cells;
    const [debit = '', credit = ''] = cells.slice(10);
    return [
      [transaction, date, '', matter, '2', credit, debit],
      [transaction, date, '', matter, '4', debit, credit],
    ];
  });
  return {
    ...firm,
    trust_transactions: [header, ...own, ...added],
    general_ledger_transactions: [...firmRows('general_ledger_transactions'), ...entries],
  };
}

const receipt = (id: number, matter: string, day: string, number: string, amount: string): string =>
  `${id} | ${matter} | ${day} | ${day} | Receipt | ${number} | | EFT | 1 | Deposit | | ${amount} | F`;
const payment = (id: number, matter: string, day: string, number: string, amount: string): string =>
  `${id} | ${matter} | ${day} | ${day} | Payment | | ${number} | EFT | 1 | Paid out | ${amount} | | F`;

describe('exceptions', () => {
  it('are none in sound books', async () => {
    expect(await found(firm)).toEqual([]);
  });

  it('are none where there are no books', async () => {
    expect(await found({ tasks: tableOf('task_id\n1') })).toEqual([]);
  });

  it('tell a matter that was overdrawn, from when to when and by how much', async () => {
    const files = withMovements(
      receipt(11, '103', '2024-03-05', 'R4', '50.00'),
      payment(12, '103', '2024-03-06', 'P3', '70.00'),
      receipt(13, '103', '2024-03-08', 'R5', '30.00'),
    );
    const [one, ...others] = await found(files);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ kind: 'overdrawn', matter: '103', record: 10, units: -2000n });
    expect(one?.detail).toBe('Overdrawn from 2024-03-06 until 2024-03-08, at the lowest by 20.00.');
  });

  it('tell a movement of no matter and one of a matter that is not there', async () => {
    const files = withMovements(
      receipt(11, '', '2024-03-05', 'R4', '50.00'),
      receipt(12, '999', '2024-03-05', 'R5', '50.00'),
    );
    expect(kindsOf(await found(files))).toEqual([
      ['orphan-matter', 10],
      ['no-matter', 9],
    ]);
  });

  it('tell transactions on one side only, and those that differ', async () => {
    const [header = [], ...entries] =
      withMovements(
        receipt(11, '103', '2024-03-05', 'R4', '50.00'),
        receipt(12, '103', '2024-03-05', 'R5', '60.00'),
      )['general_ledger_transactions'] ?? [];
    const files = withMovements(
      receipt(12, '103', '2024-03-05', 'R4', '61.00'),
      receipt(13, '103', '2024-03-05', 'R5', '70.00'),
    );
    const exceptions = await found({ ...files, general_ledger_transactions: [header, ...entries] });
    expect(exceptions.map(({ kind, transaction, units }) => [kind, transaction, units])).toEqual([
      ['ledger-only', '11', 5000n],
      ['differs', '12', 100n],
      ['orphan', '13', 7000n],
    ]);
  });

  it('tell a gap in a series of numbers and a number given twice', async () => {
    const files = withMovements(
      receipt(11, '103', '2024-03-05', 'R5', '50.00'),
      receipt(12, '103', '2024-03-06', 'R5', '60.00'),
      receipt(13, '103', '2024-03-06', 'R6', '60.00'),
      receipt(14, '103', '2024-03-06', 'R7', '60.00'),
    );
    const exceptions = await found(files);
    expect(exceptions.map(({ kind, record, detail }) => [kind, record, detail])).toEqual([
      ['gap', 9, 'Receipt number R4 before this one is missing.'],
      ['duplicate', 10, 'Receipt number R5 is also that of transaction 11.'],
    ]);
  });

  it('tell a series once where most of it is elsewhere', async () => {
    const files = withMovements(receipt(11, '103', '2024-03-05', 'R900', '50.00'));
    expect((await found(files)).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['gap', 'Receipt numbers from R1 to R900: 4 of 900 are there, the others are missing.'],
    ]);
  });

  it('tell an entry made late, by so many days', async () => {
    const files = withMovements(
      '11 | 103 | 2024-03-01 | 2024-03-12 10:00:00 | Receipt | R4 | | EFT | 1 | Deposit | | 5.00 | F',
    );
    expect(kindsOf(await found(files))).toEqual([['back-dated', 9]]);
    expect(await found(files, { late: 11 })).toEqual([]);
  });

  it('tell what is dormant, and what a closed matter holds', async () => {
    const [header = [], ...matters] = firmRows('actions');
    const closed = matters.map((row) => row.map((cell) => (cell === 'Active' ? 'Closed' : cell)));
    expect(kindsOf(await found({ ...firm, actions: [header, ...closed] }))).toEqual([
      ['closed-balance', 5],
    ]);
    expect(kindsOf(await found(firm, { asAt: '2025-03-01' }))).toEqual([['dormant', 5]]);
  });

  it('tell what is dormant though a row was deleted since', async () => {
    const trust = tableOf(`
      transaction_id | action_id | transaction_date | amount | is_deleted
      1              | 101       | 2023-01-05       | 100.00 | F
      2              | 101       | 2024-03-01       | 5.00   | T`);
    const [one] = await found({ trust_entries: trust });
    expect(one).toMatchObject({ kind: 'dormant', record: 1 });
    expect(one?.detail).toBe('100.00 has not moved since 2023-01-05.');
  });

  it('tell a transaction of the ledger and a journal that do not balance', async () => {
    const files = withMovements(
      '11 | 103 | 2024-03-01 | 2024-03-01 | Journal | | | | | Moved |  | 5.00 | F',
    );
    const entry = ['3', '2024-02-10', 'Odd', '', '5', '', '9.00'];
    const entries = [...(files['general_ledger_transactions'] ?? []), entry];
    const exceptions = await found({ ...files, general_ledger_transactions: entries });
    expect(exceptions.map(({ kind, transaction, units }) => [kind, transaction, units])).toEqual([
      ['unbalanced', '3', -900n],
      ['journal-legs', '11', 500n],
    ]);
  });

  it('leave to the office a transaction of its own that does not balance', async () => {
    const entry = ['7', '2024-01-31', 'Odd', '', '5', '', '9.00'];
    const entries = [...firmRows('general_ledger_transactions'), entry];
    const files = { ...firm, general_ledger_transactions: entries };
    expect(await found(files)).toEqual([]);
    const tables = await tablesOf(files);
    const read = await ensureBooks(tables, unhurried());
    const asAt = dayNumber('2024-03-31', 'iso');
    const office = await officeExceptionsOf(tables, read, asAt, unhurried());
    expect(office.map(({ kind, transaction, units }) => [kind, transaction, units])).toEqual([
      ['unbalanced', '7', -900n],
    ]);
  });

  it('are as at a day: what came later is not told', async () => {
    const files = withMovements(payment(12, '103', '2024-03-06', 'P3', '70.00'));
    expect(await found(files, { asAt: '2024-03-05' })).toEqual([]);
  });
});
