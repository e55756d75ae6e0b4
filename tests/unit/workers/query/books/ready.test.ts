import { describe, expect, it } from 'vitest';
import { chooseBook, ensureBooks } from '../../../../../workers/query/books/ready.ts';
import { addTable, tablesOf, unhurried } from '../sample-tables.ts';
import { fileOf, firmRows, heldOn, march } from './book-sample.ts';
import { firm, tableOf } from '../reports/report-firm.ts';

describe('the books', () => {
  it('are read as the person says, and as they were when that is taken back', async () => {
    const tables = await tablesOf(firm);
    const before = await ensureBooks(tables, unhurried());
    const { roles = {} } = fileOf(before, 'trust_transactions') ?? {};
    chooseBook(tables, 'trust_transactions', {
      side: 'trust',
      reading: { roles, shape: 'debit-credit', sign: -1 },
    });
    const after = await ensureBooks(tables, unhurried());
    expect(fileOf(after, 'trust_transactions')).toMatchObject({ sign: -1, isChosen: true });
    expect(fileOf(after, 'trust_transactions')?.evidence[0]).toEqual({ kind: 'chosen' });
    expect(heldOn(after, '2024-01-31')).toEqual({ '101': '-1200.00', '102': '-300.50' });
    chooseBook(tables, 'trust_transactions', null);
    expect(heldOn(await ensureBooks(tables, unhurried()), '2024-03-31')).toEqual(march);
  });

  it('are read once, and again when a table comes', async () => {
    const tables = await tablesOf(firm);
    const first = await ensureBooks(tables, unhurried());
    expect(await ensureBooks(tables, unhurried())).toBe(first);
    addTable(tables, 'tasks', tableOf('task_id\n1'));
    expect(await ensureBooks(tables, unhurried())).not.toBe(first);
  });

  it('tell how far they are read', async () => {
    const told: number[] = [];
    await ensureBooks(await tablesOf(firm), unhurried(), ({ done, of }) => told.push(done / of));
    expect(told.at(-1)).toBe(1);
  });

  it('are read anew where a table comes while they are read', async () => {
    const tables = await tablesOf({ actions: firmRows('actions') });
    let isLate = true;
    const breathe = (): Promise<void> => {
      if (isLate) addTable(tables, 'trust_transactions', firmRows('trust_transactions'));
      isLate = false;
      return Promise.resolve();
    };
    const books = await ensureBooks(tables, { ...unhurried(), breathe });
    expect(heldOn(books, '2024-03-31')).toEqual(march);
  });
});
