import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { View, ViewRow } from '../../../../workers/contract/views.ts';
import { openView, type OpenedView } from '../../../../workers/query/open-view.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { fold } from '../../../../workers/store/fold.ts';
import { addTable, isNumber, tablesOf, unhurried } from './sample-tables.ts';

const all = (name: string, over: Partial<View> = {}): View => ({
  name,
  scope: [],
  text: '',
  sort: null,
  ...over,
});

const open = (tables: Tables, view: View): Promise<OpenedView> =>
  openView(tables, view, unhurried());

function rowsOf(view: OpenedView): readonly ViewRow[] {
  return view.page(0, 10_000).rows;
}

const recordsOf = (view: OpenedView): number[] => rowsOf(view).map(({ record }) => record);

/** The cells of one column, by its label. */
function cellsOf(view: OpenedView, label: string): unknown[] {
  const at = view.info.columns.findIndex((column) => column.label === label);
  return rowsOf(view).map(({ cells }) => cells[at]);
}

describe('a table as it stands', () => {
  it('gives back every cell, also of hostile names and unknown columns', async () => {
    const rows = [
      ['a"b', '', '; DROP TABLE x', 'record', 'c1', 'Māori'],
      ['007', ' 12 ', '=1+1', 'NULL', '', 'kōrero'],
      ['0.10', '-0', "it's", 'x', '%', '🗝'],
    ];
    const id = `od"d 'table`;
    const tables = await tablesOf({ [id]: rows });
    const view = await open(tables, all(`tables/${id}`));
    expect(rowsOf(view).map(({ cells }) => cells)).toEqual(rows.slice(1));
    expect(view.info.columns.map(({ label }) => label)).toEqual(rows[0]);
    expect(rowsOf(view).map(({ key }) => key)).toEqual(['@1', '@2']);
  });

  it('shows the cells beyond the header last, and finds them', async () => {
    const tables = await tablesOf({});
    addTable(tables, 'notes', [['id'], ['1'], ['2']], {
      extras: [{ record: 2, cells: ['one “two”', 'Ā'] }],
    });
    const view = await open(tables, all('tables/notes'));
    expect(cellsOf(view, 'Extra cells')).toEqual([null, '["one “two”","Ā"]']);
    expect(recordsOf(await open(tables, all('tables/notes', { text: 'a' })))).toEqual([2]);
    expect(recordsOf(await open(tables, all('tables/notes', { text: 'b' })))).toEqual([]);
  });

  it('reads tables wider than SQLite gives at once', async () => {
    const names = Array.from({ length: 1500 }, (_, index) => `column ${index}`);
    const cells = names.map((_, index) => `cell ${index}`);
    const tables = await tablesOf({ wide: [names, cells] });
    const view = await open(tables, all('tables/wide', { text: 'CELL 1499' }));
    expect(rowsOf(view)[0]?.cells).toEqual(cells);
  });

  it('says which question cannot be answered', async () => {
    const tables = await tablesOf({ notes: [['id'], ['1']] });
    const problemOf = (view: View): Promise<unknown> =>
      open(tables, view).catch((error: unknown) => (error as { problem: unknown }).problem);
    expect(await problemOf(all('matters'))).toMatchObject({ code: 'V01' });
    expect(await problemOf(all('tables/nothing'))).toMatchObject({ code: 'V01' });
    const sort = { column: 'c9', direction: 'asc' } as const;
    expect(await problemOf(all('tables/notes', { sort }))).toMatchObject({ code: 'V02' });
    const scope = [{ column: 'c9', value: '1' }];
    expect(await problemOf(all('tables/notes', { scope }))).toMatchObject({ code: 'V02' });
  });

  it('fails with E01 when a newer question took its place', async () => {
    const tables = await tablesOf({ notes: [['id'], ['1']] });
    const controller = new AbortController();
    const asking = { ...unhurried(), signal: controller.signal };
    const answer = openView(tables, all('tables/notes', { text: 'x' }), asking);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ problem: { code: 'E01' } });
  });
});

