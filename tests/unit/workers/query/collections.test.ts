import { describe, expect, it } from 'vitest';
import type { CollectionInfo, IndexingEvent } from '../../../../workers/contract/records.ts';
import { collectionsOf } from '../../../../workers/query/collections.ts';
import { cells, collections, sample } from './custom-sample.ts';
import { addTable, tablesOf, unhurried } from './sample-tables.ts';

describe('the collections of custom data', () => {
  it('are counted by rows, matters and fields', async () => {
    expect(await collections(await sample())).toEqual([
      expect.objectContaining({ id: 'Property', rows: 3, matters: 2, fields: 4, isMultiple: true }),
      expect.objectContaining({ id: 'Details', rows: 1, matters: 1, fields: 2, isMultiple: false }),
    ]);
  });

  it('are those that a matter has rows of, when a matter is named', async () => {
    const tables = await sample();
    const onNine = await collections(tables, '9');
    expect(onNine.map(({ id, rows }) => [id, rows])).toEqual([['Property', 1]]);
    await expect(collections(tables, '12')).rejects.toMatchObject({ problem: { code: 'V03' } });
  });

  it('tell how far they are, once', async () => {
    const tables = await sample();
    const told: IndexingEvent[] = [];
    const ask = (): Promise<CollectionInfo[]> =>
      collectionsOf(tables, null, { ...unhurried(), onIndexing: (event) => told.push(event) });
    await ask();
    const first = told.length;
    await ask();
    expect(first).toBeGreaterThan(0);
    expect(told).toHaveLength(first);
  });

  it('are gone through again when the table was loaded anew', async () => {
    const tables = await sample();
    await collections(tables);
    tables.store.dropTable('custom_action_data');
    addTable(tables, 'custom_action_data', cells.slice(0, 2));
    expect(await collections(tables)).toMatchObject([{ id: 'Property', rows: 1, fields: 1 }]);
  });

  it('are none where the table, its fields or its values are missing', async () => {
    expect(await collections(await tablesOf({}))).toEqual([]);
    const valueless = cells.map((row) => row.slice(0, 6));
    expect(await collections(await sample(valueless))).toEqual([]);
  });
});
