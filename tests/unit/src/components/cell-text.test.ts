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

describe('a protected cell', () => {
  const tax = column('text', { isSensitive: true });
  const covered = { zone: null, isRevealed: false };
  const open = { zone: null, isRevealed: true };

  it('shows and copies nothing of itself, until it is asked for', () => {
    expect(cellText(tax, '049-091-850', covered)).toEqual({
      text: '••••',
      tail: '',
      raw: '',
      tone: null,
      isNegative: false,
    });
    expect(cellText(tax, '049-091-850', open)).toMatchObject({ text: '049-091-850' });
    const row = { record: 1, key: '1', cells: ['049-091-850', 'b'], links: {} };
    const columns = [tax, column('text', { id: 'c2' })];
    expect(rowAsTsv(row, columns, [0, 1], covered)).toBe('••••\tb');
    expect(rowAsTsv(row, columns, [0, 1], open)).toBe('049-091-850\tb');
  });

  it('does not hide that it is empty', () => {
    expect(cellText(tax, '', covered).text).toBe('');
    const row = { record: 1, key: '1', cells: [''], links: {} };
    expect(rowAsTsv(row, [tax], [0], covered)).toBe('');
  });
});

describe('a cell', () => {
  it('shows ids, texts and numbers as they stand', () => {
    for (const kind of ['id', 'text', 'number'] as const) {
      expect(cellText(column(kind), '007.50').text).toBe('007.50');
    }
  });

  it('shows a time in the zone the person set, and its raw text beside it', () => {
    const reading = { zone: 'Pacific/Auckland', isRevealed: false };
    const raw = '2024-07-22 13:30:00+00';
    const stamp = column('stamp', { dateOrder: 'iso' });
    expect(cellText(stamp, raw, reading).text).toMatch(/23.*01.30/);
    expect(cellText(stamp, raw, reading).raw).toBe(raw);
    expect(cellText(column('date', { dateOrder: 'iso' }), raw, reading).text).toMatch(/22/);
  });

  it('stays raw where day and month could be either', () => {
    const due = column('date', { dateOrder: 'ambiguous' });
    expect(cellText(due, '4/5/2021').text).toBe('4/5/2021');
    expect(cellText({ ...due, dateOrder: 'dmy' }, '4/5/2021').text).toContain('May');
    expect(cellText({ ...due, dateOrder: 'mdy' }, '4/5/2021').text).toContain('Apr');
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
    expect(titleColumnOf(columns, null)).toBe('id');
    expect(
      titleColumnOf(
        columns.filter((_, at) => at !== 1),
        null,
      ),
    ).toBe('c2');
    expect(titleColumnOf(columns.slice(1), null)).toBe('type');
    expect(titleColumnOf(columns, 'id')).toBe('id');
    expect(titleColumnOf([], null)).toBeNull();
  });

  it('keeps the end of a file’s name where it is cut, and of nothing else', () => {
    const tail = (text: string): string => cellText(column('text'), text).tail;
    expect(tail('1001_20210710001133_Deed of the hedge.pdf')).toBe(' hedge.pdf');
    for (const text of ['short.pdf', 'somebody.else@office.example', 'Order of 3.50 dollars', '']) {
      expect(tail(text)).toBe('');
    }
  });

  it('is copied without tabs and line breaks of its own', () => {
    const row = { record: 1, key: '1', cells: ['a\tb', null, 'c\r\nd'], links: {} };
    const columns = ['x', 'y', 'z'].map((id) => column('text', { id }));
    expect(rowAsTsv(row, columns, [2, 0, 1])).toBe('c d\ta b\t');
  });
});
