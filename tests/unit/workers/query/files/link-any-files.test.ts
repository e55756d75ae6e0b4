import { describe, expect, it } from 'vitest';
import { plain } from '../../../../../workers/formats/plain/plain.ts';
import { findingsOf } from '../../../../../workers/query/findings.ts';
import { linkAnyFiles } from '../../../../../workers/query/files/link-any-files.ts';
import { inferKeys } from '../../../../../workers/query/infer-keys.ts';
import type { Tables } from '../../../../../workers/query/tables.ts';
import { Catalogue } from '../../../../../workers/store/catalogue.ts';
import { aStore } from '../../../../support/store.ts';
import { addTable, aFile, unhurried, type Rows } from '../sample-tables.ts';

async function linked(
  files: Readonly<Record<string, Rows>>,
  paths: readonly string[],
): Promise<string[]> {
  const tables: Tables = { store: await aStore(), catalogue: new Catalogue(), format: plain };
  for (const [id, rows] of Object.entries(files)) addTable(tables, id, rows);
  await inferKeys(tables, unhurried());
  const stored = paths.map((path, at) => aFile(at + 1, path));
  await linkAnyFiles(tables, 'files', () => stored, unhurried());
  const columns = tables.catalogue.get('files')?.columns ?? [];
  const owners = columns.slice(5).map(({ id }) => `"${id}"`);
  return tables.store
    .rows(`SELECT c1, ${[`''`, ...owners].join(' || ')} FROM files ORDER BY record`)
    .map(([path, key]) => `${String(path)} > ${String(key)}`);
}

const objects: Rows = [
  ['accession_no', 'title', 'photo'],
  ['1987.12', 'A set', ''],
  ['1987.12.4', 'A clock', 'Clock.JPG'],
  ['1987.12.5', 'A key', 'photos\\b\\key.jpg'],
  ['1987.12.6', 'A lid', 'lost.jpg'],
];
const members: Rows = [
  ['id', 'name'],
  ...[1, 12, 20_001].map((id) => [String(id), `Member ${id}`]),
];

describe('a file belongs to a row', () => {
  it('that names it, whatever the capitals and in the folder that it says', async () => {
    const paths = ['photos/clock.jpg', 'photos/a/key.jpg', 'photos/b/key.jpg'];
    expect(await linked({ objects }, paths)).toEqual([
      'photos/clock.jpg > 1987.12.4',
      'photos/a/key.jpg > ',
      'photos/b/key.jpg > 1987.12.5',
      'lost.jpg > 1987.12.6',
    ]);
  });

  it('that names it first, and others that name it are counted', async () => {
    const tables: Tables = { store: await aStore(), catalogue: new Catalogue(), format: plain };
    addTable(tables, 'letters', [
      ['letter_id', 'file'],
      ['L1', 'a.pdf'],
      ['L2', 'a.pdf'],
      ['L3', 'b.pdf'],
    ]);
    await inferKeys(tables, unhurried());
    const files = [aFile(1, 'a.pdf'), aFile(2, 'b.pdf')];
    const completeness = await linkAnyFiles(tables, 'files', () => files, unhurried());
    expect(completeness).toMatchObject({ listed: 2, shared: 1 });
    const lists = completeness ? [{ table: 'files', label: 'Files', completeness }] : [];
    expect(await findingsOf(tables, { files: [], lists }, unhurried())).toContainEqual({
      code: 'files-shared',
      facts: { table: 'files', count: 1 },
    });
  });

  it('whose key its name or folder begins with, the longest key first', async () => {
    const paths = [
      'clock.jpg',
      'key.jpg',
      'lost.jpg',
      '1987.12.4.tif',
      '1987.12_all.tif',
      '1987.12.40.tif',
      '1987.12.4-back (2).tif',
      'scans/1987.12.5/front.tif',
      'letter of 1987.tif',
    ];
    expect((await linked({ objects }, paths)).slice(3)).toEqual([
      '1987.12.4.tif > 1987.12.4',
      '1987.12_all.tif > 1987.12',
      '1987.12.40.tif > ',
      '1987.12.4-back (2).tif > 1987.12.4',
      'scans/1987.12.5/front.tif > 1987.12.5',
      'letter of 1987.tif > ',
    ]);
  });

  it('by a number only in a folder that is called as its table is', async () => {
    const paths = ['12.jpg', 'member photos/12.jpg', 'members/1_a.jpg', 'x/20001.jpg', '1/2/3.jpg'];
    expect(await linked({ members }, paths)).toEqual([
      '12.jpg > ',
      'member photos/12.jpg > 12',
      'members/1_a.jpg > 1',
      'x/20001.jpg > ',
      '1/2/3.jpg > ',
    ]);
  });

  it('not by what is a word, and none where there are no rows', async () => {
    const places: Rows = [
      ['code', 'name'],
      ['floor', 'Floor'],
      ['roof', 'Roof'],
    ];
    expect(await linked({ places }, ['floor plan.png'])).toEqual(['floor plan.png > ']);
    expect(await linked({}, ['a.txt', "'; DROP TABLE files;--.txt"])).toEqual([
      'a.txt > ',
      "'; DROP TABLE files;--.txt > ",
    ]);
  });
});
