import type { Problem } from '../contract/problems.ts';
import { RECORD_BYTES, SIGNATURE, u16, u32, viewOf } from './bytes.ts';
import { readEntry, type DirectoryEntry } from './directory-entry.ts';
import {
  isAscending,
  readPlace,
  scanDirectory,
  type DirectoryScan,
  type QuarantinedRecord,
} from './directory-scan.ts';
import { findEndRecord, type EndRecord } from './end-record.ts';
import { fileKind } from './file-kind.ts';
import { readBytes } from './read-bytes.ts';
import { sha256 } from './sha256.ts';

/** Either a directory, or the reason why there is none. Problems beside a directory are warnings. */
export type DirectoryResult =
  { directory: Directory; problems: readonly Problem[] } | { directory: null; problem: Problem };

/** The files that a volume holds, as its own bytes: 12 bytes of memory per entry beside them. */
export class Directory {
  /** Sound entries; records in quarantine are not among them. */
  readonly count: number;
  readonly quarantined: readonly QuarantinedRecord[];
  /** Hex SHA-256 of the volume's size, its directory and its end record. */
  readonly fingerprint: string;
  /**
   * The volume's first 512 bytes. Two archives of different content may have equal directories, for AES leaves
   * the checksums out; the salt of the first entry tells them apart.
   */
  readonly head: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly #offsets: Float64Array<ArrayBuffer>;
  readonly #ascending: Float64Array<ArrayBuffer>;
  readonly #entriesEnd: number;
  readonly #view: DataView;

  constructor(
    head: Uint8Array<ArrayBuffer>,
    bytes: Uint8Array<ArrayBuffer>,
    scan: DirectoryScan,
    entriesEnd: number,
    fingerprint: string,
  ) {
    this.head = head;
    this.bytes = bytes;
    this.#view = viewOf(bytes);
    this.starts = scan.starts;
    this.count = scan.starts.length;
    this.quarantined = scan.quarantined;
    this.fingerprint = fingerprint;
    this.#offsets = scan.offsets;
    this.#ascending = isAscending(scan.offsets) ? scan.offsets : scan.offsets.slice().sort();
    this.#entriesEnd = entriesEnd;
  }

