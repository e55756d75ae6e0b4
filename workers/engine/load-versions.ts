import type { Completeness, Rejection, TableInfo, TableReport } from '../contract/values.ts';
import type { Format } from '../formats/format.ts';
import { kindTables } from '../ingest/versions/version-kinds.ts';
import { findFiles, type FoundFile, type OtherFile } from '../ingest/versions/version-files.ts';
import type { Version } from '../ingest/versions/version-groups.ts';
import { filesTable, linksTable } from '../ingest/versions/version-links.ts';
import { foundRecords, recordsTable } from '../ingest/versions/version-records.ts';
import { peopleTable, sectionsTable, versionsTable } from '../ingest/versions/version-rows.ts';
import { pause } from '../query/question.ts';
import { writeFoundLinks, type FoundLink } from '../query/write-links.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Store } from '../store/store.ts';
import { Copies } from './copies.ts';
import { MadeTables } from './made-tables.ts';
import {
  readAllVersions,
  type ReadHistories,
  type VersionEntry,
  type VersionReading,
} from './read-all-versions.ts';

export interface VersionLoading extends VersionReading {
  store: Store;
  catalogue: Catalogue;
  format: Format;
  breathe: () => Promise<void>;
}

export interface LoadedVersions {
  tables: TableInfo[];
  report: TableReport;
  completeness: Completeness;
}

/** Rejections told one by one; the others are only counted. */
const MOST_REJECTIONS = 100;

/** Stage: files of versions → records and all that they hold, in the place of what was loaded before. */
export async function loadVersions(loading: VersionLoading): Promise<LoadedVersions> {
  const { store, catalogue, signal, breathe, onEvent } = loading;
  const { versions: listed, files: others, copies } = filesOf(loading);
  const { groups, isNamed, entries } = await readSoundOnes(loading, listed, copies);
  const asking = { signal, breathe };
  await pause(asking);
  const records = foundRecords(groups, isNamed);
  const versions = groups.flatMap((group) => group.versions);
  const files = findFiles(records, others);
  await pause(asking);
  const { table: fileRows, ids } = filesTable(files);
  const made = new MadeTables(store, asking);
  try {
    await made.write(recordsTable(records));
    await made.write(versionsTable(groups, records));
    await made.write(fileRows);
    await made.write(sectionsTable(records));
    await made.write(linksTable(records, files, ids));
    await made.write(peopleTable(groups, records));
    for (const table of kindTables(records)) await made.write(table);
    await pause(asking);
  } catch (error) {
    made.drop();
    throw error;
  }
  const tables = made.publish(catalogue);
  for (const table of tables) onEvent({ kind: 'table', table });
  const volumeOf = volumeNames(loading);
  writeFoundLinks(
    store,
    'versions',
    versions.map((version) => versionLink(version, volumeOf)),
    [],
  );
  const links = files.map(fileLink);
  writeFoundLinks(store, 'files', links, files.flatMap(unlistedFile));
  return {
    tables,
    report: reportOf(versions, entries, volumeOf),
    completeness: { ...completenessOf(files), copies: copies.count },
  };
}

interface Entries {
  versions: VersionEntry[];
  files: OtherFile[];
  /** Entries that are among neither, since a volume before has the very same. */
  copies: Copies;
}

/** Every version; of one that its volume does not give, the copy that another volume has. */
async function readSoundOnes(
  loading: VersionLoading,
  listed: readonly VersionEntry[],
  copies: Copies,
): Promise<ReadHistories & { entries: readonly VersionEntry[] }> {
  const histories = await readAllVersions(loading, listed);
  const instead = new Map<number, number>();
  for (const { versions } of histories.groups) {
    for (const { entry, read } of versions) {
      const copy = read.problem?.code === 'NOT_READ' ? copies.next(entry) : null;
      if (copy !== null) instead.set(entry, copy);
    }
  }
  if (instead.size === 0) return { ...histories, entries: listed };
  const sounder = listed.map((entry) => ({ ...entry, id: instead.get(entry.id) ?? entry.id }));
  return readSoundOnes(loading, sounder, copies);
}

