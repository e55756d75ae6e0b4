import { createHash } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LAST_DAY, type Moment } from '../calendar.ts';
import { FolderTree, type VolumeWriter, ZipVolume } from '../volumes.ts';
import { writeExports } from './exports.ts';
import { faultOf, type Planned, plannedVersions, strangeNames } from './faults.ts';
import { filesOf, fileVersions, LEFT_OUT } from './files.ts';
import { historyOf, versionJson } from './history.ts';
import type { LedgerFile, LedgerRecord, LedgerVersionFault, VersionsLedger } from './ledger.ts';
import { FilePlaces, versionPlace } from './names.ts';
import { makeNotebook, type Notebook, type NotebookRecord } from './notebook.ts';
import { completeVersions, type VersionsOptions } from './options.ts';
import { tellRecord } from './tell.ts';
import { LABORATORY } from './words.ts';

export interface VersionsReport {
  options: VersionsOptions;
  /** The zip; null where a folder was asked for. */
  volume: string | null;
  /** The organisation's folder; null where a zip was. */
  tree: string | null;
  ledger: VersionsLedger;
}

const ZIP = 'pretend-kites-backup.zip';
const CLOSING: Moment = { day: LAST_DAY, second: 64_800 };
/** Records that are told in full. */
const TOLD = 500;

/** Makes a backup of records as versions, its exports and its ledger; sample.json comes last. */
export async function makeVersions(wanted: Partial<VersionsOptions> = {}): Promise<VersionsReport> {
  const options = completeVersions(wanted);
  const { out, folder } = options;
  const notebook = makeNotebook(options);
  const tree = path.join(out, notebook.sid);
  const volume = path.join(out, ZIP);
  for (const old of [tree, volume, 'export', 'sample.json', 'ledger.json']) {
    await rm(path.resolve(out, old), { recursive: true, force: true });
  }
  await mkdir(out, { recursive: true });
  const isZip = folder === 'zip';
  const writer = isZip ? new ZipVolume(volume, options) : new FolderTree(out);
  const versions = await writeVersions(writer, notebook, options);
  const files = await writeFiles(writer, notebook, options);
  if (folder === 'mac') await writeLeftovers(writer, notebook);
  await writer.close();
  const exports = await writeExports(notebook, out);
  const ledger: VersionsLedger = {
    name: LABORATORY,
    sid: notebook.sid,
    seed: options.seed,
    layout: folder,
    names: options.names,
    totals: { ...versions.totals, ...kindsOf(notebook), files: files.length },
    complete: notebook.records.length <= TOLD,
    records: versions.records,
    faults: versions.faults,
    files,
    ...filesTold(notebook, files, options),
    exports,
  };
  await writeFile(path.join(out, 'ledger.json'), `${JSON.stringify(ledger, null, 1)}\n`);
  if (isZip) await writeIndex(options, volume);
  return { options, volume: isZip ? volume : null, tree: isZip ? null : tree, ledger };
}

interface Written {
  totals: { versionFiles: number; unreadable: number; strangeNames: number };
  records: LedgerRecord[];
  faults: LedgerVersionFault[];
}

async function writeVersions(
  writer: VolumeWriter,
  notebook: Notebook,
  options: VersionsOptions,
): Promise<Written> {
  const totals = { versionFiles: 0, unreadable: 0, strangeNames: 0 };
  const written: Written = { totals, records: [], faults: [] };
  const folder = `${notebook.sid}/versions`;
  let strayed: Planned[] = [];
  for (const record of notebook.records) {
    const planned = plannedVersions(notebook, historyOf(notebook, record), options.faults);
    for (const one of planned) {
      const bytes = Buffer.from(one.write(JSON.stringify(versionJson(one.draft))) as string);
      await writer.add(`${folder}/${versionPlace(one, options)}`, bytes, CLOSING);
      totals.versionFiles += 1;
      if (!one.isReadable) totals.unreadable += 1;
    }
    const own = [...planned.filter(({ named }) => !named), ...strayed];
    strayed = planned.filter(({ named }) => named);
    if (record.at < TOLD) written.records.push(...told(record, own));
    if (options.faults) written.faults.push(...faultsOf(record, planned, options));
  }
  if (options.faults) {
    for (const { name, text } of strangeNames(notebook.records[0]?.sid ?? '')) {
      await writer.add(`${folder}/${name}`, Buffer.from(text), CLOSING);
      totals.versionFiles += 1;
      totals.strangeNames += 1;
    }
  }
  return written;
}

function told(record: NotebookRecord, versions: readonly Planned[]): LedgerRecord[] {
  const readable = versions.filter(({ isReadable }) => isReadable);
  const one = tellRecord(record, readable);
  return one === null ? [] : [one];
}

function faultsOf(
  { at, sid, uid }: NotebookRecord,
  planned: readonly Planned[],
  options: VersionsOptions,
): LedgerVersionFault[] {
  const fault = faultOf(at);
  if (!fault) return [];
  const { kind, number, chain } = fault;
  const one = planned.findLast(({ draft, named }) => (named?.number ?? draft.number) === number);
  const place = one ? `versions/${versionPlace(one, options)}` : null;
  return [{ kind, sid, uid, number, path: place, isReadable: one?.isReadable ?? false, chain }];
}

async function writeFiles(
  writer: VolumeWriter,
  notebook: Notebook,
  { folder, faults }: VersionsOptions,
): Promise<LedgerFile[]> {
  const places = new FilePlaces(folder);
  const files: LedgerFile[] = [];
  for (const file of filesOf(notebook, faults)) {
    const place = places.placeOf(file);
    const bytes = await file.bytes();
    await writer.add(`${notebook.sid}/${place}`, bytes, CLOSING);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.push({ path: place, uid: file.uid, name: file.name, bytes: bytes.length, sha256 });
  }
  return files;
}

/** What the Finder leaves wherever it has been. */
async function writeLeftovers(writer: VolumeWriter, { sid }: Notebook): Promise<void> {
  await writer.add(`${sid}/.DS_Store`, Buffer.from('\0\0\0\u0001Bud1'), CLOSING);
  await writer.add(`__MACOSX/${sid}/._versions`, Buffer.from('\0\u0005\u0016\u0007'), CLOSING);
}

function kindsOf({ records, of }: Notebook): { records: number; byKind: Record<string, number> } {
  const kinds = Object.entries(of).map(([kind, list]) => [kind, list.length] as const);
  return { records: records.length, byKind: Object.fromEntries(kinds) };
}

function filesTold(
  notebook: Notebook,
  files: readonly LedgerFile[],
  { faults, folder }: VersionsOptions,
): Pick<VersionsLedger, 'missing' | 'unlisted' | 'ambiguous'> {
  const records = notebook.of.files;
  const known = new Set(records.map(({ uid }) => uid));
  const several = records.filter((record) => fileVersions(notebook, record) > 1);
  return {
    missing: faults ? records.slice(LEFT_OUT, LEFT_OUT + 1).map(({ uid }) => uid) : [],
    unlisted: files.filter(({ uid }) => !known.has(uid)).map((file) => file.path),
    ambiguous: folder === 'truncated' ? several.map(({ uid }) => uid) : [],
  };
}

async function writeIndex(options: VersionsOptions, volume: string): Promise<void> {
  const index = {
    name: LABORATORY,
    password: options.cipher === 'none' ? '' : options.password,
    files: [{ name: path.basename(volume), bytes: (await stat(volume)).size }],
  };
  await writeFile(path.join(options.out, 'sample.json'), `${JSON.stringify(index, null, 2)}\n`);
}
