import { describe, expect, it } from 'vitest';
import type { MadeTable } from '../../../../../workers/ingest/made-table.ts';
import { packed } from '../../../../../workers/ingest/versions/packed.ts';
import { kindTables } from '../../../../../workers/ingest/versions/version-kinds.ts';
import type { FoundRecord } from '../../../../../workers/ingest/versions/version-records.ts';

type Cells = readonly (readonly [way: readonly string[], cell: string])[];

function aRecord(type: string, sid: string, cells: Cells): FoundRecord {
  const record = {
    ways: packed(cells.map(([way]) => way)),
    cells: packed(cells.map(([, cell]) => cell)),
    sections: '',
    mentions: '',
    people: '',
    owner: null,
  };
  return {
    sid,
    uid: '',
    name: '',
    type,
    title: `Title of ${sid}`,
    newest: null,
    versions: [],
    record,
  };
}

/** A table's rows by the names of its columns; cells that are missing are left out. */
function rowsOf(table: MadeTable | undefined): Record<string, string>[] {
  return Array.from(table?.rows ?? [], (row) =>
    Object.fromEntries(
      (table?.columns ?? []).flatMap(({ name }, at) =>
        row[at] === undefined ? [] : [[name, row[at]]],
      ),
    ),
  );
}

describe('kindTables', () => {
  it('gives each kind the columns of all its records, and leaves out what all records have', () => {
    const tables = kindTables([
      aRecord('samples', 's1', [
        [['name'], 'One'],
        [['rowdata_set', 'colour'], 'red'],
      ]),
      aRecord('samples', 's2', [
        [['rowdata_set', 'length'], '3'],
        [['rowdata_set', 'colour'], 'blue'],
      ]),
      aRecord('protocols', 'p1', [[['steps'], '[]']]),
    ]);
    expect(tables.map(({ id }) => id)).toEqual(['samples', 'protocols']);
    expect(rowsOf(tables[0])).toEqual([
      { title: 'Title of s1', sid: 's1', 'rowdata_set.colour': 'red' },
      { title: 'Title of s2', sid: 's2', 'rowdata_set.length': '3', 'rowdata_set.colour': 'blue' },
    ]);
  });

  it('keeps every cell where a key stands again, or two ways have one name', () => {
    const [table] = kindTables([
      aRecord('samples', 's1', [
        [['colour'], 'red'],
        [['colour'], 'blue'],
        [['a', 'b'], 'one'],
        [['a.b'], 'other'],
      ]),
    ]);
    const [row] = rowsOf(table);
    expect(row).toMatchObject({ colour: 'blue', 'a.b': 'other' });
    expect(JSON.parse(row?.['Further fields'] ?? '')).toEqual([
      ['colour', 'red'],
      ['a.b', 'one'],
    ]);
  });

  it('keeps a cell without a name apart from what goes beyond', () => {
    const [table] = kindTables([
      aRecord('samples', 's1', [
        [[''], 'nameless'],
        [['x'], '1'],
        [['x'], '2'],
      ]),
    ]);
    const [row] = rowsOf(table);
    expect(row?.['']).toBe('nameless');
    expect(JSON.parse(row?.['Further fields'] ?? '')).toEqual([['x', '1']]);
  });

  it('puts what goes beyond the columns of a table into one of them, and loses nothing', () => {
    const cells: Cells = Array.from({ length: 3_000 }, (_, at) => [[`field ${at}`], String(at)]);
    const [table] = kindTables([aRecord('samples', 's1', cells)]);
    expect(table?.columns.length).toBeLessThan(2_000);
    const { 'Further fields': beyond = '[]', title, sid, ...own } = rowsOf(table)[0] ?? {};
    const all = [...Object.entries(own), ...(JSON.parse(beyond) as [string, string][])];
    expect([title, sid]).toEqual(['Title of s1', 's1']);
    expect(new Map(all)).toEqual(new Map(cells.map(([way, cell]) => [way.join('.'), cell])));
  });

  it('calls a kind otherwise where its name is one that the format has itself', () => {
    const types = ['files', 'Files', '', '***'];
    const tables = kindTables(types.map((type, at) => aRecord(type, `r${at}`, [[['x'], '1']])));
    expect(new Set(tables.map(({ id }) => id)).size).toBe(types.length);
    expect(tables.map(({ id }) => id)).not.toContain('files');
  });
});
