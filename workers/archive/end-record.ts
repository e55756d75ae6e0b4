import {
  END64_BYTES,
  END_BYTES,
  LOCATOR64_BYTES,
  SIGNATURE,
  u16,
  u32,
  u64,
  viewOf,
} from './bytes.ts';
import { readBytes } from './read-bytes.ts';

/** The record that ends a zip, ZIP64 values taken in, and where the directory before it lies. */
export interface EndRecord {
  /** Offset of the first byte after the record and its comment. */
  end: number;
  /** Highest disk number; 0 for an archive in one piece. */
  disk: number;
  /** Entries the record says there are; wrapped at 65,536 when there is no ZIP64 record. */
  count: number;
  zip64: boolean;
  directoryStart: number;
  directoryEnd: number;
  /** Bytes put before the archive: to be added to every offset it names. */
  shift: number;
  directoryEncrypted: boolean;
}

/** A refusal must not read more than 1 MiB of a file of any size (hazards.md G4). */
const MAX_TAIL = (1 << 20) - 4096;
const COMMON_TAIL = 65_535 + END_BYTES + LOCATOR64_BYTES + END64_BYTES;
/** A comment may hold thousands of forged end records; no honest one holds many. */
const MAX_CANDIDATES = 200;

interface Tail {
  volume: Blob;
  name: string;
  start: number;
  view: DataView;
  disks: readonly number[];
}

/**
 * Finds the end record of the outermost archive. Of the records whose comment reaches the end of the file, the
 * first one counts, for it holds the others in its comment; if there is none, data was appended, and the last counts.
 */
export async function findEndRecord(
  volume: Blob,
  name: string,
  disks: readonly number[],
  where: 'at the end' | 'near the end' = 'near the end',
): Promise<EndRecord | null> {
  let tail = await readTail({ volume, name, disks }, COMMON_TAIL);
  const reaching = candidates(tail).filter((at) => commentEnd(tail, at) === volume.size);
  const outermost = await firstSound(tail, reaching);
  if (outermost || where === 'at the end') return outermost;
  if (tail.start > 0) tail = await readTail({ volume, name, disks }, MAX_TAIL - COMMON_TAIL);
  const followed = candidates(tail).filter((at) => commentEnd(tail, at) < volume.size);
  return firstSound(tail, followed.reverse());
}

async function readTail(source: Omit<Tail, 'start' | 'view'>, length: number): Promise<Tail> {
  const { volume, name } = source;
  const start = Math.max(0, volume.size - length);
  return { ...source, start, view: viewOf(await readBytes(volume, name, start, volume.size)) };
}

function candidates({ view, start }: Tail): number[] {
  const found: number[] = [];
  for (let at = 0; at + END_BYTES <= view.byteLength; at++) {
    if (view.getUint8(at) === 0x50 && u32(view, at) === SIGNATURE.end) found.push(start + at);
  }
  return found;
}

function commentEnd({ view, start }: Tail, at: number): number {
  return at + END_BYTES + u16(view, at - start + 20);
}

async function firstSound(tail: Tail, places: readonly number[]): Promise<EndRecord | null> {
  let empty: EndRecord | null = null;
  for (const at of places.slice(0, MAX_CANDIDATES)) {
    const record = await readEndRecord(tail, at);
    if (!record) continue;
    if (record.directoryEnd > record.directoryStart) return record;
    empty ??= record;
  }
  return empty;
}

interface Told {
  disk: number;
  directoryDisk: number;
  count: number;
  size: number;
  offset: number;
}

async function readEndRecord(tail: Tail, at: number): Promise<EndRecord | null> {
  const { view } = tail;
  const local = at - tail.start;
  const told: Told = {
    disk: u16(view, local + 4),
    directoryDisk: u16(view, local + 6),
    count: u16(view, local + 10),
    size: u32(view, local + 12),
    offset: u32(view, local + 16),
  };
  const larger = await readEnd64(tail, at);
  const real = larger?.told ?? told;
  const directoryEnd = larger?.at ?? at;
  const place = await placeDirectory(tail, real, directoryEnd);
  if (!place) return null;
  return {
    end: commentEnd(tail, at),
    disk: real.disk,
    count: real.count,
    zip64: larger !== null,
    directoryEnd,
    ...place,
  };
}

/** The ZIP64 end record: where the locator says, or, with bytes put before the archive, right before the locator. */
async function readEnd64(tail: Tail, at: number): Promise<{ told: Told; at: number } | null> {
  const { volume, name, disks } = tail;
  const locatorAt = at - LOCATOR64_BYTES;
  if (locatorAt < 0) return null;
  const locator = viewOf(await readBytes(volume, name, locatorAt, at));
  if (u32(locator, 0) !== SIGNATURE.locator64) return null;
  const named = (disks[u32(locator, 4)] ?? 0) + u64(locator, 8);
  for (const start of new Set([named, locatorAt - END64_BYTES])) {
    if (!(start >= 0 && start + END64_BYTES <= locatorAt)) continue;
    const view = viewOf(await readBytes(volume, name, start, start + END64_BYTES));
    if (u32(view, 0) === SIGNATURE.end64) return { told: told64(view), at: start };
  }
  return null;
}

function told64(view: DataView): Told {
  return {
    disk: u32(view, 16),
    directoryDisk: u32(view, 20),
    count: u64(view, 32),
    size: u64(view, 40),
    offset: u64(view, 48),
  };
}

type Place = Pick<EndRecord, 'directoryStart' | 'shift' | 'directoryEncrypted'>;

/** The directory is where it ends right before the end record; failing that, where the record says it begins. */
async function placeDirectory(tail: Tail, told: Told, end: number): Promise<Place | null> {
  const { disks } = tail;
  const named = (disks[told.directoryDisk] ?? 0) + told.offset;
  if (told.size === 0 && told.count === 0) {
    if (!(named <= end)) return null;
    return { directoryStart: end, shift: end - named, directoryEncrypted: false };
  }
  const reckoned = end - told.size;
  for (const start of new Set([reckoned, named])) {
    const signature = await signatureAt(tail, start, end);
    if (signature !== SIGNATURE.directory && signature !== SIGNATURE.archiveExtra) continue;
    const directoryEncrypted = signature === SIGNATURE.archiveExtra;
    return { directoryStart: start, shift: await shiftOf(tail, start, named), directoryEncrypted };
  }
  return null;
}

/** A wrong size in the end record must not move the entries: their local headers decide. */
async function shiftOf(tail: Tail, start: number, named: number): Promise<number> {
  if (start === named) return 0;
  const record = viewOf(await readBytes(tail.volume, tail.name, start, start + 46));
  if (record.byteLength < 46) return start - named;
  const offset = (tail.disks[u16(record, 34)] ?? 0) + u32(record, 42);
  const asNamed = await signatureAt(tail, offset, tail.volume.size);
  const shifted = await signatureAt(tail, offset + start - named, tail.volume.size);
  return asNamed === SIGNATURE.local && shifted !== SIGNATURE.local ? 0 : start - named;
}

async function signatureAt({ volume, name }: Tail, at: number, end: number): Promise<number> {
  if (!(at >= 0 && at + 4 <= end)) return 0;
  return u32(viewOf(await readBytes(volume, name, at, at + 4)), 0);
}
