import { describe, expect, it } from 'vitest';
import { cellText, rowAsTsv, titleColumnOf } from '../../../../src/components/grid/cell-text.ts';
import type { ViewColumn } from '../../../../workers/contract/views.ts';

const column = (kind: ViewColumn['kind'], over: Partial<ViewColumn> = {}): ViewColumn => ({
  id: kind,
  label: kind,
  kind,
  align: 'start',
  width: 10,
  references: null,
  exact: { as: 'text' },
  hidden: false,
  isSensitive: false,
  dateOrder: null,
  ...over,
});

describe('a cell', () => {
  it('shows ids, texts and numbers as they stand', () => {
    for (const kind of ['id', 'text', 'number'] as const) {
      expect(cellText(column(kind), '007.50').text).toBe('007.50');
    }
  });

  it('says a document’s state in words, with its colour', () => {
    expect(cellText(column('state'), 'present')).toMatchObject({
      text: 'in the backup',
      tone: 'on',
    });
    expect(cellText(column('state'), 'unopened')).toMatchObject({
      text: 'in a volume not opened',
      tone: 'warn',
    });
    expect(cellText(column('state'), 'none')).toMatchObject({ text: 'no file', tone: 'off' });
  });

  it('marks money below zero, and not zero', () => {
    expect(cellText(column('money'), '-12.5')).toMatchObject({ isNegative: true, raw: '-12.5' });
    expect(cellText(column('money'), '-0.00').isNegative).toBe(false);
  });

  it('is empty where the backup is empty', () => {
    for (const value of [null, '']) expect(cellText(column('date'), value).text).toBe('');
  });

  it('reads a database’s NULL as empty, but not in a text, which may be a name', () => {
    for (const kind of ['date', 'stamp', 'money', 'id', 'number'] as const) {
      expect(cellText(column(kind), 'NULL')).toMatchObject({ text: '', raw: 'NULL', tone: null });
    }
    expect(cellText(column('text'), 'Null').text).toBe('Null');
    expect(cellText(column('text'), 'NULL').text).toBe('NULL');
  });

  it('is linked in the column that names the row', () => {
    const columns = [
      column('id'),
      column('text', { id: 'type', references: 'types' }),
      column('text', { id: 'c2' }),
    ];
    expect(titleColumnOf(columns, null)).toBe('c2');
    expect(titleColumnOf(columns, 'id')).toBe('id');
    expect(titleColumnOf([], null)).toBeNull();
  });

  it('is copied without tabs and line breaks of its own', () => {
    const row = { record: 1, key: '1', cells: ['a\tb', null, 'c\r\nd'], links: {} };
    expect(rowAsTsv(row, [2, 0, 1])).toBe('c d\ta b\t');
  });
});
