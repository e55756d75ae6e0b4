import type { ZipSource } from '../contract/reader.ts';
import {
  END64_BYTES,
  END_BYTES,
  findExtra,
  LOCATOR64_BYTES,
  RECORD_BYTES,
  SIGNATURE,
  u16,
  u32,
  viewOf,
} from './bytes.ts';

const FULL = 0xffff_ffff;

/** A whole zip that holds this one entry: a slice of the volume, nothing copied, and a directory of its own. */
export function oneEntryZip({ volume, record, offset, end }: ZipSource): Blob {
  const local = volume.slice(offset, end);
  return new Blob([local, atStart(record), endRecords(local.size, record.length)]);
}

/** The entry's record, with its local header at offset 0 of disk 0. */
function atStart(record: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = record.slice();
  const view = viewOf(copy);
  const extraAt = RECORD_BYTES + u16(view, 28);
  const zip64 = findExtra(view, extraAt, extraAt + u16(view, 30), 1);
  let next = zip64?.at ?? 0;
  for (const at of [24, 20]) if (u32(view, at) === FULL) next += 8;
  if (zip64 && u32(view, 42) === FULL) {
    view.setBigUint64(next, 0n, true);
    next += 8;
  } else {
    view.setUint32(42, 0, true);
  }
  if (zip64 && u16(view, 34) === 0xffff) view.setUint32(next, 0, true);
  else view.setUint16(34, 0, true);
  return copy;
}

function endRecords(start: number, size: number): Uint8Array<ArrayBuffer> {
  const isLarge = start >= FULL;
  const at = isLarge ? END64_BYTES + LOCATOR64_BYTES : 0;
  const bytes = new Uint8Array(at + END_BYTES);
  const view = viewOf(bytes);
  if (isLarge) writeEnd64(view, start, size);
  view.setUint32(at, SIGNATURE.end, true);
  view.setUint16(at + 8, 1, true);
  view.setUint16(at + 10, 1, true);
  view.setUint32(at + 12, size, true);
  view.setUint32(at + 16, isLarge ? FULL : start, true);
  return bytes;
}

function writeEnd64(view: DataView, start: number, size: number): void {
  view.setUint32(0, SIGNATURE.end64, true);
  view.setBigUint64(4, BigInt(END64_BYTES - 12), true);
  view.setUint16(12, 45, true);
  view.setUint16(14, 45, true);
  view.setBigUint64(24, 1n, true);
  view.setBigUint64(32, 1n, true);
  view.setBigUint64(40, BigInt(size), true);
  view.setBigUint64(48, BigInt(start), true);
  view.setUint32(END64_BYTES, SIGNATURE.locator64, true);
  view.setBigUint64(END64_BYTES + 8, BigInt(start + size), true);
  view.setUint32(END64_BYTES + 16, 1, true);
}
