import type { Problem } from '../contract/problems.ts';
import type { EntryRun, ZipSource } from '../contract/reader.ts';
import type { EntryInfo } from '../contract/records.ts';
import type { VolumeInfo, VolumeState } from '../contract/values.ts';
import type { FileGroup } from './group-files.ts';
import { cipherName } from './survey.ts';
import { isInDataFolder, tablePathsAmong } from './table-path.ts';
import { unlockVolume, type Unlocking } from './unlock.ts';
import type { VolumeContent } from './volume-content.ts';
import { readPartName, type PartName } from './volume-name.ts';

type Readable = Extract<VolumeContent, { kind: 'readable' }>;

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
  /** What unlocking brought to light. */
  lockProblem: Problem | null = null;
  /** What its place among the other volumes brought to light. */
  placeProblem: Problem | null = null;
  readonly #csvPaths: readonly [index: number, path: string][];

  constructor(group: FileGroup, content: VolumeContent) {
    this.group = group;
    this.content = content;
    this.part = readPartName(group.stem);
    const readable = this.readable;
    this.#csvPaths = (readable?.survey.csv ?? []).map((at) => [at, readable?.paths.path(at) ?? '']);
  }

  /** Once, when it joins the backup. */
  number(id: number, firstId: number): void {
    this.id = id;
    this.firstId = firstId;
  }

  get name(): string {
    return this.group.name;
  }

  get readable(): Readable | null {
    return this.content.kind === 'readable' ? this.content : null;
  }

  get entryCount(): number {
    return this.readable?.directory.count ?? 0;
  }

  get fingerprint(): string {
    return this.readable?.directory.fingerprint ?? '';
  }

  get bytes(): number {
    return this.group.files.reduce((sum, { file }) => sum + file.size, 0);
  }

  get needsPassword(): boolean {
    return (this.readable?.survey.locked ?? 0) > 0;
  }

  get hasDataFolder(): boolean {
    return this.#csvPaths.some(([, path]) => isInDataFolder(path));
  }

  info(hasDataFolder: boolean): VolumeInfo {
    const { content, lockProblem, placeProblem } = this;
    return {
      id: this.id,
      name: this.name,
      parts: this.group.files.map(({ file }) => file.name),
      bytes: this.bytes,
      entries: this.readable?.survey.files ?? 0,
      tables: this.tableIndexes(hasDataFolder).length,
      state: this.state === 'ignored' ? 'refused' : this.state,
      encryption: this.readable?.survey.encryption ?? [],
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

  /** Null for a folder. */
  entry(index: number): EntryPath | null {
    const { readable } = this;
    if (!readable || readable.paths.isFolder(index)) return null;
    const path = readable.paths.path(index);
    const { size, crc } = readable.directory.sizes(index);
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
    const { directory, paths } = this.#sound();
    const { size, packedSize, encryption, modified } = directory.entry(index);
    const path = paths.path(index);
    return {
      id: this.firstId + index,
      volume: this.id,
      volumeName: this.name,
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      bytes: size,
      packedBytes: packedSize,
      encryption: encryption === 'none' ? '' : cipherName(encryption),
      modified,
    };
  }

  source(index: number): ZipSource {
    const { blob, directory, paths } = this.#sound();
    const isEncrypted = directory.entry(index).encryption !== 'none';
    return {
      volume: blob,
      record: directory.record(index),
      offset: directory.offset(index),
      end: directory.end(index),
      passwords: isEncrypted ? [...this.passwords] : [],
      path: paths.path(index),
    };
  }

  runs(indexes: readonly number[], perRun: number): EntryRun[] {
    const { blob, directory, paths } = this.#sound();
    const places = indexes
      .map((index) => ({
        id: this.firstId + index,
        record: directory.record(index),
        offset: directory.offset(index),
        end: directory.end(index),
        path: paths.path(index),
      }))
      .sort((a, b) => a.offset - b.offset);
    const { passwords } = this;
    return cut(places, perRun).map((entries) => ({
      volume: blob,
      passwords: [...passwords],
      entries,
    }));
  }

  tryToUnlock(
    variants: readonly Uint8Array<ArrayBuffer>[],
    signal: AbortSignal,
  ): Promise<Unlocking> {
    const { directory } = this.#sound();
    const { name, passwords } = this;
    const source = (index: number): ZipSource => this.source(index);
    return unlockVolume({ name, directory, passwords, source }, variants, signal);
  }

  #sound(): Readable {
    const { readable } = this;
    if (!readable) throw new RangeError(`${this.name} has no entries`);
    return readable;
  }
}

function cut<One>(list: readonly One[], length: number): One[][] {
  const pieces: One[][] = [];
  for (let at = 0; at < list.length; at += length) pieces.push(list.slice(at, at + length));
  return pieces;
}
