import type { InspectProgress } from '../contract/engine.ts';
import { ArchiveError, type Problem } from '../contract/problems.ts';
import type { EntryRun, EntrySource } from '../contract/reader.ts';
import type { EntryInfo } from '../contract/records.ts';
import type {
  FormatId,
  IgnoredFile,
  MissingVolume,
  SourceFile,
  VolumeInfo,
} from '../contract/values.ts';
import { BackupParts } from './backup-parts.ts';
import { commonName } from './common-name.ts';
import { compareText } from './compare-text.ts';
import { findFolders } from './find-folders.ts';
import { groupFiles, type FileGroup } from './group-files.ts';
import { inLanes } from './lanes.ts';
import { chooseManifest, readManifestFiles, type ManifestFile } from './manifest-files.ts';
import { passwordVariants } from './password-variants.ts';
import { compareVolumes, kindOf, settleVolumes, type Foreign } from './settle-volumes.ts';
import { readContent, type VolumeContent } from './volume-content.ts';
import { Volume, type EntryPath } from './volume.ts';

/** What a password did. A volume that is open in part is in both lists. */
export interface UnlockOutcome {
  opened: number[];
  refused: { volume: number; problem: Problem }[];
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Volumes whose directories are read, or passwords tried, at the same time. */
const LANES = 4;

/**
 * The dropped files as one backup: its volumes, their entries, and how to read them. Ids of volumes and entries
 * stay what they are while it is open, also when more volumes come.
 */
export class Archive {
  /** The kind of backup that the person, or what is loaded, says it is. */
  format: FormatId | null = null;
  /** By id, and so by the ids of their entries. */
  #volumes: Volume[] = [];
  #files: readonly SourceFile[] = [];
  #others: readonly SourceFile[] = [];
  #manifests: readonly ManifestFile[] = [];
  #ignoredManifests: readonly IgnoredFile[] = [];
  #parts = new BackupParts(null);
  #key: string | null = null;
  #keptKey: string | null = null;
  #hasDataFolder = false;
  /** By volume, why it is of another backup. */
  #foreign: ReadonlyMap<number, Foreign> = new Map();
  #nextVolume = 1;
  #nextEntry = 1;

