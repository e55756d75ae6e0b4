import type { ZipRun, ZipSource } from '../contract/reader.ts';
import type { Directory } from './directory.ts';
import type { EntryPaths } from './entry-paths.ts';
import { cipherName, type Survey } from './survey.ts';
import { cut, type EntryDetails, type RunOf, type VolumeEntries } from './volume-entries.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The entries of a zip. */
export class ZipEntries implements VolumeEntries {
  readonly kind = 'zip';
  readonly blob: Blob;
  readonly directory: Directory;
  readonly #paths: EntryPaths;
  readonly #survey: Survey;

  constructor(blob: Blob, directory: Directory, paths: EntryPaths, survey: Survey) {
    this.blob = blob;
    this.directory = directory;
    this.#paths = paths;
    this.#survey = survey;
  }

  get count(): number {
    return this.directory.count;
  }

  get files(): number {
    return this.#survey.files;
  }

  get locked(): number {
    return this.#survey.locked;
  }

  get encryption(): readonly string[] {
    return this.#survey.encryption;
  }

  get csv(): readonly number[] {
    return this.#survey.csv;
  }

  get fingerprint(): string {
    return this.directory.fingerprint;
  }

  get identity(): string {
    return `${this.directory.fingerprint} ${this.directory.head.join()}`;
  }

  path(index: number): string {
    return this.#paths.path(index);
  }

  isFolder(index: number): boolean {
    return this.#paths.isFolder(index);
  }

  sizes(index: number): { size: number; crc: number } {
    return this.directory.sizes(index);
  }

  details(index: number): EntryDetails {
    const { size, packedSize, encryption, modified } = this.directory.entry(index);
    return {
      bytes: size,
      packedBytes: packedSize,
      encryption: encryption === 'none' ? '' : cipherName(encryption),
      modified,
    };
  }

  source(index: number, passwords: readonly Bytes[]): ZipSource {
    const isEncrypted = this.directory.entry(index).encryption !== 'none';
    return {
      volume: this.blob,
      ...this.#place(index),
      passwords: isEncrypted ? [...passwords] : [],
    };
  }

  *runs(
    indexes: readonly number[],
    perRun: number,
    { firstId, passwords }: RunOf,
  ): Generator<ZipRun, void, undefined> {
    const ordered = [...indexes].sort(
      (a, b) => this.directory.offset(a) - this.directory.offset(b),
    );
    for (const some of cut(ordered, perRun)) {
      const entries = some.map((index) => ({ id: firstId + index, ...this.#place(index) }));
      yield { volume: this.blob, passwords: [...passwords], entries };
    }
  }

  #place(index: number): Pick<ZipSource, 'record' | 'offset' | 'end' | 'path'> {
    return {
      record: this.directory.record(index),
      offset: this.directory.offset(index),
      end: this.directory.end(index),
      path: this.path(index),
    };
  }
}
