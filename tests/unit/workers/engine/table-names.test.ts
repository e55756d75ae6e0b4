import { describe, expect, it } from 'vitest';
import { tableEntries } from '../../../../workers/engine/table-names.ts';

const csv = (id: number, path: string, bytes = 10, crc = id) => ({ id, path, bytes, crc });

describe('naming the tables of a backup', () => {
  it('takes the file name in lower case, whatever folder it lies in', () => {
    const { tables } = tableEntries([csv(1, 'Data/Actions.CSV'), csv(2, 'org/data/tasks.csv')], []);
    expect(tables.map(({ table }) => table)).toEqual(['actions', 'tasks']);
  });

  it('reads a file that lies in two volumes once', () => {
    const { tables, repeated } = tableEntries(
      [csv(1, 'data/actions.csv', 10, 7), csv(2, 'Data/actions.csv', 10, 7)],
      [],
    );
    expect(tables).toHaveLength(1);
    expect(repeated).toEqual(['Data/actions.csv']);
  });

  it('keeps both of two different files that bear one name', () => {
    const { tables } = tableEntries([csv(1, 'data/a.csv', 10, 7), csv(2, 'data/a.csv', 11, 8)], []);
    expect(tables.map(({ table }) => table)).toEqual(['a', 'a_part_2']);
  });

  it('keeps both where no checksum can prove them equal, as with AES AE-2', () => {
    const { tables } = tableEntries([csv(1, 'data/a.csv', 10, 0), csv(2, 'data/a.csv', 10, 0)], []);
    expect(tables.map(({ table }) => table)).toEqual(['a', 'a_part_2']);
  });

  it('gives way to the names that the store and SQLite keep for themselves', () => {
    const found = [csv(1, 'data/_extras.csv'), csv(2, 'data/sqlite_master.csv')];
    const names = tableEntries(found, []).tables.map(({ table }) => table);
    expect(names).toEqual(['csv_extras', 'csv_sqlite_master']);
  });

  it('leaves out what was loaded before', () => {
    const first = tableEntries([csv(1, 'data/a.csv')], []).tables;
    expect(tableEntries([csv(1, 'data/a.csv'), csv(2, 'data/b.csv')], first).tables).toMatchObject([
      { table: 'b', entry: 2 },
    ]);
  });
});
