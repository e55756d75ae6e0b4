import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableReport } from '../../../../workers/contract/values.ts';
import { keyOf, recordAt, rowKey } from '../../../../workers/query/address.ts';
import { recordInfo } from '../../../../workers/query/record.ts';
import { addTable, tablesOf } from './sample-tables.ts';

describe('an address', () => {
  it('leads back to its row, whatever the key', async () => {
    const key = fc.tuple(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('~', '@1', '%7E', '/', 'ā', ''),
    );
    const safe = key.map((cells) => cells.map((text) => text.replaceAll('\0', '')));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(safe, { selector: String, minLength: 1, maxLength: 6 }),
        async (keys) => {
          const rows = [['transaction_id', 'action_id'], ...keys];
          const tables = await tablesOf({ trust_receipts: rows });
          const table = tables.catalogue.get('trust_receipts');
          if (!table) throw new Error('the table was added');
          expect(table.key).toEqual(['c1', 'c2']);
          keys.forEach((cells, index) => {
            const address = rowKey(cells, index + 1);
            expect(recordAt(tables, table, address)).toBe(index + 1);
            expect(encodeURI(decodeURI(address.replaceAll('%', '%25')))).not.toContain(' ');
          });
          tables.store.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is the record number where there is no key', async () => {
    const tables = await tablesOf({ notes: [['id'], ['x'], ['x']] });
    const notes = tables.catalogue.get('notes');
    if (!notes) throw new Error('the table was added');
    expect(recordAt(tables, notes, '@2')).toBe(2);
    for (const nowhere of ['@3', '@', '@x', 'x', '', '%', '@1.5']) {
      expect(() => recordAt(tables, notes, nowhere), nowhere).toThrow('V03');
    }
  });

  it('leads to the first row where a key turns out to repeat', async () => {
    const rows = [
      ['participant_type_id', 'name'],
      ['3', 'Client'],
      ['3', 'Client again'],
    ];
    const tables = await tablesOf({ participant_types: rows });
    const table = tables.catalogue.get('participant_types');
    if (!table) throw new Error('the table was added');
    expect(table.key).toEqual([]);
    expect(recordAt(tables, table, keyOf(['3']))).toBe(1);
  });
});

describe('a record', () => {
  const report = {
    table: 'actions',
    volume: 'part_000.zip',
    entry: 'data/actions.csv',
  } as TableReport;

  it('tells every column, and what its ids lead to', async () => {
    const tables = await tablesOf({
      action_types: [
        ['action_type_id', 'name'],
        ['2', 'Leasing'],
      ],
      actions: [
        ['action_id', 'name', 'action_type_id', 'parent_action_id', 'column_5'],
        ['7', 'Lease', '2', '99', 'odd'],
      ],
    });
    const record = recordInfo(tables, [report], 'actions', '7');
    expect(record).toMatchObject({ tableLabel: 'Matters', key: '7', title: 'Lease', record: 1 });
    expect(record.origin).toEqual({
      volume: 'part_000.zip',
      entry: 'data/actions.csv',
      line: null,
    });
    expect(record.fields.map(({ label, value, reference }) => [label, value, reference])).toEqual([
      ['Matter', '7', null],
      ['Name', 'Lease', null],
      ['Type', '2', { table: 'action_types', key: '2', label: 'Leasing' }],
      ['Parent matter', '99', null],
      ['column_5', 'odd', null],
    ]);
  });

  it('is called by what its title leads to, and has its extra cells', async () => {
    const tables = await tablesOf({
      participants: [
        ['participant_id', 'name'],
        ['5', 'Fern, Test'],
      ],
    });
    addTable(
      tables,
      'action_participants',
      [
        ['action_id', 'participant_id'],
        ['7', '5'],
        ['7', '6'],
      ],
      {
        extras: [{ record: 1, cells: ['more', ''] }],
      },
    );
    const first = recordInfo(tables, [], 'action_participants', '@1');
    expect(first.title).toBe('Fern, Test');
    expect(first.fields.slice(2).map(({ label, value }) => [label, value])).toEqual([
      ['Extra cell 1', 'more'],
      ['Extra cell 2', ''],
    ]);
    expect(recordInfo(tables, [], 'action_participants', '@2').title).toBe('6');
  });

  it('tells its line only where that is certain', async () => {
    const tables = await tablesOf({});
    const rows = Array.from({ length: 9 }, (_, index) => [`r${index}`]);
    addTable(tables, 'notes', [['x'], ...rows], {
      places: [
        { record: 1, byte: 2, line: 2 },
        { record: 4, byte: 9, line: 5 },
        { record: 7, byte: 20, line: 12 },
      ],
    });
    const lines = rows.map(
      (_, index) => recordInfo(tables, [], 'notes', `@${index + 1}`).origin.line,
    );
    expect(lines).toEqual([2, 3, 4, 5, null, null, 12, null, null]);
  });

  it('fails with V01 and V03 for what is not there', async () => {
    const tables = await tablesOf({ notes: [['x'], ['1']] });
    expect(() => recordInfo(tables, [], 'none', '@1')).toThrow('V01');
    expect(() => recordInfo(tables, [], 'notes', '@2')).toThrow('V03');
  });
});
