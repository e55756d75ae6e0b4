import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryInfo } from '../../../../workers/contract/records.ts';
import { documentInfo } from '../../../../workers/query/document.ts';
import { linkFiles } from '../../../../workers/query/link-files.ts';
import { linksSql, unlistedSql } from '../../../../workers/query/links-table.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { aFile, linkedTo, listOf, tablesOf, unhurried, type Rows } from './sample-tables.ts';

const HEADER = ['attachment_id', 'email_id', 'file_name', 'display_name', 'old_nfs_path'];

const attachments = (rows: Rows): Promise<Tables> =>
  tablesOf({ email_attachment: [HEADER, ...rows] });

const sent = (path: string, id: number) => aFile(id, `email/attachments/${path}`);

function found({ store }: Tables, table: string): unknown[][] {
  return store.rows(
    `SELECT state, entry, method, ambiguous FROM ${linksSql(table)} ORDER BY record`,
  );
}

describe('attachments of mail', () => {
  it.each([
    ['the stored name', ['17', '5', 'a1b2.pdf', 'Lease.pdf', ''], 'a1b2.pdf', 'exact'],
    ['the stored path', ['17', '5', '', 'Lease.pdf', '/old/2020/a1.pdf'], 'a1.pdf', 'exact'],
    ['its folders', ['17', '5', '', 'Lease.pdf', '2020/05/a1.pdf'], '2020/05/a1.pdf', 'path'],
    ['the stored name in capitals', ['17', '5', 'A1B2.PDF', '', ''], 'a1b2.pdf', 'folded'],
    ['a number and the name', ['17', '5', 'Lease.pdf', '', ''], '17_Lease.pdf', 'key-prefix'],
    [
      'a number and the name shown',
      ['17', '5', '', 'Re: it.pdf', ''],
      '17_Re_ it.pdf',
      'key-prefix',
    ],
    [
      "the mail's number and the name",
      ['17', '5', 'Lease.pdf', '', ''],
      '5_Lease.pdf',
      'key-prefix',
    ],
    ['a number alone', ['17', '5', 'Lease.pdf', '', ''], '17_2020.pdf', 'key-prefix'],
  ])('are found by %s', async (_, row, path, method) => {
    const tables = await attachments([row]);
    const completeness = await linkedTo(tables, 'email_attachment', [
      sent('999_other.txt', 1),
      sent(path, 2),
    ]);
    expect(found(tables, 'email_attachment')).toEqual([['present', 2, method, 0]]);
    expect(completeness).toMatchObject({ listed: 1, files: 2, unlisted: 1, ambiguous: 0 });
  });

  it('of one name are told apart by the number before it', async () => {
    const tables = await attachments([
      ['1', '8', 'message.html', '', ''],
      ['2', '9', 'message.html', '', ''],
      ['3', '9', 'message.html', '', ''],
    ]);
    const files = [sent('2_message.html', 1), sent('1_message.html', 2), sent('message.html', 3)];
    await linkedTo(tables, 'email_attachment', files);
    expect(found(tables, 'email_attachment')).toEqual([
      ['present', 2, 'key-prefix', 0],
      ['present', 1, 'key-prefix', 0],
      ['present', 3, 'exact', 0],
    ]);
  });

  it.each([
    ['their own', ['1_a.txt', '2_a.txt', '3_a.txt', '4_a.txt'], [0, 1, 2, 3]],
    ['of the mail', ['2_a.txt', '1_a.txt', '3_a.txt', '5_a.txt'], [0, 1, 2, 3]],
  ])('are believed to bear the number that most files fit: %s', async (_, paths, order) => {
    const tables = await attachments([
      ['1', '2', 'a.txt', '', ''],
      ['2', '1', 'a.txt', '', ''],
      ['3', '3', 'a.txt', '', ''],
      ['4', '5', 'a.txt', '', ''],
    ]);
    await linkedTo(tables, 'email_attachment', paths.map(sent));
    expect(found(tables, 'email_attachment')).toEqual(
      order.map((entry) => ['present', entry, 'key-prefix', 0]),
    );
  });

  it('are in doubt where both numbers fit as well', async () => {
    const tables = await attachments([
      ['1', '2', 'a.txt', '', ''],
      ['2', '1', 'a.txt', '', ''],
    ]);
    const completeness = await linkedTo(tables, 'email_attachment', [sent('1_a.txt', 7)]);
    expect(found(tables, 'email_attachment')).toEqual([
      ['present', 7, 'key-prefix', 1],
      ['missing', null, null, 0],
    ]);
    expect(completeness).toMatchObject({ ambiguous: 1, unlisted: 0 });
  });

  it('are missing where several files bear the number, and none the name', async () => {
    const tables = await attachments([['17', '5', 'Lease.pdf', '', '']]);
    await linkedTo(tables, 'email_attachment', [sent('17_a.pdf', 1), sent('17_b.pdf', 2)]);
    expect(found(tables, 'email_attachment')).toEqual([['missing', null, null, 0]]);
    expect(tables.store.column(`SELECT path FROM ${unlistedSql('email_attachment')}`)).toEqual([
      'email/attachments/17_a.pdf',
      'email/attachments/17_b.pdf',
    ]);
  });

  it('may share the file that all of them name', async () => {
    const tables = await attachments([
      ['1', '8', 'c0ffee.bin', '', ''],
      ['2', '9', 'c0ffee.bin', '', ''],
    ]);
    const completeness = await linkedTo(tables, 'email_attachment', [sent('c0ffee.bin', 4)]);
    expect(found(tables, 'email_attachment')).toEqual([
      ['present', 4, 'exact', 0],
      ['present', 4, 'exact', 0],
    ]);
    expect(completeness).toMatchObject({ states: { present: 2 }, files: 1, unlisted: 0 });
  });

  it('are found by number in a table that has no names', async () => {
    const tables = await tablesOf({ email_attachment: [['attachment_id'], ['17'], ['18']] });
    await linkedTo(tables, 'email_attachment', [sent('17_a.pdf', 1)]);
    expect(found(tables, 'email_attachment').map(([state]) => state)).toEqual([
      'present',
      'missing',
    ]);
  });

  it('are looked for in the volumes of the manifest, with and without a number', async () => {
    const tables = await attachments([
      ['1', '8', 'a.txt', '', ''],
      ['2', '9', '', 'b.txt', ''],
      ['3', '9', '', 'c.txt', ''],
      ['4', '9', '', '', ''],
    ]);
    const lost: Record<string, string> = { 'a.txt': 'part_001.zip', '9_b.txt': 'part_002.zip' };
    const source = { files: () => [], expectedIn: (name: string) => lost[name] ?? null };
    await linkFiles(tables, listOf('email_attachment'), source, unhurried());
    expect(found(tables, 'email_attachment').map(([state]) => state)).toEqual([
      'unopened',
      'unopened',
      'missing',
      'none',
    ]);
  });
});

