import { findExtra, RECORD_BYTES, u16, u32, viewOf } from './bytes.ts';
import { readPlace } from './directory-scan.ts';

export type Encryption =
  'none' | 'AES-128' | 'AES-192' | 'AES-256' | 'ZipCrypto' | 'strong' | 'unknown';

/** One record of a directory, decoded. */
export interface DirectoryEntry {
  flags: number;
  /** How the content is compressed, below any encryption. */
  method: number;
  encryption: Encryption;
  /** 0 where AES AE-2 leaves it out. */
  crc: number;
  size: number;
  packedSize: number;
  /** Offset of its local header in the volume. */
  offset: number;
  rawName: Uint8Array<ArrayBuffer>;
  extra: Uint8Array<ArrayBuffer>;
  /** The system whose ways the name follows: 0 FAT, 3 Unix, 10 NTFS, … */
  host: number;
  /** `YYYY-MM-DD HH:MM:SS` as the archive has it, no zone; empty when it makes no sense. */
  modified: string;
  isLink: boolean;
}

export const FLAG = { encrypted: 1, strong: 1 << 6, utf8: 1 << 11, masked: 1 << 13 } as const;
export const METHOD = { stored: 0, deflated: 8, deflate64: 9, aes: 99 } as const;

const AES_TAG = 0x9901;
const AES_STRENGTHS: readonly Encryption[] = ['unknown', 'AES-128', 'AES-192', 'AES-256'];

/** Decodes the record that stands at `at` of a directory; `offset` is where its local header really lies. */
export function readEntry(
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
  offset: number,
): DirectoryEntry {
  const view = viewOf(bytes);
  const nameAt = at + RECORD_BYTES;
  const extraAt = nameAt + u16(view, at + 28);
  const extraEnd = extraAt + u16(view, at + 30);
  const { size, packedSize } = readPlace(view, at);
  const rawName = bytes.subarray(nameAt, extraAt);
  return {
    flags: u16(view, at + 8),
    ...readCipher(view, at),
    crc: u32(view, at + 16),
    size,
    packedSize,
    offset,
    rawName,
    extra: bytes.subarray(extraAt, extraEnd),
    host: u16(view, at + 4) >> 8,
    modified: readStamp(view, at),
    isLink: u16(view, at + 4) >> 8 === 3 && u32(view, at + 38) >>> 28 === 0o12,
  };
}

/** Also used alone, where an entry need not be decoded whole. */
export function readCipher(
  view: DataView,
  at: number,
): Pick<DirectoryEntry, 'method' | 'encryption'> {
  const flags = u16(view, at + 8);
  const method = u16(view, at + 10);
  if (method === METHOD.aes) return readAes(view, at);
  if ((flags & FLAG.encrypted) === 0) return { method, encryption: 'none' };
  return { method, encryption: (flags & FLAG.strong) !== 0 ? 'strong' : 'ZipCrypto' };
}

function readAes(view: DataView, at: number): Pick<DirectoryEntry, 'method' | 'encryption'> {
  const extraAt = at + RECORD_BYTES + u16(view, at + 28);
  const field = findExtra(view, extraAt, extraAt + u16(view, at + 30), AES_TAG);
  if (!field || field.length < 7) return { method: METHOD.aes, encryption: 'unknown' };
  const strength = view.getUint8(field.at + 4);
  return { method: u16(view, field.at + 5), encryption: AES_STRENGTHS[strength] ?? 'unknown' };
}

function readStamp(view: DataView, at: number): string {
  const time = u16(view, at + 12);
  const date = u16(view, at + 14);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)}`;
  const clock = `${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`;
  return STAMP.test(`${day} ${clock}`) ? `${day} ${clock}` : '';
}

const STAMP = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3])(:[0-5]\d){2}$/;

const METHOD_NAMES: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  10: 'PKWARE Implode',
  12: 'bzip2',
  14: 'LZMA',
  20: 'Zstandard',
  93: 'Zstandard',
  94: 'MP3',
  95: 'XZ',
  96: 'JPEG',
  97: 'WavPack',
  98: 'PPMd',
};

export function methodName(method: number): string {
  return METHOD_NAMES[method] ?? `method ${method}`;
}

export function isReadableMethod(method: number): boolean {
  return method === METHOD.stored || method === METHOD.deflated || method === METHOD.deflate64;
}
