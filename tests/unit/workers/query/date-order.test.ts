import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnInfo } from '../../../../workers/contract/values.ts';
import { chooseDateOrder } from '../../../../workers/query/date-order.ts';
import { openView } from '../../../../workers/query/open-view.ts';
import { sortableDay } from '../../../../workers/contract/day.ts';
import { tablesOf, unhurried } from './sample-tables.ts';

async function columnOf(
  cells: readonly string[],
  { table = 'disbursements', header = 'date' } = {},
): Promise<ColumnInfo | undefined> {
  const rows = [['id', header], ...cells.map((cell, at) => [`d${at}`, cell])];
  const tables = await tablesOf({ [table]: rows });
  const column = tables.catalogue.get(table)?.columns[1];
  tables.store.close();
  return column;
}

describe('the order of day and month', () => {
  it.each([
    ['iso', ['2021-05-04', '2021-05-04 10:00:00+00', '']],
    ['iso', ['0000-00-00', 'NULL', '9999-12-31']],
    ['dmy', ['4/5/2021', '13/5/2021']],
    ['dmy', ['4.5.2021', '31.12.2021 10:00']],
    ['dmy', ['23-May-1987', '2-Jun-1987']],
    ['mdy', ['4/5/2021', '5/13/2021']],
    ['mdy', ['04-05-2021', '05-13-2021 1:00 PM']],
    ['ambiguous', ['4/5/2021', '5/6/2021']],
    ['ambiguous', ['13/5/2021', '5/13/2021']],
    ['ambiguous', ['4/5/2021', '99/99/2021', '4/5/13']],
    ['ambiguous', ['2021-05-04', '4/5/2021']],
    [null, ['soon', 'NULL']],
    [null, ['']],
  ])('is %s for %j', async (order, cells) => {
    expect((await columnOf(cells))?.dateOrder).toBe(order);
  });

  it('is not looked for in text that is mostly empty', async () => {
    const cells = [...Array.from({ length: 2999 }, () => 'NULL'), 'Call Ms Example back'];
    const column = await columnOf(cells, { table: 'notes', header: 'note' });
    expect(column).toMatchObject({ kind: 'text', dateOrder: null });
  });

  it('is proven by one cell in ten thousand, and undone by one that contradicts', async () => {
    const many = Array.from({ length: 9999 }, (_, at) => `${1 + (at % 12)}/${1 + (at % 11)}/2020`);
    expect((await columnOf(many))?.dateOrder).toBe('ambiguous');
    expect((await columnOf([...many, '5/30/2020']))?.dateOrder).toBe('mdy');
    expect((await columnOf(['30/5/2020', ...many, '5/30/2020']))?.dateOrder).toBe('ambiguous');
  });

  it('is found where only the last of many cells is filled', async () => {
    const empty = Array.from({ length: 3000 }, () => '');
    expect((await columnOf([...empty, '2020-01-02']))?.dateOrder).toBe('iso');
  });

  it('is never guessed: what it says of a proven column fits every cell', async () => {
    const part = fc.integer({ min: 1, max: 31 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 8 }),
        async (parts) => {
          const cells = parts.map(([a, b]) => `${a}/${b}/2020`);
          const order = (await columnOf(cells))?.dateOrder ?? null;
          const other = order === 'dmy' ? 'mdy' : 'dmy';
          const possible = cells.filter((cell) => sortableDay(cell, order) !== null);
          if (order === 'ambiguous') return;
          expect(cells.some((cell) => sortableDay(cell, other) === null)).toBe(true);
          for (const cell of cells.filter((one) => !possible.includes(one))) {
            expect(sortableDay(cell, other), cell).toBeNull();
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a column that no schema names', () => {
  it.each([
    ['date', 'iso', ['2021-05-04', '2020-01-01']],
    ['stamp', 'iso', ['2021-05-04 10:00:00', '2020-01-01']],
    ['date', 'dmy', ['30/5/2021', '1/2/2020', 'NULL']],
    ['text', null, ['2021-05-04', 'soon']],
    ['text', null, ['33/44/2021']],
    ['text', null, ['4/5/21']],
  ])('is a %s, %s, where its cells are %j', async (kind, dateOrder, cells) => {
    expect(await columnOf(cells, { table: 'notes', header: 'when' })).toMatchObject({
      kind,
      dateOrder,
    });
  });

  it('is a calendar date in the tables whose days no zone may move', async () => {
    const cells = ['2021-05-04 10:00:00+00'];
    const inTrust = { table: 'trust_receipts', header: 'banked_on' };
    expect((await columnOf(cells, inTrust))?.kind).toBe('date');
    const entered = { table: 'trust_receipts', header: 'entered_timestamp' };
    expect((await columnOf(cells, entered))?.kind).toBe('date');
    const inTasks = { table: 'tasks', header: 'due_timestamp' };
    expect((await columnOf(cells, inTasks))?.kind).toBe('stamp');
  });
});

describe('an order that a person chose', () => {
  const rows = [['id', 'date'], ...['2/1/2021', '1/3/2020', 'soon', '', '1/2/2021'].map(row)];

  it('is what the column is read and sorted by, until it is taken back', async () => {
    const tables = await tablesOf({ disbursements: rows });
    expect(await sorted(tables, 'asc')).toEqual(['1/2/2021', '1/3/2020', '2/1/2021', 'soon', '']);
    const chosen = chooseDateOrder(tables, 'disbursements', 'c2', 'dmy');
    expect(chosen.columns[1]?.dateOrder).toBe('dmy');
    expect(tables.catalogue.get('disbursements')).toBe(chosen);
    expect(await sorted(tables, 'asc')).toEqual(['1/3/2020', '2/1/2021', '1/2/2021', 'soon', '']);
    expect(await sorted(tables, 'desc')).toEqual(['1/2/2021', '2/1/2021', '1/3/2020', 'soon', '']);
    chooseDateOrder(tables, 'disbursements', 'date', 'mdy');
    expect(await sorted(tables, 'asc')).toEqual(['1/3/2020', '1/2/2021', '2/1/2021', 'soon', '']);
    expect(chooseDateOrder(tables, 'disbursements', 'date', null).columns[1]?.dateOrder).toBe(
      'ambiguous',
    );
  });

  it('fails with V01 and V02 for what is not there', async () => {
    const tables = await tablesOf({ disbursements: rows });
    expect(() => chooseDateOrder(tables, 'none', 'c1', 'dmy')).toThrow('V01');
    expect(() => chooseDateOrder(tables, 'disbursements', 'c9', 'dmy')).toThrow('V02');
  });

  async function sorted(
    tables: Awaited<ReturnType<typeof tablesOf>>,
    direction: 'asc' | 'desc',
  ): Promise<unknown[]> {
    const view = {
      name: 'tables/disbursements',
      scope: [],
      text: '',
      sort: { column: 'c2', direction },
    };
    const opened = await openView(tables, view, unhurried());
    return opened.page(0, 9).rows.map(({ cells }) => cells[1]);
  }

  function row(cell: string, at: number): string[] {
    return [`d${at}`, cell];
  }
});
