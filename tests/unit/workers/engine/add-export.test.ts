import { describe, expect, it } from 'vitest';
import { AddedExports } from '../../../../workers/engine/add-export.ts';
import { labii } from '../../../../workers/formats/labii/labii.ts';
import { openView } from '../../../../workers/query/open-view.ts';
import { recordInfo } from '../../../../workers/query/record.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { Catalogue } from '../../../../workers/store/catalogue.ts';
import { aStore } from '../../../support/store.ts';
import { addTable, unhurried } from '../query/sample-tables.ts';

/** Four records of two kinds, and one whose UID another has too. */
async function notebook(): Promise<Tables> {
  const tables = { store: await aStore(), catalogue: new Catalogue(), format: labii };
  addTable(tables, 'records', [
    ['uid', 'name', 'type', 'sid', 'title'],
    ['EP1', 'Fern', 'experiments', 'fern0a40x1', 'EP1: Fern'],
    ['EP2', 'Moss', 'experiments', 'moss0a40x1', 'EP2: Moss'],
    ['PR1', 'Rinse', 'protocols', 'rins0a40x1', 'PR1: Rinse'],
    ['PR9', 'One', 'protocols', 'one0a40x1', 'PR9: One'],
    ['PR9', 'Other', 'protocols', 'othe0a40x1', 'PR9: Other'],
  ]);
  return tables;
}

const source = (name: string, text: string | Uint8Array<ArrayBuffer>) => ({
  path: name,
  file: new File([text], name),
});

async function rowsOf(tables: Tables, name: string): Promise<unknown[][]> {
  const opened = await openView(tables, { name, scope: [], text: '', sort: null }, unhurried());
  return opened.page(0, 100).rows.map(({ cells }) => [...cells]);
}

const csv = 'Sid,Project,Cost\nfern0a40x1,rins0a40x1,007\nlost0a40x9,rins0a40x1,1.10\n';