/** Versions of open volumes; all other files, also those in volumes that are not open. */
function filesOf({ archive, format }: VersionLoading): Entries {
  const names = new Map(archive.volumes().map(({ id, name }) => [id, name]));
  const found: Entries = { versions: [], files: [], copies: new Copies(names.size) };
  for (const entry of archive.paths()) {
    const { id, path, name, bytes, readable, volume } = entry;
    const list = format.listOf(path);
    if (list !== null && found.copies.add(entry)) continue;
    if (list === 'versions' && readable) found.versions.push({ id, path, bytes });
    if (list === 'files') {
      found.files.push({ id, path, name, bytes, readable, volume: names.get(volume) ?? '' });
    }
  }
  return found;
}

type VolumeOf = (entry: number) => string;

function volumeNames({ archive }: VersionLoading): VolumeOf {
  return (entry) => archive.entryInfo(entry).volumeName;
}

function versionLink({ entry, bytes }: Version, volumeOf: VolumeOf): FoundLink {
  const volume = volumeOf(entry);
  return { entry, state: 'present', method: 'exact', isAmbiguous: false, bytes, volume };
}

function fileLink({ file, state, way, isAmbiguous }: FoundFile): FoundLink {
  if (!file)
    return { entry: null, state: 'missing', method: null, isAmbiguous, bytes: null, volume: null };
  return {
    entry: file.id,
    state: file.readable ? 'present' : 'unopened',
    method: state === 'unlisted' ? null : way === 'exact' ? 'exact' : 'mangled',
    isAmbiguous,
    bytes: file.bytes,
    volume: file.volume,
  };
}

function unlistedFile({ file, state }: FoundFile): { entry: number; path: string }[] {
  return file && state === 'unlisted' && file.readable ? [{ entry: file.id, path: file.path }] : [];
}

function completenessOf(files: readonly FoundFile[]): Completeness {
  const listed = files.filter(({ state }) => state !== 'unlisted');
  const inState = (state: FoundFile['state']): number =>
    files.filter((file) => file.state === state).length;
  const present = listed.filter(({ state }) => state === 'present');
  const exact = present.filter(({ way }) => way === 'exact').length;
  return {
    listed: listed.length,
    states: {
      present: present.length,
      missing: inState('missing'),
      unopened: inState('unopened'),
      deleted: 0,
      none: 0,
    },
    methods: { exact, mangled: present.length - exact },
    ambiguous: listed.filter(({ isAmbiguous }) => isAmbiguous).length,
    files: files.filter(({ file }) => file?.readable).length,
    unlisted: files.flatMap(unlistedFile).length,
  };
}

function reportOf(
  versions: readonly Version[],
  entries: readonly { path: string; bytes: number }[],
  volumeOf: VolumeOf,
): TableReport {
  const [first] = entries;
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const unread = versions.filter(({ read }) => read.problem !== null).length;
  return {
    table: 'versions',
    label: 'Versions',
    entry: first ? first.path.slice(0, first.path.lastIndexOf('/')) : '',
    volume: [...new Set(versions.map(({ entry }) => volumeOf(entry)))].join(', '),
    totals: {
      records: versions.length,
      stored: versions.length - unread,
      quarantined: unread,
      blankLines: 0,
      short: 0,
      long: 0,
      cells: 0,
      recoded: 0,
      bytes: { total: bytes, bom: 0, header: 0, records: bytes, blank: 0 },
    },
    dialect: null,
    rejections: rejectionsOf(versions),
    problem: null,
  };
}

function rejectionsOf(versions: readonly Version[]): Rejection[] {
  const rejections: Rejection[] = [];
  for (const [at, { read, bytes }] of versions.entries()) {
    if (!read.problem || rejections.length === MOST_REJECTIONS) continue;
    const byteStart = read.problem.code === 'NOT_READ' ? 0 : read.problem.byte;
    rejections.push({
      record: at + 1,
      line: 1,
      byteStart,
      byteLength: Math.max(0, bytes - byteStart),
      code: read.problem.code,
      column: 0,
      raw: read.raw,
    });
  }
  return rejections;
}
