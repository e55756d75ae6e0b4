import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryInfo } from '../../../../workers/contract/records.ts';
import type { Completeness } from '../../../../workers/contract/values.ts';
import { documentInfo } from '../../../../workers/query/document.ts';
import type { StoredFile } from '../../../../workers/query/link-candidates.ts';
import { linkFiles } from '../../../../workers/query/link-files.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { linksSql } from '../../../../workers/query/links-table.ts';
import { aFile, listOf, tablesOf, unhurried } from './sample-tables.ts';

const HEADER = ['log_id', 'action_id', 'file_name', 'directory', 'created_date', 'is_deleted'];

async function link(
  log: readonly (readonly string[])[],
  files: readonly StoredFile[],
  expected: Readonly<Record<string, string>> = {},
): Promise<{ tables: Tables; completeness: Completeness; found: unknown[] }> {
  const rows = log.map(
    ([action = '', name = '', directory = '', created = '', deleted = ''], at) => [
      String(at + 1),
      action,
      name,
      directory,
      created,
      deleted,
    ],
  );
  const tables = await tablesOf({ document_log: [HEADER, ...rows] });
  const source = { files: () => files, expectedIn: (name: string) => expected[name] ?? null };
  const completeness = await linkFiles(tables, listOf('document_log'), source, unhurried());
  if (!completeness) throw new Error('there is a document log');
  const found = tables.store.rows(
    `SELECT state, entry, method, ambiguous FROM ${linksSql('document_log')} ORDER BY record`,
  );
  return { tables, completeness, found };
}

