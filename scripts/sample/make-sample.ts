import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeBilling } from './billing.ts';
import { LAST_DAY, type Moment } from './calendar.ts';
import { paperBytes } from './contents/paper-bytes.ts';
import { makePapers } from './documents.ts';
import { makeContactPapers } from './contact-papers.ts';
import { makeMailParts } from './mail-parts.ts';
import type { Ledger, LedgerTable } from './ledger.ts';
import { completeOptions, type SampleOptions } from './options.ts';
import { randomOf } from './random.ts';
import type { SampleTable } from './table.ts';
import { allTables, type Papers } from './tables/all-tables.ts';
import { Tally, tableChunks } from './tally.ts';
import { makeTrust } from './trust.ts';
import { FolderTree, type VolumeWriter, ZipVolume } from './volumes.ts';
import { FIRM, ORG_KEY } from './words.ts';
import { makeWorld, type World } from './world.ts';
import { closeMatters, makeLedger, type Written, type WrittenFile } from './write-ledger.ts';

export interface SampleReport {
  options: SampleOptions;
  /** Full paths of the zips, in order; empty with `plainFolder`. */
  volumes: readonly string[];
  manifest: string;
  /** The folder that holds Data/, documents/ and the rest; null unless `plainFolder`. */
  tree: string | null;
  ledger: Ledger;
}

/** What public/sample/sample.json holds, for the page. */
export interface SampleIndex {
  name: string;
  /** Empty where nothing is encrypted. */
  password: string;
  files: readonly { name: string; bytes: number }[];
}

interface PlannedFile {
  path: string;
  modified: Moment;
  volume: number;
  bytes(): Uint8Array | Promise<Uint8Array>;
}

const MADE = new RegExp(
  `^(${ORG_KEY}_(part_\\d+\\.zip|manifest\\.txt)|${ORG_KEY}|sample\\.json|ledger\\.json)$`,
);
const CLOSING: Moment = { day: LAST_DAY, second: 64_800 };

/** Makes the backup, its manifest and its ledger; sample.json comes last, when all the rest is whole. */
export async function makeSample(wanted: Partial<SampleOptions> = {}): Promise<SampleReport> {
  const options = completeOptions(wanted);
  await clearFolder(options.out);
  const world = makeWorld(options);
  const papers: Papers = {
    documents: makePapers(world, options.documents),
    contacts: makeContactPapers(world),
    mail: makeMailParts(world),
  };
  const billing = makeBilling(world);
  const trust = makeTrust(world, billing, options);
  const files = plannedFiles(world, papers, options.volumes);
  const written = await writeVolumes(
    world,
    allTables(world, papers, billing, trust, options),
    files,
    options,
  );
  const ledger = makeLedger(world, papers, billing, trust, written, options);
  const manifest = path.join(options.out, `${ORG_KEY}_manifest.txt`);
  await writeFile(manifest, manifestText(written));
  await writeFile(path.join(options.out, 'ledger.json'), `${JSON.stringify(ledger, null, 1)}\n`);
  const volumes = options.plainFolder
    ? []
    : written.volumes.map((name) => path.join(options.out, name));
  if (!options.plainFolder) await writeIndex(options, [...volumes, manifest]);
  const tree = options.plainFolder ? path.join(options.out, ORG_KEY) : null;
  return { options, volumes, manifest, tree, ledger };
}

async function clearFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (MADE.test(name)) await rm(path.join(folder, name), { recursive: true });
  }
}

/** The first volume has the tables, and so fewer documents than the others. */
function plannedFiles(world: World, papers: Papers, volumes: number): PlannedFile[] {
  const random = randomOf(world.seed, 'volumes');
  const volume = (): number => Math.max(0, Math.ceil(random.next() * (volumes - 0.5) - 0.5));
  const contacts = papers.contacts.filter(({ state }) => state !== 'missing');
  const mail = papers.mail.filter(({ isMissing }) => !isMissing);
  const made = [...contacts, ...mail].map(({ path, created, bytes }) => {
    return { path, modified: created, volume: volume(), bytes: () => bytes };
  });
  const documents = papers.documents.flatMap((paper) => {
    if (paper.path === null) return [];
    const bytes = (): Promise<Uint8Array> => paperBytes(world, paper);
    return [{ path: paper.path, modified: paper.created, volume: volume(), bytes }];
  });
  return [...documents, ...made];
}

async function writeVolumes(
  world: World,
  tables: readonly SampleTable[],
  files: readonly PlannedFile[],
  options: SampleOptions,
): Promise<Written> {
  const tallies = new Map<string, Tally>();
  const written: { tables: LedgerTable[]; files: Map<string, WrittenFile>; volumes: string[] } = {
    tables: [],
    files: new Map(),
    volumes: [],
  };
  for (let part = 0; part < options.volumes; part += 1) {
    const name = `${ORG_KEY}_part_${String(part).padStart(3, '0')}.zip`;
    const volume = openVolume(name, options);
    if (part === 0) {
      const close = closeMatters(world).map(({ id }) => id);
      for (const table of tables) {
        const tally = new Tally(table, close);
        tallies.set(table.name, tally);
        written.tables.push(await writeTable(volume, name, table, tally));
      }
    }
    for (const file of files) {
      if (file.volume === part) written.files.set(file.path, await writeOne(volume, name, file));
    }
    await volume.close();
    written.volumes.push(name);
  }
  return { ...written, tallies };
}

function openVolume(name: string, options: SampleOptions): VolumeWriter {
  return options.plainFolder
    ? new FolderTree(path.join(options.out, ORG_KEY))
    : new ZipVolume(path.join(options.out, name), options);
}

async function writeTable(
  volume: VolumeWriter,
  name: string,
  table: SampleTable,
  tally: Tally,
): Promise<LedgerTable> {
  const file = `${table.name === 'rate_sheets' ? 'data' : 'Data'}/${table.name}.csv`;
  await volume.add(file, tableChunks(table, tally), CLOSING);
  return tally.close(file, name);
}

async function writeOne(
  volume: VolumeWriter,
  name: string,
  file: PlannedFile,
): Promise<WrittenFile> {
  const bytes = await file.bytes();
  await volume.add(file.path, bytes, file.modified);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes: bytes.length, sha256, volume: name };
}

/** A line per file: the part's name, a tab, the path. */
function manifestText({ volumes, tables, files }: Written): string {
  const lines = volumes.flatMap((name) => [
    ...tables.filter(({ volume }) => volume === name).map(({ file }) => `${name}\t${file}`),
    ...[...files].filter(([, { volume }]) => volume === name).map(([file]) => `${name}\t${file}`),
  ]);
  return `${lines.join('\n')}\n`;
}

async function writeIndex(options: SampleOptions, files: readonly string[]): Promise<void> {
  const sizes = files.map(async (file) => ({
    name: path.basename(file),
    bytes: (await stat(file)).size,
  }));
  const index: SampleIndex = {
    name: FIRM,
    password: options.cipher === 'none' ? '' : options.password,
    files: await Promise.all(sizes),
  };
  await writeFile(path.join(options.out, 'sample.json'), `${JSON.stringify(index, null, 2)}\n`);
}