  entry(index: number): DirectoryEntry {
    return readEntry(this.bytes, this.#start(index), this.#offsets[index] ?? 0);
  }

  /** Part of an entry, for listing many. */
  sizes(index: number): { size: number; crc: number } {
    const at = this.#start(index);
    const { size } = readPlace(this.#view, at);
    return { size, crc: u32(this.#view, at + 16) };
  }

  offset(index: number): number {
    this.#start(index);
    return this.#offsets[index] ?? 0;
  }

  /** Where the next entry, or the directory, begins. */
  end(index: number): number {
    const offset = this.offset(index);
    let low = 0;
    let high = this.#ascending.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ascending[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#ascending[low] ?? this.#entriesEnd;
  }

  /** A copy of the entry's record, as it stands. */
  record(index: number): Uint8Array<ArrayBuffer> {
    const at = this.#start(index);
    const view = this.#view;
    const length = RECORD_BYTES + u16(view, at + 28) + u16(view, at + 30) + u16(view, at + 32);
    return this.bytes.slice(at, at + length);
  }

  #start(index: number): number {
    const at = this.starts[index];
    if (at === undefined) throw new RangeError(`no entry ${index}`);
    return at;
  }
}

/** More disks than this are a damaged number, not a split archive. */
const MAX_DISKS = 1000;

/**
 * Reads a volume's directory: its first 512 bytes, its tail of at most 1 MiB, and the directory, nothing else.
 * `disks`: for a split archive, where each part begins in `volume`.
 */
export async function readDirectory(
  volume: Blob,
  name: string,
  disks: readonly number[] = [0],
): Promise<DirectoryResult> {
  if (volume.size === 0) return refused({ code: 'Z02', facts: { name } });
  const head = await readBytes(volume, name, 0, 512);
  const end = await findEndRecord(volume, name, disks);
  if (!end) return refused(noArchive(head, volume, name));
  const objection = await objectionTo(volume, name, head, end, disks);
  return objection ? refused(objection) : indexed(volume, name, head, end, disks);
}

async function objectionTo(
  volume: Blob,
  name: string,
  head: Uint8Array,
  end: EndRecord,
  disks: readonly number[],
): Promise<Problem | null> {
  if (end.directoryEncrypted) return { code: 'Z21', facts: { name } };
  if (isSplit(end, disks)) return partsMissing(end.disk, name);
  if (end.shift <= 0) return null;
  if (fileKind(head) !== 'unknown data') return noArchive(head, volume, name);
  if (!isLocalHeader(head) || (await endsArchive(volume, name, end))) return null;
  return { code: 'Z03', facts: { name, bytes: volume.size } };
}

const refused = (problem: Problem): DirectoryResult => ({ directory: null, problem });

const headSignature = (head: Uint8Array): number => (head.length < 4 ? 0 : u32(viewOf(head), 0));
const isLocalHeader = (head: Uint8Array): boolean => headSignature(head) === SIGNATURE.local;

function noArchive(head: Uint8Array, volume: Blob, name: string): Problem {
  const begun: readonly number[] = [SIGNATURE.local, SIGNATURE.split, SIGNATURE.splitOnce];
  if (begun.includes(headSignature(head))) {
    return { code: 'Z03', facts: { name, bytes: volume.size } };
  }
  return { code: 'Z01', facts: { name, looksLike: fileKind(head) } };
}

const isSplit = ({ disk }: EndRecord, disks: readonly number[]): boolean =>
  disk + 1 !== disks.length && (disks.length > 1 || (disk > 0 && disk < MAX_DISKS));

/** The names of all parts but the last; the one who knows which files there are takes those off the list. */
function partsMissing(disk: number, name: string): Problem {
  const stem = name.replace(/\.zip$/i, '');
  const missing = Array.from(
    { length: Math.min(disk, MAX_DISKS) },
    (_, index) => `${stem}.z${String(index + 1).padStart(2, '0')}`,
  );
  return { code: 'Z04', facts: { parts: disk + 1, missing } };
}

/** True when another whole archive ends right where this one begins: two were joined, none was cut. */
async function endsArchive(volume: Blob, name: string, { shift }: EndRecord): Promise<boolean> {
  return (await findEndRecord(volume.slice(0, shift), name, [0], 'at the end')) !== null;
}

async function indexed(
  volume: Blob,
  name: string,
  head: Uint8Array<ArrayBuffer>,
  end: EndRecord,
  disks: readonly number[],
): Promise<DirectoryResult> {
  const { fingerprint, bytes } = await readRecords(volume, name, end);
  const bounds = { count: end.count, shift: end.shift, disks, directoryStart: end.directoryStart };
  const scan = scanDirectory(bytes, bounds);
  if (scan.isOverlapping) return refused({ code: 'Z35', facts: { name } });
  const directory = new Directory(head, bytes, scan, end.directoryStart, fingerprint);
  return { directory, problems: warnings(volume, name, end, directory) };
}

/** The directory, and the fingerprint over size, directory and end record, from one read. */
async function readRecords(
  volume: Blob,
  name: string,
  { directoryStart, directoryEnd, end }: EndRecord,
): Promise<{ fingerprint: string; bytes: Uint8Array<ArrayBuffer> }> {
  const size = new Float64Array([volume.size]);
  const marked = new Blob([size, volume.slice(directoryStart, end)]);
  const all = await readBytes(marked, name, 0, marked.size);
  const fingerprint = await sha256(all);
  return { fingerprint, bytes: all.subarray(8, 8 + directoryEnd - directoryStart) };
}

function warnings(volume: Blob, name: string, end: EndRecord, directory: Directory): Problem[] {
  const problems: Problem[] = [];
  const found = directory.count + directory.quarantined.length;
  if (found === 0) problems.push({ code: 'Z62', facts: { name } });
  if (found !== end.count)
    problems.push({ code: 'Z33', facts: { entry: name, field: 'number of files' } });
  if (end.shift > 0)
    problems.push({ code: 'Z60', facts: { name, bytes: end.shift, where: 'before' } });
  const after = volume.size - end.end;
  if (after > 0) problems.push({ code: 'Z60', facts: { name, bytes: after, where: 'after' } });
  return problems;
}

export type { DirectoryEntry };
