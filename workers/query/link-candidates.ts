import type { LinkMethod } from '../contract/values.ts';

/** A file of the backup that a list may name. */
export interface StoredFile {
  /** Entry id. */
  id: number;
  path: string;
  /** The last part of the path. */
  name: string;
  bytes: number;
  /** The name of its volume, and whether that volume is open. */
  volume: string;
  readable: boolean;
}

/** The file a row was matched to. */
export interface Link {
  entry: number;
  method: LinkMethod;
  /** More than one file fits as well. */
  ambiguous: boolean;
  bytes: number;
  volume: string;
  readable: boolean;
}

const METHODS: readonly LinkMethod[] = [
  'exact',
  'path',
  'folded',
  'mangled',
  'key-stamp',
  'key-fuzzy',
  'key-prefix',
];

const READABLE = 2;
const FREE = 1;

/** The best file for each row so far, in typed arrays: rows are counted from 0 as they were read. */
export class Candidates {
  readonly #entry: Float64Array;
  /** 0 for none; otherwise 1 + READABLE and FREE as they apply. */
  readonly #grade: Uint8Array;
  /** Files that are as good, up to 255. */
  readonly #count: Uint8Array;
  readonly #method: Uint8Array;
  readonly #bytes: Float64Array;
  readonly #volume: Uint16Array;
  readonly #volumes: string[] = [];
  readonly #taken = new Set<number>();

  constructor(rows: number) {
    this.#entry = new Float64Array(rows);
    this.#grade = new Uint8Array(rows);
    this.#count = new Uint8Array(rows);
    this.#method = new Uint8Array(rows);
    this.#bytes = new Float64Array(rows);
    this.#volume = new Uint16Array(rows);
  }

  /** A file that fits a row: a readable one before others, then one that no better way took; then the first. */
  offer(row: number, file: StoredFile, method: LinkMethod): void {
    const grade = 1 + (file.readable ? READABLE : 0) + (this.isTaken(file.id) ? 0 : FREE);
    const best = this.#grade[row] ?? 0;
    if (grade < best) return;
    if (grade === best) this.doubt(row);
    else this.#put(row, file, grade, method);
  }

  /** Another file, or another row, fits as well. */
  doubt(row: number): void {
    this.#count[row] = Math.min(255, (this.#count[row] ?? 0) + 1);
  }

  /** Puts a file that was found in a surer way in the place of what there was. */
  replace(row: number, file: StoredFile, method: LinkMethod): void {
    this.#put(row, file, 1 + (file.readable ? READABLE : 0) + FREE, method);
  }

  /** Ends a way of matching: files that it found are taken. */
  settle(): void {
    this.#grade.forEach((grade, row) => {
      if (grade > 0) this.#taken.add(this.#entry[row] ?? 0);
    });
  }

  isTaken(entry: number): boolean {
    return this.#taken.has(entry);
  }

  has(row: number): boolean {
    return (this.#grade[row] ?? 0) > 0;
  }

  isAmbiguous(row: number): boolean {
    return (this.#count[row] ?? 0) > 1;
  }

  link(row: number): Link | null {
    if (!this.has(row)) return null;
    return {
      entry: this.#entry[row] ?? 0,
      method: METHODS[this.#method[row] ?? 0] ?? 'exact',
      ambiguous: this.isAmbiguous(row),
      bytes: this.#bytes[row] ?? 0,
      volume: this.#volumes[this.#volume[row] ?? 0] ?? '',
      readable: (((this.#grade[row] ?? 0) - 1) & READABLE) > 0,
    };
  }

  #put(row: number, { id, bytes, volume }: StoredFile, grade: number, method: LinkMethod): void {
    this.#entry[row] = id;
    this.#grade[row] = grade;
    this.#count[row] = 1;
    this.#method[row] = METHODS.indexOf(method);
    this.#bytes[row] = bytes;
    this.#volume[row] = this.#volumeIndex(volume);
  }

  #volumeIndex(name: string): number {
    const known = this.#volumes.indexOf(name);
    return known >= 0 ? known : this.#volumes.push(name) - 1;
  }
}