  /** Reads the directories of more files. When stopped, none of them is added. */
  async add(
    files: readonly SourceFile[],
    onProgress: (progress: InspectProgress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { folders, rest } = findFolders(files);
    const all = [...this.#files, ...rest];
    const { groups, manifests, others } = groupFiles(all);
    const kept = [
      ...groups.map((group) => this.#volumeOf(group)),
      ...this.#volumes.filter(isFolder),
    ];
    const fresh = [...groups.filter((_, at) => !kept[at]), ...folders];
    let done = 0;
    const read = await inLanes(fresh, LANES, async (group) => {
      signal.throwIfAborted();
      onProgress({ name: group.name, done, of: fresh.length });
      const content = await readContent(group);
      onProgress({ name: group.name, done: ++done, of: fresh.length });
      return { group, content };
    });
    const texts = await readManifestFiles(manifests);
    signal.throwIfAborted();
    [this.#files, this.#others, this.#manifests] = [all, others, texts];
    this.#volumes = kept.filter((volume) => volume !== null).sort((a, b) => a.id - b.id);
    const joined = this.#join(read);
    this.#settle();
    await this.#openWithKnownPasswords(joined, signal);
  }

  remove(volumeId: number): Promise<void> {
    const left = new Set(this.#volumes.find(({ id }) => id === volumeId)?.group.files);
    this.#files = this.#files.filter((file) => !left.has(file));
    this.#volumes = this.#volumes.filter(({ id }) => id !== volumeId);
    this.#settle();
    return Promise.resolve();
  }

  /** Tries a password on every volume that is locked, or open in part. */
  async unlock(password: string, signal: AbortSignal): Promise<UnlockOutcome> {
    const waiting = this.#listed().filter(isWaiting);
    return this.#unlockEach(waiting, passwordVariants(password), signal);
  }

  /** Sets volumes apart that are of another backup, told by their ids; all others are no more apart for that. */
  keepApart(foreign: ReadonlyMap<number, Foreign>): void {
    this.#foreign = foreign;
    this.#settle();
  }

  /** The other kinds of backup there are among the volumes. */
  otherKinds(): string[] {
    const there = this.#listed().flatMap(({ id }) => kindOf(this.#foreign.get(id)) ?? []);
    return [...new Set(there)];
  }

  /** This backup is in use now: volumes of another that come later are set apart, however big they are. */
  keep(): void {
    this.#keptKey = this.#key;
    for (const volume of this.#volumes) volume.isInUse = volume.state === 'open';
  }

  /** The organisation key, or what the volumes' names have in common. */
  get name(): string {
    const own = this.#listed().filter(({ state }) => state !== 'apart');
    return this.#key ?? commonName(own.map(({ group }) => group.stem));
  }

  get manifestName(): string | null {
    return this.#parts.manifestName;
  }

  volumes(): VolumeInfo[] {
    return this.#listed().map((volume) => volume.info(this.#hasDataFolder));
  }

  missing(): MissingVolume[] {
    return this.#parts.missing();
  }

  /** Dropped files that are no part of the backup. */
  ignored(): IgnoredFile[] {
    const noZips = this.#volumes
      .filter(({ state }) => state === 'ignored')
      .map(({ name, bytes, content }) => {
        const [problem = null] = content.problems;
        return { name, bytes, problem: /\.zip/i.test(name) ? problem : null };
      });
    const others = this.#others.map(({ file }) => ({
      name: file.name,
      bytes: file.size,
      problem: null,
    }));
    return [...noZips, ...this.#ignoredManifests, ...others].sort((a, b) =>
      compareText(a.name, b.name),
    );
  }

  /** Problems of the set as a whole. */
  problems(): Problem[] {
    const listed = this.#listed();
    if (listed.length === 0) {
      return this.#files.length > 0 ? [{ code: 'Z63', facts: { files: this.#files.length } }] : [];
    }
    const counted = this.#counted();
    const hasFiles = counted.some((volume) => volume.entryCount > 0);
    const hasTables = counted.some((volume) => volume.tableIndexes(this.#hasDataFolder).length > 0);
    return hasFiles && !hasTables ? [{ code: 'Z07', facts: {} }] : [];
  }

  /** Every file of the volumes that are open or locked, in the volumes' order. Folders are left out. */
  *paths(): Generator<EntryPath, void, undefined> {
    for (const volume of this.#counted()) yield* volume.entries();
  }

  /** Paths of files from all over the volumes that are open or locked, at most `limit` of each. */
  *somePaths(limit: number): Generator<{ volume: number; path: string }, void, undefined> {
    for (const volume of this.#counted()) {
      for (const path of volume.somePaths(limit)) yield { volume: volume.id, path };
    }
  }

  /** One of them, by its id. */
  file(id: number): EntryPath | null {
    const { volume, index } = this.#find(id);
    return volume.entry(index);
  }

  /** The tables of the volumes that are open or locked. */
  *tables(): Generator<EntryPath, void, undefined> {
    for (const volume of this.#counted()) {
      for (const index of volume.tableIndexes(this.#hasDataFolder)) {
        const entry = volume.entry(index);
        if (entry) yield entry;
      }
    }
  }

  entryInfo(id: number): EntryInfo {
    const { volume, index } = this.#find(id);
    return volume.entryInfo(index);
  }

  source(id: number): EntrySource {
    const { volume, index } = this.#find(id);
    return volume.source(index);
  }

  /** These entries, cut into runs of at most `perRun`: each of one volume, in the order in which they lie there. */
  *runs(ids: Iterable<number>, perRun: number): Generator<EntryRun, void, undefined> {
    const places = new Map<Volume, number[]>();
    for (const id of ids) {
      const { volume, index } = this.#find(id);
      const indexes = places.get(volume);
      if (indexes) indexes.push(index);
      else places.set(volume, [index]);
    }
    for (const [volume, indexes] of places) yield* volume.runs(indexes, perRun);
  }

  isReadable(id: number): boolean {
    return this.#find(id).volume.state === 'open';
  }

  /** The missing or unopened volume in which the manifest lists this path, or this name. */
  expectedIn(path: string): string | null {
    return this.#parts.expectedIn(path);
  }

  #find(id: number): { volume: Volume; index: number } {
    const volume = this.#volumes.findLast(({ firstId }) => firstId <= id);
    const index = id - (volume?.firstId ?? 0);
    if (!volume || index >= volume.entryCount) throw new RangeError(`no entry ${id}`);
    return { volume, index };
  }

  #listed(): Volume[] {
    return this.#volumes.filter(({ state }) => state !== 'ignored').sort(compareVolumes);
  }

  #counted(): Volume[] {
    return this.#listed().filter(({ state }) => state === 'open' || state === 'locked');
  }

  /** The volume that was already read from exactly these files. */
  #volumeOf(group: FileGroup): Volume | null {
    const isSame = ({ group: { files } }: Volume): boolean =>
      files.length === group.files.length && files.every((file, at) => file === group.files[at]);
    return this.#volumes.find(isSame) ?? null;
  }

  #join(read: readonly { group: FileGroup; content: VolumeContent }[]): Volume[] {
    const joined = read.map(({ group, content }) => new Volume(group, content));
    for (const volume of joined.sort(compareVolumes)) {
      volume.number(this.#nextVolume++, this.#nextEntry);
      this.#nextEntry += volume.entryCount;
      this.#volumes.push(volume);
    }
    return joined;
  }

  #settle(): void {
    this.#key = settleVolumes(this.#volumes, this.#keptKey, this.#foreign);
    this.#hasDataFolder = this.#counted().some((volume) => volume.hasDataFolder);
    const { chosen, ignored } = chooseManifest(this.#manifests, this.#key);
    const isSame = (chosen?.name ?? null) === this.#parts.manifestName;
    if (!isSame) this.#parts = new BackupParts(chosen);
    this.#ignoredManifests = ignored;
    this.#parts.settle(this.#volumes, this.#key);
  }

  async #openWithKnownPasswords(volumes: readonly Volume[], signal: AbortSignal): Promise<void> {
    const known = new Map(
      this.#volumes.flatMap(({ passwords }) => passwords).map((bytes) => [bytes.join(), bytes]),
    );
    if (known.size === 0) return;
    const waiting = volumes.filter(({ state }) => state === 'locked');
    await this.#unlockEach(waiting, [...known.values()], signal);
  }

  async #unlockEach(
    volumes: readonly Volume[],
    variants: readonly Bytes[],
    signal: AbortSignal,
  ): Promise<UnlockOutcome> {
    const results = await inLanes(volumes, LANES, async (volume) => {
      signal.throwIfAborted();
      return { volume, ...(await volume.tryToUnlock(variants, signal).catch(asRefusal)) };
    });
    signal.throwIfAborted();
    const outcome: UnlockOutcome = { opened: [], refused: [] };
    for (const { volume, password, problem } of results) {
      if (password) {
        volume.passwords.push(password);
        volume.lockProblem = problem;
        outcome.opened.push(volume.id);
      }
      if (problem && problem.code !== 'Z61') outcome.refused.push({ volume: volume.id, problem });
    }
    this.#settle();
    return outcome;
  }
}

/** A file that went away keeps its volume locked, and no other. */
function asRefusal(error: unknown): { password: null; problem: Problem } {
  if (error instanceof ArchiveError) return { password: null, problem: error.problem };
  throw error;
}

const isFolder = ({ group }: Volume): boolean => group.kind === 'folder';

const isWaiting = ({ state, lockProblem }: Volume): boolean =>
  state === 'locked' || (state === 'open' && lockProblem !== null && lockProblem.code !== 'Z61');
