import { describe, expect, it } from 'vitest';
import {
  nextSort,
  referenceAddress,
  shownColumns,
  titleIn,
} from '../../../../src/state/grid-looks.ts';
import type { ViewColumn, ViewRow } from '../../../../workers/contract/views.ts';
import { fakeTable } from '../../../support/fake-values.ts';

const column = (id: string, more: Partial<ViewColumn> = {}): ViewColumn => ({
  id,
  label: id,
  kind: 'text',
  align: 'start',
  width: 10,
  references: null,
  exact: { as: 'text' },
  hidden: false,
  isSensitive: false,
  dateOrder: null,
  ...more,
});
const all = [column('a'), column('b', { hidden: true }), column('c')];
const ids = (columns: readonly ViewColumn[]): string[] => columns.map(({ id }) => id);

describe('the columns shown', () => {
  it('are the view’s own choice without those that say the same in every row', () => {
    expect(ids(shownColumns(all, null, ['c']))).toEqual(['a']);
  });

  it('are those chosen, in the order chosen, as far as they are there', () => {
    expect(ids(shownColumns(all, ['c', 'gone', 'b'], ['c']))).toEqual(['c', 'b']);
    expect(ids(shownColumns(all, ['gone'], []))).toEqual(['a', 'c']);
  });
});

describe('sorting by a heading', () => {
  it('goes up, down, and back to the file’s order', () => {
    const up = nextSort({ column: 'b', direction: 'desc' }, 'a');
    const down = nextSort(up, 'a');
    expect([up, down, nextSort(down, 'a')]).toEqual([
      { column: 'a', direction: 'asc' },
      { column: 'a', direction: 'desc' },
      null,
    ]);
  });
});

describe('a cell that names a record', () => {
  const row: ViewRow = {
    record: 1,
    key: '1',
    cells: [],
    links: { a: { table: 'participants', key: 'x%2F1' } },
  };

  it('leads there by the key behind the name', () => {
    expect(referenceAddress(row, column('a'))).toBe('#/contacts/x%2F1');
  });

  it('leads nowhere when it names none', () => {
    expect(referenceAddress(row, column('b', { references: 'participants' }))).toBeNull();
  });
});

describe('the column that names a table’s rows', () => {
  const table = fakeTable('tasks', 1);

  it('is found by its own name or the one the format knows it by', () => {
    expect(titleIn([column('a'), column('c2')], table)).toBe('c2');
    expect(titleIn([column('a'), column('name')], table)).toBe('name');
  });

  it('is none where no column is, or where it leads to another record', () => {
    expect(titleIn([column('a')], table)).toBeNull();
    expect(titleIn([column('name', { references: 'email' })], table)).toBeNull();
    expect(titleIn([column('name')], null)).toBeNull();
  });
});
