import type { Problem } from '../contract/problems.ts';
import type { EntryRun, EntrySource, ZipSource } from '../contract/reader.ts';
import type { EntryInfo } from '../contract/records.ts';
import type { VolumeInfo, VolumeState } from '../contract/values.ts';
import type { FileGroup } from './group-files.ts';
import { isInDataFolder, tablePathsAmong } from './table-path.ts';
import { unlockVolume, type Unlocking } from './unlock.ts';
import type { VolumeContent } from './volume-content.ts';
import type { VolumeEntries } from './volume-entries.ts';
import { readPartName, type PartName } from './volume-name.ts';
import { ZipEntries } from './zip-entries.ts';

/** A file of the backup, as it is listed. */
export interface EntryPath {
  id: number;
  path: string;
  /** The last part of the path. */
  name: string;
  volume: number;
  bytes: number;
  /** 0 where AES AE-2 leaves it out. */
  crc: number;
  /** Its volume is open. */
  readable: boolean;
}

/** One zip of the backup. */
export class Volume {
  id = 0;
  /** Its entries' ids are the numbers from here on. */
  firstId = 0;
  readonly group: FileGroup;
  readonly content: VolumeContent;
  readonly part: PartName | null;
  readonly passwords: Uint8Array<ArrayBuffer>[] = [];
  state: VolumeState | 'ignored' = 'refused';
  /** Its tables are loaded. */
  isInUse = false;
  /** What unlocking brought to light. */
  lockProblem: Problem | null = null;
  /** What its place among the other volumes brought to light. */
  placeProblem: Problem | null = null;
  readonly #csvPaths: readonly [index: number, path: string][];

  constructor(group: FileGroup, content: VolumeContent) {
    this.group = group;
    this.content = content;
    this.part = readPartName(group.stem);
    const { listing } = this;
    this.#csvPaths = (listing?.csv ?? []).map((at) => [at, listing?.path(at) ?? '']);
  }

  /** Once, when it joins the backup. */
  number(id: number, firstId: number): void {
    this.id = id;
    this.firstId = firstId;
  }

  get name(): string {
    return this.group.name;
  }

  /** Null where nothing tells what it holds. */
  get listing(): VolumeEntries | null {
    return this.content.kind === 'readable' ? this.content.entries : null;
  }

  get entryCount(): number {
    return this.listing?.count ?? 0;
  }

  get fingerprint(): string {
    return this.listing?.fingerprint ?? '';
  }

  get bytes(): number {
    return this.group.files.reduce((sum, { file }) => sum + file.size, 0);
  }

  get needsPassword(): boolean {
    return (this.listing?.locked ?? 0) > 0;
  }

  get hasDataFolder(): boolean {
    return this.#csvPaths.some(([, path]) => isInDataFolder(path));
  }

  info(hasDataFolder: boolean): VolumeInfo {
    const { content, lockProblem, placeProblem } = this;
    return {
      id: this.id,
      kind: this.listing?.kind ?? 'zip',
      name: this.name,
      parts: this.group.kind === 'folder' ? [] : this.group.files.map(({ file }) => file.name),
      bytes: this.bytes,
      entries: this.listing?.files ?? 0,
      tables: this.tableIndexes(hasDataFolder).length,
      state: this.state === 'ignored' ? 'refused' : this.state,
      encryption: this.listing?.encryption ?? [],
      fingerprint: this.fingerprint,
      problems: [placeProblem, lockProblem, ...content.problems].filter((one) => one !== null),
    };
  }

  tableIndexes(hasDataFolder: boolean): number[] {
    const paths = this.#csvPaths.map(([, path]) => path);
    const tables = new Set(tablePathsAmong(paths, hasDataFolder));
    return this.#csvPaths.filter(([, path]) => tables.has(path)).map(([index]) => index);
  }

  /** Every file it holds; folders are left out. */
  *entries(): Generator<EntryPath, void, undefined> {
    for (let index = 0; index < this.entryCount; index++) {
      const entry = this.entry(index);
      if (entry) yield entry;
    }
  }

  /** Those of every so manieth entry, so that there are at most `limit`; its tables come first. */
  *somePaths(limit: number): Generator<string, void, undefined> {
    for (const [, path] of this.#csvPaths.slice(0, limit)) yield path;
    const step = Math.max(1, Math.ceil(this.entryCount / limit));
    for (let index = 0; index < this.entryCount; index += step) {
      const path = this.entry(index)?.path;
      if (path !== undefined) yield path;
    }
  }

  /** Null for a folder. */
  entry(index: number): EntryPath | null {
    const { listing } = this;
    if (!listing || listing.isFolder(index)) return null;
    const path = listing.path(index);
    const { size, crc } = listing.sizes(index);
    return {
      id: this.firstId + index,
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      volume: this.id,
      bytes: size,
      crc,
      readable: this.state === 'open',
    };
  }

  entryInfo(index: number): EntryInfo {
    const listing = this.#sound();
    const path = listing.path(index);
    return {
      id: this.firstId + index,
      volume: this.id,
      volumeName: this.name,
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      ...listing.details(index),
    };
  }

  source(index: number): EntrySource {
    return this.#sound().source(index, this.passwords);
  }

  runs(indexes: readonly number[], perRun: number): Iterable<EntryRun> {
    return this.#sound().runs(indexes, perRun, this);
  }

  tryToUnlock(
    variants: readonly Uint8Array<ArrayBuffer>[],
    signal: AbortSignal,
  ): Promise<Unlocking> {
    const { name, passwords, listing } = this;
    if (!(listing instanceof ZipEntries)) throw new RangeError(`${name} takes no password`);
    const { directory } = listing;
    const source = (index: number): ZipSource => listing.source(index, passwords);
    return unlockVolume({ name, directory, passwords, source }, variants, signal);
  }

  #sound(): VolumeEntries {
    const { listing } = this;
    if (!listing) throw new RangeError(`${this.name} has no entries`);
    return listing;
  }
}