describe('linking documents to files', () => {
  it.each([
    ['7_a.txt', 'documents/7_a.txt', 'exact'],
    ['documents/x/7_a.txt', 'documents/7_a.txt', 'exact'],
    [String.raw`x\7_a.txt`, 'documents/7_a.txt', 'exact'],
    ['7_Ma\u0304ori.TXT', 'documents/7_M\u0101ori.txt', 'folded'],
    ['7_Re: it?.txt', 'documents/7_Re_ it_.txt', 'mangled'],
    ['7_a/b.txt', 'documents/7_a_b.txt', 'mangled'],
    ['7_50%.txt.', 'documents/7_50%25.txt', 'mangled'],
    ['7_Wh\u0101nau.txt', 'documents/7_Wh#U0101nau.txt', 'mangled'],
    ['7_20200730164748_test.txt', 'documents/7_20200730164748_te__.txt', 'key-stamp'],
    ['test.txt', 'documents/7_20200730164748_other.txt', 'key-stamp'],
    ['7_20200730_Some file (1).txt', 'documents/7_some_file_1.txt', 'key-fuzzy'],
    ['Some file.txt', 'documents/7_some_file.txt', 'key-fuzzy'],
  ])('matches %s to %s: %s', async (name, path, method) => {
    const { found, completeness } = await link(
      [['7', name, '', '2020-07-30 16:47:48', 'F']],
      [aFile(1, 'documents/8_other.txt'), aFile(5, path)],
    );
    expect(found).toEqual([['present', 5, method, 0]]);
    expect(completeness).toMatchObject({ methods: { [method]: 1 }, files: 2, unlisted: 1 });
  });

  it.each([
    ['another matter', '7_20200730164748_a.txt', 'documents/8_20200730164748_a.txt'],
    ['another ending', '7_20200730164748_a.txt', 'documents/7_20200730164748_a.pdf'],
    ['another name on the same day', '7_20200730_a.txt', 'documents/7_20200730_b.txt'],
  ])('does not take %s for it', async (_, name, path) => {
    const { found } = await link([['7', name, '', '', 'F']], [aFile(5, path)]);
    expect(found).toEqual([['missing', null, null, 0]]);
  });

  it('tells files of one name apart by their folders', async () => {
    const files = [aFile(1, 'documents/a/x.txt'), aFile(2, 'documents/B/x.txt')];
    const log = [
      ['7', 'x.txt', 'b'],
      ['7', 'documents/a/x.txt', ''],
      ['7', 'x.txt', 'c'],
    ];
    const { found, completeness } = await link(log, files);
    expect(found).toEqual([
      ['present', 2, 'path', 0],
      ['present', 1, 'path', 0],
      ['present', 1, 'exact', 1],
    ]);
    expect(completeness).toMatchObject({ ambiguous: 1, unlisted: 0 });
  });

  it('gives a guessed file to one row only', async () => {
    const log = [
      ['7', 'a b.txt'],
      ['7', 'a-b.txt'],
    ];
    const one = await link(log, [aFile(1, 'documents/7_ab.txt')]);
    expect(one.found).toEqual([
      ['present', 1, 'key-fuzzy', 1],
      ['missing', null, null, 0],
    ]);
    const two = await link(log, [aFile(1, 'documents/7_ab.txt'), aFile(2, 'documents/7_a_b.txt')]);
    expect(two.found.map((row) => (row as unknown[])[1])).toEqual([1, 2]);
  });

  it('gives every row one state', async () => {
    const files = [
      aFile(1, 'documents/7_a.txt'),
      aFile(2, 'documents/7_b.txt', { readable: false, volume: 'part_001.zip' }),
      aFile(3, 'documents/7_c.txt'),
    ];
    const log = [
      ['7', '7_a.txt', '', '', 'F'],
      ['7', '7_b.txt', '', '', 'F'],
      ['7', '7_c.txt', '', '', 'T'],
      ['7', '7_gone.txt', '', '', 'T'],
      ['7', 'NULL', '', '', 'F'],
      ['7', '', '', '', ''],
      ['7', '7_elsewhere.txt', '', '', 'F'],
      ['7', '7_nowhere.txt', '', '', 'F'],
    ];
    const { found, completeness, tables } = await link(log, files, {
      '7_elsewhere.txt': 'part_002.zip',
    });
    expect(found.map((row) => (row as unknown[])[0])).toEqual([
      'present',
      'unopened',
      'deleted',
      'deleted',
      'none',
      'none',
      'unopened',
      'missing',
    ]);
    expect(completeness).toEqual({
      listed: 8,
      states: { present: 1, unopened: 2, deleted: 2, none: 2, missing: 1 },
      methods: { exact: 1 },
      ambiguous: 0,
      files: 2,
      unlisted: 0,
    });
    const listed = (record: number) => ({ table: 'document_log', record });
    const entryInfo = (id: number): EntryInfo => ({ id }) as EntryInfo;
    expect(documentInfo(tables, [], listed(3), entryInfo)).toMatchObject({
      state: 'deleted',
      entry: { id: 3 },
      method: 'exact',
    });
    expect(documentInfo(tables, [], listed(7), entryInfo)).toMatchObject({
      state: 'unopened',
      entry: null,
      expectedIn: 'part_002.zip',
    });
  });

  it('counts add up whatever the names', async () => {
    const name = fc.constantFrom(
      '7_a.txt',
      '7_A.TXT',
      '7_á.txt',
      '7_a:b.txt',
      '7_a_b.txt',
      '',
      'NULL',
      '7_20200101101010_x.txt',
      '7_20200101101010_y.txt',
    );
    const log = fc.array(
      fc.tuple(
        fc.constantFrom('7', '8'),
        name,
        fc.constant(''),
        fc.constant(''),
        fc.constantFrom('T', 'F'),
      ),
      { maxLength: 12 },
    );
    const files = fc.uniqueArray(fc.tuple(name, fc.constantFrom('a', 'b'), fc.boolean()), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(log, files, async (rows, entries) => {
        const listed = entries
          .filter(([one]) => one !== '')
          .map(([one, folder, readable], id) =>
            aFile(id, `documents/${folder}/${one}`, { readable }),
          );
        const { completeness, tables } = await link(rows, listed);
        const { states, methods } = completeness;
        const sum = (counts: object): number =>
          Object.values(counts).reduce((total: number, count) => total + Number(count), 0);
        expect(sum(states)).toBe(rows.length);
        expect(completeness.listed).toBe(rows.length);
        expect(sum(methods)).toBe(states.present);
        const matched = new Set(
          tables.store.column(`SELECT entry FROM ${linksSql('document_log')}`),
        );
        const readable = listed.filter((file) => file.readable);
        expect(completeness.files).toBe(readable.length);
        expect(completeness.unlisted).toBe(readable.filter(({ id }) => !matched.has(id)).length);
        tables.store.close();
      }),
      { numRuns: 60 },
    );
  });
});