describe('an added export', () => {
  it('is matched by the column that names most records, not by one that is always found', async () => {
    const exports = new AddedExports(await notebook(), unhurried());
    const rows = 'Project,Sid\nrins0a40x1,fern0a40x1\nrins0a40x1,moss0a40x1\nrins0a40x1,nobody\n';
    const { exports: found } = await exports.add([source('plants.csv', rows)]);
    expect(found[0]).toMatchObject({
      table: 'export_plants',
      label: 'plants',
      matched: { column: 'c2', by: 'sid', filled: 3, found: 2, records: 2 },
      rows: 3,
      onlyInExport: 1,
      onlyInBackup: 0,
    });
    expect(found[0]?.candidates.map(({ column }) => column)).toEqual(['c2', 'c1']);
  });

  it('lists what is on one side only, of the kinds it holds', async () => {
    const tables = await notebook();
    const exports = new AddedExports(tables, unhurried());
    const { exports: found } = await exports.add([source('plants.csv', csv)]);
    expect(found[0]).toMatchObject({ onlyInExport: 1, onlyInBackup: 1 });
    const only = await rowsOf(tables, 'only-in-export/export_plants');
    expect(only.map(([sid]) => sid)).toEqual(['lost0a40x9']);
    const left = await rowsOf(tables, 'only-in-backup/export_plants');
    expect(left.map(([uid]) => uid)).toEqual(['EP2']);
  });

  it('gives records its columns, as they stand and under its name', async () => {
    const tables = await notebook();
    await new AddedExports(tables, unhurried()).add([source('plants.csv', csv)]);
    const view = { name: 'records', scope: [], text: '007', sort: null };
    const opened = await openView(tables, view, unhurried());
    const at = opened.info.columns.findIndex(({ label }) => label === 'Cost (plants)');
    expect(opened.page(0, 9).rows.map(({ cells }) => cells[at])).toEqual(['007']);
    const { fields } = recordInfo(tables, [], 'records', 'fern0a40x1');
    expect(fields.find(({ label }) => label === 'Cost (plants)')?.value).toBe('007');
    const other = recordInfo(tables, [], 'records', 'moss0a40x1');
    expect(other.fields.some(({ label }) => label.includes('plants'))).toBe(false);
  });

  it('leaves lists alone whose sids are not those of records', async () => {
    const tables = await notebook();
    addTable(tables, 'versions', [
      ['record', 'version', 'sid', 'id'],
      ['fern0a40x1', '1', 'v0a40x1', 'fern0a40x1_1'],
    ]);
    const columns = async (): Promise<string[]> => {
      const view = { name: 'versions', scope: [], text: '', sort: null };
      return (await openView(tables, view, unhurried())).info.columns.map(({ label }) => label);
    };
    const before = await columns();
    await new AddedExports(tables, unhurried()).add([source('plants.csv', csv)]);
    expect(await columns()).toEqual(before);
  });

  it('reads a UID alone or before a name, and none that two records have', async () => {
    const exports = new AddedExports(await notebook(), unhurried());
    const { exports: found } = await exports.add([
      source('list.tsv', 'Record\tx\nEP1: Fern\t1\n EP2 \t2\nPR9\t3\nEP1\t4\n'),
    ]);
    expect(found[0]).toMatchObject({
      matched: { by: 'uid', filled: 4, found: 3, records: 2 },
      repeated: 1,
      onlyInExport: 1,
    });
  });

  it('reads JSON, a label before a sid, and UTF-16', async () => {
    const exports = new AddedExports(await notebook(), unhurried());
    const json = JSON.stringify({ results: [{ of: { row: 'Fern___fern0a40x1' }, n: '01' }] });
    const words = Uint16Array.from('\uFEFFUid\tNote\r\nEP2\tMāori\r\n', (letter) =>
      letter.charCodeAt(0),
    );
    const { exports: found, tables } = await exports.add([
      source('page.json', json),
      source('wide.tsv', new Uint8Array(words.buffer)),
    ]);
    expect(found.map(({ matched }) => matched?.found)).toEqual([1, 1]);
    const page = tables.find(({ id }) => id === 'export_page');
    expect(page?.columns.map(({ name }) => name)).toEqual(['of.row', 'n']);
  });

  it('reads an object on each line, and a UID in small letters', async () => {
    const exports = new AddedExports(await notebook(), unhurried());
    const lines = '{"uid": "ep1", "n": 1.10}\r\n\r\n{"uid": "EP2"}\n';
    const { exports: found } = await exports.add([source('lines.json', lines)]);
    expect(found[0]).toMatchObject({ rows: 2, matched: { by: 'uid', found: 2, records: 2 } });
  });

  it('follows the person’s choice, and goes back to the best column', async () => {
    const exports = new AddedExports(await notebook(), unhurried());
    await exports.add([source('plants.csv', csv)]);
    const { exports: chosen } = await exports.choose('export_plants', 'c2');
    expect(chosen[0]).toMatchObject({ matched: { column: 'c2' }, isChosen: true, repeated: 1 });
    const { exports: again } = await exports.choose('export_plants', null);
    expect(again[0]).toMatchObject({ matched: { column: 'c1' }, isChosen: false });
  });

  it('goes without a trace', async () => {
    const tables = await notebook();
    const exports = new AddedExports(tables, unhurried());
    const before = await rowsOf(tables, 'records');
    await exports.add([source('plants.csv', csv)]);
    const { exports: left, tables: all } = exports.remove('export_plants');
    expect(left).toEqual([]);
    expect(all.map(({ id }) => id)).toEqual(['records']);
    expect(await rowsOf(tables, 'records')).toEqual(before);
    await expect(rowsOf(tables, 'only-in-export/export_plants')).rejects.toThrow('V01');
  });

  it('is refused by its name where it is no list, and leaves nothing', async () => {
    const tables = await notebook();
    const exports = new AddedExports(tables, unhurried());
    const { refused } = await exports.add([
      source('word.json', '{"a": 1}'),
      source('cut.json', '[{"a": 1'),
      source('lines.json', '{"a": 1}\n7\n'),
      source('sheet.csv', 'PK\u0003\u0004\u0014\0\u0006\0'),
      source('empty.csv', ''),
    ]);
    expect(refused.map(({ name, problem }) => [name, problem.code])).toEqual([
      ['word.json', 'E04'],
      ['cut.json', 'E04'],
      ['lines.json', 'E04'],
      ['sheet.csv', 'E04'],
      ['empty.csv', 'I03'],
    ]);
    expect(tables.catalogue.all().map(({ id }) => id)).toEqual(['records']);
  });

  it('of a name that is taken has a number, and one that names nothing is kept unmatched', async () => {
    const exports = new AddedExports(await notebook(), unhurried());
    const { exports: found } = await exports.add([
      source('plants.csv', csv),
      source('plants.csv', 'a,b\n1,2\n'),
    ]);
    expect(found.map(({ table }) => table)).toEqual(['export_plants', 'export_plants_2']);
    expect(found[1]).toMatchObject({ matched: null, onlyInExport: 1 });
  });
});
