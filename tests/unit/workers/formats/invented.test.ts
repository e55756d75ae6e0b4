import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentInfo } from '../../../../workers/query/document.ts';
import { linkFiles } from '../../../../workers/query/link-files.ts';
import { openView } from '../../../../workers/query/open-view.ts';
import { recordInfo } from '../../../../workers/query/record.ts';
import { relatedInfo } from '../../../../workers/query/related.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { Catalogue } from '../../../../workers/store/catalogue.ts';
import { invented } from '../../../support/invented/invented.ts';
import { fileLists } from '../../../support/invented/lists.ts';
import { aStore } from '../../../support/store.ts';
import { addTable, aFile, unhurried } from '../query/sample-tables.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

it('the page shows the format as it is tried here', () => {
  const blocks = [...read('docs/formats.md').matchAll(/```ts\n(.*?)```/gs)].map(
    ([, code]) => code?.trim() ?? '',
  );
  const files = ['tables.ts', 'lists.ts', 'invented.ts'].map((name) =>
    read(`tests/support/invented/${name}`),
  );
  expect(blocks).toHaveLength(4);
  for (const block of blocks) expect(files.some((file) => file.includes(block))).toBe(true);
});

describe('a format described as the page says', () => {
  let tables: Tables;
  const photos = [
    aFile(1, 'register/photos/handle.jpg'),
    aFile(2, 'register/photos/unlisted.jpg'),
    aFile(3, 'register/readme.txt'),
  ];

  beforeAll(async () => {
    tables = { store: await aStore(), catalogue: new Catalogue(), format: invented };
    addTable(tables, 'holders', [
      ['holder_id', 'name'],
      ['1', 'Invented Holder'],
    ]);
    addTable(tables, 'umbrellas', [
      ['umbrella_no', 'holder_id', 'colour', 'ribs'],
      ['7', '1', 'Pretend green', '8'],
      ['8', '99', 'Pretend red', '16'],
    ]);
    addTable(tables, 'photographs', [
      ['photograph_id', 'umbrella_id', 'caption', 'stored_as', 'removed'],
      ['1', '7', 'The handle', 'HANDLE.JPG', 'no'],
      ['2', '7', 'The tip', 'tip.jpg', 'no'],
      ['3', '7', 'The cover', 'cover.jpg', 'yes'],
    ]);
  });

  it('recognises its backups, and says by what', () => {
    const paths = ['register/umbrellas.csv', 'register/holders.csv', 'register/photos/a.jpg'];
    expect(invented.recognise(paths)).toEqual({
      confidence: 2 / 3,
      reason: '2 of the 3 tables of an umbrella register',
    });
    expect(invented.recognise(['something/else.csv']).confidence).toBe(0);
  });

  it('calls its tables and columns as people do, and keeps what it does not name', () => {
    const [holder, colour, ribs] = [1, 2, 3].map(
      (at) => tables.catalogue.get('umbrellas')?.columns[at],
    );
    expect(tables.catalogue.get('umbrellas')).toMatchObject({ label: 'Umbrellas', key: ['c1'] });
    expect(holder).toMatchObject({ label: 'Holder', references: 'holders' });
    expect(colour).toMatchObject({ known: 'colour' });
    expect(ribs).toMatchObject({ known: null, label: 'ribs' });
  });

  it('leads from a record to what it refers to and back, and tells what leads nowhere', async () => {
    const { title, fields } = recordInfo(tables, [], 'umbrellas', '7');
    expect(title).toBe('Pretend green');
    expect(fields.find(({ name }) => name === 'holder_id')?.reference).toEqual({
      table: 'holders',
      key: '1',
      label: 'Invented Holder',
    });
    const other = recordInfo(tables, [], 'umbrellas', '8').fields;
    expect(other.find(({ name }) => name === 'holder_id')?.orphanOf).toBe('Holders');
    const indexing = { ...unhurried(), onIndexing: () => undefined };
    const related = await relatedInfo(tables, 'holders', '1', indexing);
    expect(related).toMatchObject([{ id: 'umbrellas', view: 'umbrellas', count: 1 }]);
  });

  it('has its list, with names for ids and counts', async () => {
    const view = { name: 'umbrellas', scope: [], text: '', sort: null };
    const opened = await openView(tables, view, unhurried());
    const labels = opened.info.columns.filter(({ hidden }) => !hidden).map(({ label }) => label);
    expect(labels).toEqual(['Umbrella', 'Colour', 'Holder', 'Photographs']);
    expect(opened.page(0, 1).rows[0]?.cells.slice(0, 4)).toEqual([
      '7',
      'Pretend green',
      'Invented Holder',
      3,
    ]);
  });

  it('finds the files, and tells those that are missing, removed or named by nothing', async () => {
    const [list] = fileLists;
    if (!list) throw new Error('no list');
    const listed = photos.filter(({ path: file }) => invented.listOf(file) === list.table);
    const source = { files: () => listed, expectedIn: () => null };
    expect(await linkFiles(tables, list, source, unhurried())).toMatchObject({
      listed: 3,
      states: { present: 1, missing: 1, deleted: 1, none: 0, unopened: 0 },
      files: 2,
      unlisted: 1,
    });
    const photo = documentInfo(tables, [], { table: 'photographs', record: 1 }, (entry) => ({
      id: entry,
      volume: 1,
      volumeName: 'register.zip',
      path: 'register/photos/handle.jpg',
      name: 'handle.jpg',
      bytes: 10,
      packedBytes: 10,
      encryption: '',
      modified: '',
    }));
    expect(photo).toMatchObject({
      name: 'The handle',
      state: 'present',
      method: 'folded',
      owner: { table: 'umbrellas', key: '7', label: 'Pretend green' },
    });
  });
});