const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'a', 'A', 'ā', 'Ab', 'b', 'á b', '%', '_', '\\', 'NULL'),
  },
  fc.integer({ min: -30, max: 30 }).map(String),
  fc.constantFrom('007', '1.50', '1.5', '-0', '10000000000000000', '9999999999999999', '-2.25'),
  fc.constantFrom('12345678901234567890', '-12345678901234567890', '-12345678901234567891.5'),
  fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => text.replaceAll(/[\0`^]/g, '')),
);
const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 25 });

describe('the filter', () => {
  it('finds what a person would see, whatever the case and marks', async () => {
    await fc.assert(
      fc.asyncProperty(table, cell, async (rows, text) => {
        const tables = await tablesOf({ notes: [['x', 'y'], ...rows] });
        const view = await open(tables, all('tables/notes', { text }));
        const wanted = fold(text.trim());
        fc.pre(wanted !== '' || text.trim() === '');
        const expected = rows.flatMap((row, index) =>
          row.some((one) => fold(one).includes(wanted)) ? [index + 1] : [],
        );
        expect(recordsOf(view)).toEqual(expected);
        expect(view.info).toMatchObject({ rows: expected.length, of: rows.length });
        tables.store.close();
      }),
      { numRuns: 120 },
    );
  });

  it('takes a typed % and _ for what they are', async () => {
    const tables = await tablesOf({
      notes: [['x'], ['100%'], ['100'], ['a_b'], ['axb'], ['a\\b']],
    });
    const find = async (text: string): Promise<number[]> =>
      recordsOf(await open(tables, all('tables/notes', { text })));
    expect(await find('%')).toEqual([1]);
    expect(await find('a_b')).toEqual([3]);
    expect(await find('a\\b')).toEqual([5]);
  });

  it('takes a text longer than SQLite takes as a pattern', async () => {
    const long = 'ab'.repeat(30_000);
    const tables = await tablesOf({ notes: [['x'], ['y'], [long]] });
    const view = await open(tables, all('tables/notes', { text: long.toUpperCase() }));
    expect(recordsOf(view)).toEqual([2]);
  });
});

/** Numbers by value, then text; empties last in both directions; equal ones by record. */
function sortedByHand(cells: readonly string[], direction: 'asc' | 'desc'): number[] {
  const sign = direction === 'asc' ? 1 : -1;
  return cells
    .map((text, index) => ({ text, record: index + 1 }))
    .sort((a, b) => {
      const empty = Number(a.text === '') - Number(b.text === '');
      if (empty !== 0 || a.text === '') return empty || a.record - b.record;
      return sign * compare(a.text, b.text) || a.record - b.record;
    })
    .map(({ record }) => record);
}

function compare(a: string, b: string): number {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  if (isNumber(a)) return Number(scaled(a) > scaled(b)) - Number(scaled(a) < scaled(b));
  return Buffer.compare(Buffer.from(fold(a)), Buffer.from(fold(b)));
}

/** The number times 10^6, exactly. */
function scaled(number: string): bigint {
  const [whole = '', decimals = ''] = number.split('.');
  return BigInt(whole + decimals.padEnd(6, '0'));
}

describe('the order', () => {
  const column = fc.oneof(
    fc.array(cell, { minLength: 1, maxLength: 25 }),
    fc.array(fc.oneof(fc.integer().map(String), fc.constant('')), { minLength: 1, maxLength: 25 }),
    fc.array(fc.constantFrom('', '1.50', '1.5', '-3', '12345678901234567890.25', '2'), {
      minLength: 1,
      maxLength: 25,
    }),
  );

  it('is that of a person who counts and reads', async () => {
    await fc.assert(
      fc.asyncProperty(column, fc.constantFrom('asc', 'desc'), async (cells, direction) => {
        const tables = await tablesOf({ notes: [['what is said'], ...cells.map((one) => [one])] });
        const sort = { column: 'c1', direction };
        const view = await open(tables, all('tables/notes', { sort }));
        expect(recordsOf(view)).toEqual(sortedByHand(cells, direction));
        tables.store.close();
      }),
      { numRuns: 200 },
    );
  });

  it('stays the same under a filter', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('a', '1', ''), async (rows, text) => {
        const tables = await tablesOf({ notes: [['x', 'y'], ...rows] });
        const sort = { column: 'c2', direction: 'desc' } as const;
        const filtered = await open(tables, all('tables/notes', { sort, text }));
        const whole = await open(tables, all('tables/notes', { sort }));
        const again = await open(tables, all('tables/notes', { sort, text }));
        const kept = new Set(recordsOf(filtered));
        expect(recordsOf(filtered)).toEqual(recordsOf(whole).filter((record) => kept.has(record)));
        expect(recordsOf(again)).toEqual(recordsOf(filtered));
        tables.store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('takes the word NULL for nothing where a column is no text', async () => {
    const log = [
      ['log_id', 'folder_id'],
      ['1', 'NULL'],
      ['2', '10'],
      ['3', ''],
      ['4', '9'],
    ];
    const tables = await tablesOf({ document_log: log });
    const sort = { column: 'folder_id', direction: 'asc' } as const;
    expect(recordsOf(await open(tables, all('tables/document_log', { sort })))).toEqual([
      4, 2, 1, 3,
    ]);
  });
});

describe('pages', () => {
  it('cover every row once, also where records have gaps', async () => {
    const records = [2, 3, 5, 8, 13, 21, 34];
    const tables = await tablesOf({});
    addTable(tables, 'notes', [['x'], ...records.map((record) => [`r${record}`])], { records });
    const view = await open(tables, all('tables/notes'));
    const pages = [0, 3, 6, 9].map((offset) => view.page(offset, 3));
    expect(pages.flatMap(({ rows }) => rows.map(({ record }) => record))).toEqual(records);
    expect(pages.flatMap(({ rows }) => rows.map(({ cells }) => cells[0]))).toEqual(
      records.map((record) => `r${record}`),
    );
  });
});

describe('a scope', () => {
  const log = [
    ['log_id', 'action_id', 'folder_id', 'document_name'],
    ['1', '7', '12', 'NULL'],
    ['2', '7', 'NULL', 'Deed'],
    ['3', '8', '', ''],
  ];

  it('counts as the whole of the view', async () => {
    const tables = await tablesOf({ document_log: log });
    const scope = [{ column: 'action_id', value: '7' }];
    const view = await open(tables, all('documents', { scope, text: 'deed' }));
    expect(view.info).toMatchObject({ rows: 1, of: 2 });
    expect(recordsOf(view)).toEqual([2]);
  });

  it('knows what is empty', async () => {
    const tables = await tablesOf({ document_log: log });
    const records = async (column: string): Promise<number[]> =>
      recordsOf(await open(tables, all('documents', { scope: [{ column, value: null }] })));
    expect(await records('folder_id')).toEqual([2, 3]);
    expect(await records('document_name')).toEqual([3]);
    expect(await records('c3')).toEqual([2, 3]);
  });
});
