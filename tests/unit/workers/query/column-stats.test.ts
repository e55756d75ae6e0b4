import { describe, expect, it } from 'vitest';
import type { ViewColumn } from '../../../../workers/contract/views.ts';
import { openView } from '../../../../workers/query/open-view.ts';
import { tablesOf, unhurried, type Rows } from './sample-tables.ts';

async function columnOf(rows: Rows, table = 'notes'): Promise<ViewColumn> {
  const tables = await tablesOf({ [table]: rows });
  const view = { name: `tables/${table}`, scope: [], text: '', sort: null };
  const column = (await openView(tables, view, unhurried())).info.columns[0];
  if (!column) throw new Error('the table has a column');
  return column;
}

const asColumn = (name: string, cells: readonly string[]): Rows => [
  [name],
  ...cells.map((one) => [one]),
];

describe('what a spreadsheet may hold as a number', () => {
  it.each([
    ['hours', ['1', '-2', ''], 0],
    ['hours', ['1.50', '2.25'], 2],
    ['hours', ['1.5', '2'], null],
    ['hours', ['123456789012345'], 0],
  ])('%s of %j', async (name, cells, decimals) => {
    expect((await columnOf(asColumn(name, cells))).exact).toEqual({ as: 'number', decimals });
  });

  it.each([
    ['hours', ['1.50', '2'], 'would lose a zero'],
    ['hours', ['007'], 'would lose zeros'],
    ['hours', ['1', 'NULL'], 'holds a word'],
    ['hours', ['1234567890123456'], 'has too many digits'],
    ['hours', [''], 'holds nothing'],
    ['matter_id', ['1'], 'is an id'],
    ['Invoice Number', ['1'], 'is an id'],
    ['clientRef', ['1'], 'is an id'],
    ['post code', ['1010'], 'is no amount'],
    ['mobile', ['21555'], 'is no amount'],
  ])('not %s of %j: it %s', async (name, cells) => {
    expect((await columnOf(asColumn(name, cells))).exact).toEqual({ as: 'text' });
  });

  it('not a key, a reference, or what the schema calls a text', async () => {
    expect((await columnOf(asColumn('action_id', ['1']), 'actions')).exact.as).toBe('text');
    expect((await columnOf(asColumn('action_id', ['1']), 'tasks')).exact.as).toBe('text');
    expect((await columnOf(asColumn('status', ['1']), 'actions')).exact.as).toBe('text');
    expect((await columnOf(asColumn('priority', ['1']), 'actions')).exact.as).toBe('number');
  });
});

describe('the width of a column', () => {
  it('fits what it holds, within reason', async () => {
    expect((await columnOf(asColumn('x', ['1']))).width).toBe(6);
    expect((await columnOf(asColumn('x', ['a'.repeat(31)]))).width).toBe(31);
    expect((await columnOf(asColumn('x', ['a'.repeat(500)]))).width).toBe(60);
    expect((await columnOf(asColumn('a long heading', ['1']))).width).toBe(16);
  });
});
