import { expect, test } from 'vitest';
import type { ColumnInfo, TableInfo } from '../../../../workers/contract/values.ts';
import { Catalogue } from '../../../../workers/store/catalogue.ts';

const stats = {
  filled: 0,
  numbers: 0,
  minDecimals: 0,
  maxDecimals: 0,
  trailingZeros: false,
  maxDigits: 0,
  ascii: true,
  maxBytes: 0,
};

function column(id: string, known: string | null): ColumnInfo {
  return {
    id,
    name: id,
    label: id,
    kind: 'text',
    known,
    references: null,
    evidence: null,
    dateOrder: null,
    isSensitive: false,
    stats,
  };
}

function table(id: string, columns: readonly ColumnInfo[]): TableInfo {
  return {
    id,
    label: id,
    about: '',
    known: true,
    book: null,
    rows: 0,
    columns,
    key: [],
    title: null,
  };
}

test('finds tables by id and columns by the schema’s name', () => {
  const catalogue = new Catalogue();
  const matters = table('matters', [column('c1', null), column('c2', 'name'), column('c3', 'id')]);
  catalogue.add(matters);
  catalogue.add(table('folders', [column('c1', 'id')]));
  expect(catalogue.get('matters')).toBe(matters);
  expect(catalogue.all().map(({ id }) => id)).toEqual(['matters', 'folders']);
  expect(catalogue.column('matters', 'id')).toBe('c3');
  expect(catalogue.column('matters', 'c1')).toBeNull();
  expect(catalogue.column('nothing', 'id')).toBeNull();

  catalogue.remove('matters');
  expect(catalogue.get('matters')).toBeUndefined();
  expect(catalogue.column('matters', 'id')).toBeNull();
});
