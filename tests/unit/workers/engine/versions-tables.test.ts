import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cipher } from '../../../../scripts/sample/options.ts';
import type { VersionsOptions } from '../../../../scripts/sample/versions/options.ts';
import { needs } from '../../../support/needs.ts';
import {
  fileName,
  type NamedRow,
  namedRows,
  openVersions,
  type OpenVersions,
} from '../../../support/versions.ts';

const python = needs('python3');

/** Backups of one content: what differs is how they lie there. */
const WAYS: Readonly<Record<string, Partial<VersionsOptions>>> = {
  'in a zip': {},
  'in a locked zip': { cipher: 'aes256' satisfies Cipher },
  'named by their own sids': { names: 'version' },
  'in a folder as 7-Zip leaves it': { folder: '7zip' },
  'in a folder whose names are cut at the colon': { folder: 'truncated' },
  'in a folder as Explorer leaves it': { folder: 'explorer' },
  'in a folder with the slash of a Mac': { folder: 'mac' },
  'in a folder with percent signs': { folder: 'percent' },
  'in a folder with private characters': { folder: 'samba' },
};

for (const [way, wanted] of Object.entries(WAYS)) {
  python.describe(`records as versions ${way}`, () => {
    let opened: OpenVersions;
    beforeAll(async () => {
      opened = await openVersions(wanted);
    }, 60_000);
    afterAll(() => opened.engine.close());

    it('are the records that Python finds, as their newest versions have them', async () => {
      const rows = await namedRows(opened.engine, 'records');
      const found = rows.map((row) => [
        row['Sid'],
        { uid: row['UID'], name: row['Name'], kind: row['Type'], newest: Number(row['Version']) },
      ]);
      const wantedRecords = Object.entries(opened.truth.records).map(
        ([sid, { uid, name, kind, newest }]) => [sid, { uid, name, kind, newest }],
      );
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wantedRecords));
      const counts = rows.map((row) => [row['Sid'], Number(row['Versions'])]);
      const told = Object.entries(opened.truth.records).map(([sid, { versions }]) => [
        sid,
        versions,
      ]);
      expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(told));
    });

    it('have a table of each kind with the fields that are its own', async () => {
      const kinds = new Set(Object.values(opened.truth.records).map(({ kind }) => kind));
      for (const kind of kinds) {
        const table = kind === 'files' ? 'records_files' : kind;
        const info = opened.load.tables.find(({ id }) => id === table);
        const rows = await namedRows(opened.engine, table);
        const labels = new Map(info?.columns.map(({ name, label }) => [fieldOf(name), label]));
        for (const row of rows) {
          const fields = opened.truth.records[row['Sid'] ?? '']?.fields ?? {};
          const plain = Object.entries(fields).filter(([name]) => name !== '__proto__');
          expect(plain.map(([name]) => [name, row[labels.get(name) ?? '']])).toEqual(
            plain.map(([name, value]) => [name, value ?? '']),
          );
        }
      }
    });

    it('have the faults of their chains where Python finds them', async () => {
      const rows = await namedRows(opened.engine, 'versions');
      const odd = rows.filter(({ Chain }) => Chain !== 'first' && Chain !== 'holds');
      const found = odd
        .filter(({ Record }) => opened.truth.records[Record ?? ''])
        .map(({ Record, Version, Chain }) => [Record, Number(Version), Chain]);
      const truth = Object.entries(opened.truth.records).flatMap(([sid, { chain }]) =>
        chain.map(([number, state]) => [sid, number, state]),
      );
      expect(found.toSorted(byText)).toEqual(truth.toSorted(byText));
    });

    it('say which versions cannot be read, and lose none', async () => {
      const rows = await namedRows(opened.engine, 'versions');
      expect(rows).toHaveLength(opened.made.ledger.totals.versionFiles);
      const unread = rows.filter((row) => row['Problem'] !== '').map((row) => row['File'] ?? '');
      const truth = opened.truth.unreadable.map(fileName);
      expect(unread).toEqual(expect.arrayContaining(truth));
      expect(unread.filter((file) => !truth.includes(file)).toSorted()).toEqual(
        unread.filter((file) => opened.truth.strange.map(fileName).includes(file)).toSorted(),
      );
    });

    it('list each file once, and say which are missing and which nothing names', async () => {
      const rows = await namedRows(opened.engine, 'files');
      const there = rows.filter((row) => row['Listed'] !== 'missing');
      expect(there.map((row) => row['Name in the backup']).toSorted()).toEqual(
        Object.values(opened.truth.files).flat().map(nameIn(rows)).toSorted(),
      );
      const uids = (state: string) => rows.filter((row) => row['Listed'] === state);
      expect(uids('missing').map((row) => row['UID'])).toEqual(opened.truth.missing);
      expect(uids('unlisted')).toHaveLength(opened.truth.unlisted.length);
    });

    it('lead to the records and files that they name', async () => {
      const found = namesOf(await namedRows(opened.engine, 'links'), opened);
      for (const [sid, { names }] of Object.entries(opened.truth.records)) {
        expect([sid, [...(found.get(sid) ?? [])].toSorted()]).toEqual([sid, names]);
      }
    });
  });
}

/** UIDs of what each record's sections and links name, by the record's sid. */
function namesOf(links: readonly NamedRow[], { truth }: OpenVersions): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const link of links) {
    if (!/^(section_data|foreignkey)/.test(link['Field'] ?? '')) continue;
    const from = link['From'] ?? '';
    const to = truth.records[link['To record'] ?? '']?.uid ?? link['As it is named'] ?? '';
    found.set(from, (found.get(from) ?? new Set()).add(to));
  }
  return found;
}

/** The label within the name of a record's own column; other columns have no part in the comparison. */
const fieldOf = (name: string): string =>
  /^rowdata_set\.(.+?)___/.exec(name)?.[1] ?? `(not a field) ${name}`;

const byText = (one: unknown, other: unknown): number =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;

/** Names stand in the table without their folders; a Mac's slash is no folder. */
function nameIn(rows: readonly NamedRow[]): (path: string) => string {
  const names = rows.map((row) => row['Name in the backup'] ?? '').filter((name) => name !== '');
  return (path) => names.find((name) => path === name || path.endsWith(`/${name}`)) ?? path;
}