describe('documents of contacts', () => {
  const files = [
    aFile(1, 'participant/documents/pid_11_20200102030405.png'),
    aFile(2, 'participant/documents/pid_12_Passport.pdf'),
    aFile(3, 'participant/documents/pid_13_f1c7.pdf'),
    aFile(4, 'participant/documents/pid_14_a.pdf'),
    aFile(5, 'participant/documents/pid_14_b.pdf'),
  ];
  const listed: Rows = [
    ['document_id', 'participant_id', 'name', 'file_name', 'folder'],
    ['501', '11', 'Photo page', 'pid_11_20200102030405.png', 'Identity'],
    ['502', '12', 'Passport.pdf', '', ''],
    ['503', '13', 'Will', 'will.pdf', ''],
    ['504', '14', 'Deed', 'deed.pdf', ''],
  ];

  it('are found by stored name, by number and name, and by the only file of a person', async () => {
    const tables = await tablesOf({ participant_document: listed });
    const completeness = await linkedTo(tables, 'participant_document', files);
    expect(found(tables, 'participant_document')).toEqual([
      ['present', 1, 'exact', 0],
      ['present', 2, 'key-prefix', 0],
      ['present', 3, 'key-prefix', 0],
      ['missing', null, null, 0],
    ]);
    expect(completeness).toMatchObject({ listed: 4, files: 5, unlisted: 2 });
  });

  it('tell whose they are', async () => {
    const tables = await tablesOf({
      participants: [
        ['participant_id', 'display_name'],
        ['11', 'Fern, Test'],
      ],
      participant_document: listed,
    });
    await linkedTo(tables, 'participant_document', files);
    const entryInfo = (id: number): EntryInfo => ({ id }) as EntryInfo;
    const listedAs = { table: 'participant_document', record: 1 };
    expect(documentInfo(tables, [], listedAs, entryInfo)).toMatchObject({
      name: 'Photo page',
      fileName: 'pid_11_20200102030405.png',
      state: 'present',
      folder: ['Identity'],
      owner: { table: 'participants', key: '11', label: 'Fern, Test' },
      entry: { id: 1 },
    });
  });

  it('are no document before they are linked, and a table that lists no files has none', async () => {
    const tables = await tablesOf({ participant_document: listed });
    const ask = (table: string) => () =>
      documentInfo(tables, [], { table, record: 1 }, (id) => ({ id }) as EntryInfo);
    expect(ask('participant_document')).toThrow(/V01/);
    expect(ask('actions')).toThrow(/V01/);
  });
});

