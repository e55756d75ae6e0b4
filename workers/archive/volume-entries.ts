import type { EntryRun, EntrySource } from '../contract/reader.ts';

/** What is told of one file before it is read. */
export interface EntryDetails {
  bytes: number;
  packedBytes: number;
  /** As told to a person; empty for none. */
  encryption: string;
  /** `YYYY-MM-DD HH:MM:SS`, no zone; empty where nothing tells. */
  modified: string;
}

/** The files of one volume by index: what a zip's directory lists, or what lies below a folder. */
export interface VolumeEntries {
  readonly kind: 'zip' | 'folder';
  readonly count: number;
  /** Folders are not counted. */
  readonly files: number;
  /** Files that a password is needed for, and that can be read with one. */
  readonly locked: number;
  /** As told to a person. */
  readonly encryption: readonly string[];
  /** Indexes of the files that may be tables, by their names. */
  readonly csv: readonly number[];
  /** Hex SHA-256 of what tells it from others without reading its content. */
  readonly fingerprint: string;
  /** The same for the same volume alone. */
  readonly identity: string;
  path(index: number): string;
  isFolder(index: number): boolean;
  sizes(index: number): { size: number; crc: number };
  details(index: number): EntryDetails;
  source(index: number, passwords: readonly Uint8Array<ArrayBuffer>[]): EntrySource;
  /** These files in runs of at most `perRun`, in the order in which they lie, each made when it is asked for; their ids begin at `firstId`. */
  runs(indexes: readonly number[], perRun: number, volume: RunOf): Iterable<EntryRun>;
}

export interface RunOf {
  firstId: number;
  passwords: readonly Uint8Array<ArrayBuffer>[];
}

/** Pieces of a list, each of at most this length. */
export function cut<One>(list: readonly One[], length: number): One[][] {
  const pieces: One[][] = [];
  for (let at = 0; at < list.length; at += length) pieces.push(list.slice(at, at + length));
  return pieces;
}
