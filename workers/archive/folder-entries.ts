import type { FileSource, FolderRun } from '../contract/reader.ts';
import type { SourceFile } from '../contract/values.ts';
import { compareText } from './compare-text.ts';
import { safePath } from './safe-path.ts';
import { sha256 } from './sha256.ts';
import { cut, type EntryDetails, type RunOf, type VolumeEntries } from './volume-entries.ts';

/** The files of a folder that is already unzipped, in the order of their paths. */
export class FolderEntries implements VolumeEntries {
  readonly kind = 'folder';
  readonly locked = 0;
  readonly encryption: readonly string[] = [];
  readonly csv: readonly number[];
  /** Of every path and size: what is in the files is not part of it. */
  readonly fingerprint: string;
  readonly #files: readonly FileSource[];

  private constructor(files: readonly FileSource[], fingerprint: string) {
    this.#files = files;
    this.fingerprint = fingerprint;
    this.csv = files.flatMap(({ path }, index) =>
      /[^/]\.(?:csv|tsv|tab)$/i.test(path) ? [index] : [],
    );
  }

  static async of(files: readonly SourceFile[]): Promise<FolderEntries> {
    const listed = files
      .map(({ path, file }) => ({ path: safePath(path, false).path, file, bytes: file.size }))
      .sort((a, b) => compareText(a.path, b.path));
    const list = listed.map(({ path, bytes }) => `${path}\0${bytes}\n`).join('');
    return new FolderEntries(listed, await sha256(new TextEncoder().encode(list)));
  }

  get count(): number {
    return this.#files.length;
  }

  get files(): number {
    return this.#files.length;
  }

  get identity(): string {
    return this.fingerprint;
  }

  path(index: number): string {
    return this.source(index).path;
  }

  isFolder(): boolean {
    return false;
  }

  sizes(index: number): { size: number; crc: number } {
    return { size: this.source(index).bytes, crc: 0 };
  }

  details(index: number): EntryDetails {
    const { bytes, file } = this.source(index);
    return { bytes, packedBytes: bytes, encryption: '', modified: stamp(file.lastModified) };
  }

  source(index: number): FileSource {
    const source = this.#files[index];
    if (!source) throw new RangeError(`no file ${index}`);
    return source;
  }

  *runs(
    indexes: readonly number[],
    perRun: number,
    { firstId }: RunOf,
  ): Generator<FolderRun, void, undefined> {
    const ordered = [...indexes].sort((a, b) => a - b);
    for (const some of cut(ordered, perRun)) {
      yield { files: some.map((index) => ({ id: firstId + index, ...this.source(index) })) };
    }
  }
}

/** By the clock of this device, as unzip programs set it. */
function stamp(milliseconds: number): string {
  const time = new Date(milliseconds);
  if (milliseconds <= 0 || Number.isNaN(time.getTime())) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return `${day} ${clock}`;
}