describe('a backup without a list', () => {
  it('has nothing to count its files against', async () => {
    const tables = await tablesOf({});
    expect(await linkedTo(tables, 'email_attachment', [sent('1_a.txt', 1)])).toBeNull();
  });
});

const NAMES = [
  'message.html',
  'MESSAGE.html',
  '1_message.html',
  '2_message.html',
  '3_x.txt',
  'x.txt',
];
const aName = fc.constantFrom(...NAMES, '', 'NULL', 'a/x.txt', 'pid_1_x.txt', 'pid_2_y.txt');
const anId = fc.constantFrom('1', '2', '3', '');

describe.each([
  ['email_attachment', HEADER, 'email/attachments'],
  [
    'participant_document',
    ['document_id', 'participant_id', 'file_name', 'name', 'folder'],
    'participant/documents',
  ],
])('the counts of %s', (table, header, folder) => {
  it('add up whatever the names', async () => {
    const row = fc.tuple(anId, anId, aName, aName, aName);
    const file = fc.tuple(aName, fc.constantFrom('a', 'b'), fc.boolean());
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 10 }),
        fc.uniqueArray(file, { maxLength: 10 }),
        async (rows, entries) => {
          const tables = await tablesOf({ [table]: [header, ...rows] });
          const files = entries
            .filter(([name]) => name !== '')
            .map(([name, inner, readable], id) =>
              aFile(id, `${folder}/${inner}/${name}`, { readable }),
            );
          const completeness = await linkedTo(tables, table, files);
          if (!completeness) throw new Error('there is a list');
          const { listed, states, methods, ambiguous, unlisted } = completeness;
          expect(listed).toBe(rows.length);
          expect(sum(states)).toBe(listed);
          expect(sum(methods)).toBe(states.present);
          expect(ambiguous).toBeLessThanOrEqual(listed);
          const matched = new Set(tables.store.column(`SELECT entry FROM ${linksSql(table)}`));
          const readable = files.filter((one) => one.readable);
          expect(completeness.files).toBe(readable.length);
          expect(unlisted).toBe(readable.filter(({ id }) => !matched.has(id)).length);
          const guessed = tables.store.column(
            `SELECT entry FROM ${linksSql(table)} WHERE method = 'key-prefix'`,
          );
          expect(new Set(guessed).size).toBe(guessed.length);
          tables.store.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

const sum = (counts: object): number =>
  Object.values(counts).reduce((total: number, count) => total + Number(count), 0);
