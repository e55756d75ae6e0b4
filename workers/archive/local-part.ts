import type { ZipPlace } from '../contract/reader.ts';
import { findExtra, LOCAL_BYTES, RECORD_BYTES, SIGNATURE, u16, u32, u64, viewOf } from './bytes.ts';
import { FLAG, METHOD, readCipher, type DirectoryEntry } from './directory-entry.ts';
import { readPlace } from './directory-scan.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One entry as its record and its local header agree on it, with its packed bytes. */
export interface LocalPart {
  method: number;
  encryption: DirectoryEntry['encryption'];
  crc: number;
  size: number;
  /** What ZipCrypto's last header byte must decrypt to. */
  check: number;
  /** AES AE-2: the checksum is left out. */
  hasCrc: boolean;
  packed: Bytes;
}

const DESCRIPTOR = 1 << 3;
/** Encrypted, the compression level, sizes behind the content, names in UTF-8. */
const PLAIN_FLAGS = FLAG.encrypted | 0b110 | DESCRIPTOR | FLAG.utf8;
const AES_TAG = 0x9901;
const AES_VERSIONS: readonly number[] = [1, 2];
const FULL = 0xffff_ffff;

/**
 * The packed bytes of an entry in `bytes`, which begin at its local header and end where the next entry begins.
 * Null on whatever is not as an honest writer writes it: `entryBytes` then tells what it is.
 */
export function localPart({ record }: ZipPlace, bytes: Bytes): LocalPart | null {
  const [told, local] = [viewOf(record), viewOf(bytes)];
  if (bytes.length < LOCAL_BYTES || !isSameHeader(told, local)) return null;
  const nameLength = u16(told, 28);
  const dataAt = LOCAL_BYTES + nameLength + u16(local, 28);
  const { size, packedSize } = readPlace(told, 0);
  const dataEnd = dataAt + packedSize;
  if (!Number.isSafeInteger(size) || !(dataEnd <= bytes.length)) return null;
  for (let at = 0; at < nameLength; at++) {
    if (record[RECORD_BYTES + at] !== bytes[LOCAL_BYTES + at]) return null;
  }
  const crc = u32(told, 16);
  const sums: Sums = { crc, packedSize, size };
  if (!agreesOnSums(local, dataAt, dataEnd, sums)) return null;
  const aes = sameAes(told, local, dataAt);
  if (aes === 'differs') return null;
  return {
    ...readCipher(told, 0),
    crc,
    size,
    check: (u16(told, 8) & DESCRIPTOR) !== 0 ? u16(told, 12) >> 8 : crc >>> 24,
    hasCrc: aes !== 2,
    packed: bytes.subarray(dataAt, dataEnd),
  };
}

interface Sums {
  crc: number;
  packedSize: number;
  size: number;
}

/** Signature, flags, method, time and length of name. */
function isSameHeader(told: DataView, local: DataView): boolean {
  const flags = u16(told, 8);
  return (
    u32(local, 0) === SIGNATURE.local &&
    (flags & ~PLAIN_FLAGS) === 0 &&
    u16(local, 6) === flags &&
    u16(local, 8) === u16(told, 10) &&
    u32(local, 10) === u32(told, 12) &&
    u16(local, 26) === u16(told, 28)
  );
}

/** Checksum and sizes stand in the local header, or behind the content where a flag says so. */
function agreesOnSums(local: DataView, dataAt: number, dataEnd: number, sums: Sums): boolean {
  if ((u16(local, 6) & DESCRIPTOR) !== 0) return hasDescriptor(local, dataEnd, sums);
  if (u32(local, 14) !== sums.crc) return false;
  const told = localSizes(local, dataAt);
  return told?.packedSize === sums.packedSize && told.size === sums.size;
}

/** Writers that do not know the sizes beforehand have them in a ZIP64 field, the unpacked one first. */
function localSizes(local: DataView, dataAt: number): Omit<Sums, 'crc'> | null {
  const [packedSize, size] = [u32(local, 18), u32(local, 22)];
  if (packedSize !== FULL && size !== FULL) return { packedSize, size };
  const zip64 = findExtra(local, LOCAL_BYTES + u16(local, 26), dataAt, 1);
  if (!zip64 || zip64.length < 16 || packedSize !== size) return null;
  return { size: u64(local, zip64.at), packedSize: u64(local, zip64.at + 8) };
}

/** With or without a signature, with sizes of 4 or 8 bytes. */
function hasDescriptor(local: DataView, at: number, sums: Sums): boolean {
  const isSum = (from: number, wide: boolean): boolean => {
    if (from + (wide ? 20 : 12) > local.byteLength || u32(local, from) !== sums.crc) return false;
    const [packedSize, size] = wide
      ? [u64(local, from + 4), u64(local, from + 12)]
      : [u32(local, from + 4), u32(local, from + 8)];
    return packedSize === sums.packedSize && size === sums.size;
  };
  const isSigned = at + 4 <= local.byteLength && u32(local, at) === SIGNATURE.split;
  return isSigned
    ? isSum(at + 4, false) || isSum(at + 4, true)
    : isSum(at, false) || isSum(at, true);
}

/** The version of the AES field, 0 for none; it must be the same in both headers. */
function sameAes(told: DataView, local: DataView, dataAt: number): number | 'differs' {
  const extraAt = RECORD_BYTES + u16(told, 28);
  const a = findExtra(told, extraAt, extraAt + u16(told, 30), AES_TAG);
  const b = findExtra(local, LOCAL_BYTES + u16(local, 26), dataAt, AES_TAG);
  if (u16(told, 10) !== METHOD.aes) return a || b ? 'differs' : 0;
  if (a?.length !== 7 || b?.length !== 7 || !isSame(told, a.at, local, b.at)) return 'differs';
  const version = u16(told, a.at);
  return AES_VERSIONS.includes(version) ? version : 'differs';
}

/** Seven bytes of one header, and of the other. */
function isSame(a: DataView, aAt: number, b: DataView, bAt: number): boolean {
  for (let at = 0; at < 7; at++) {
    if (a.getUint8(aAt + at) !== b.getUint8(bAt + at)) return false;
  }
  return true;
}
