import { describe, expect, it } from 'vitest';
import type { Rows } from '../sample-tables.ts';
import { fileOf, firmRows, readFrom } from '../books/book-sample.ts';
import { aFirm, cellsOf, columnsOf, shown, viewOf } from './report-sample.ts';
import { firm } from './report-firm.ts';

/** The firm's trust file with further columns; each row's cells are told by its transaction. */
function withColumns(names: readonly string[], cells: Readonly<Record<string, string[]>>): Rows {
  const [header = [], ...rows] = firmRows('trust_transactions');
  const blank = names.map(() => '');
  return [[...header, ...names], ...rows.map((row) => [...row, ...(cells[row[0] ?? ''] ?? blank)])];
}

/** The two receipts were banked together. */
const banked = withColumns(['deposit_number', 'is_deposited'], {
  '1': ['D-1', 'T'],
  '2': ['D-1', 'T'],
});

describe('the receipts cash book', () => {
  it('says which deposit a receipt was part of, and once what that came to', async () => {
    const book = await shown(
      await aFirm({ trust_transactions: banked }),
      viewOf('trust/receipts', { deleted: 'with' }),
    );
    expect(cellsOf(book, 'number', 'amount', 'whole', 'deposit', 'deposited')).toEqual([
      ['R1', '1000.00', '1000.00', 'D-1', '1500.50'],
      ['R2', '200.00', '500.50', 'D-1', ''],
      ['R2', '300.50', '', 'D-1', ''],
      ['R3', '77.00', '77.00', '', ''],
    ]);
    expect(book.info.totals).toEqual({ amount: '1500.50' });
  });

  it('says of a part of a deposit what all of it came to', async () => {
    const tables = await aFirm({ trust_transactions: banked });
    const book = await shown(tables, viewOf('trust/receipts', { from: '2024-01-10' }));
    expect(cellsOf(book, 'number', 'deposited')[0]).toEqual(['R2', '1500.50']);
  });

  it('has no such columns where no file says so', async () => {
    const book = await shown(await aFirm(), viewOf('trust/receipts'));
    expect(columnsOf(book)).not.toContain('deposit');
    expect(columnsOf(book)).not.toContain('deposited');
    expect(book.info.absent).toContain('Deposit');
  });
});

describe('the column of the deposit', () => {
  const rolesWith = async (...names: string[]): Promise<Readonly<Record<string, string>>> => {
    const day = (name: string): string => (/date|_on$/.test(name) ? '2024-01-08' : 'T');
    const cells = Object.fromEntries(
      ['1', '2', '5'].map((id) => [
        id,
        names.map((name) => (/slip|number|_id/.test(name) ? '17' : day(name))),
      ]),
    );
    const read = await readFrom({ ...firm, trust_transactions: withColumns(names, cells) });
    const { evidence = [] } = fileOf(read, 'trust_transactions') ?? {};
    return Object.fromEntries(
      evidence.flatMap((one) => (one.kind === 'named' ? [[one.role, one.column]] : [])),
    );
  };

  it.each(['deposit_id', 'deposit_number', 'Deposit slip', 'lodgement no', 'deposit_date'])(
    'is %s',
    async (name) => {
      const roles = await rolesWith(name);
      expect(roles).toMatchObject({ deposit: name, date: 'transaction_date', credit: 'credit' });
    },
  );

  it('is the day of banking where another column says what is on a statement', async () => {
    const roles = await rolesWith('is_reconciled', 'banked_on');
    expect(roles).toMatchObject({ deposit: 'banked_on', reconciled: 'is_reconciled' });
  });

  it('is no word of a statement', async () => {
    expect(await rolesWith('is_deposited')).not.toHaveProperty('reconciled');
    expect(await rolesWith('banked_on')).toMatchObject({ deposit: 'banked_on' });
    expect(await rolesWith('is_deposited', 'deposit_id')).toMatchObject({ deposit: 'deposit_id' });
  });

  it('takes none from the date of the transaction', async () => {
    const [header = [], ...rows] = firmRows('trust_transactions');
    const renamed = header.map((name) => (name === 'transaction_date' ? 'deposit_date' : name));
    const files = { ...firm, trust_transactions: [renamed, ...rows] };
    const { roles } = fileOf(await readFrom(files), 'trust_transactions') ?? {};
    expect(roles).toMatchObject({ date: 'c3' });
    expect(roles).not.toHaveProperty('deposit');
  });
});
