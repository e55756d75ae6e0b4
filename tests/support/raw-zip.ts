import { crc32, deflateRawSync } from 'node:zlib';

/** An entry written field by field. What is not said is what an honest writer would write. */
export interface RawEntry {
  name: string | Uint8Array;
  data?: string | Uint8Array;
  /** 0 stored (default) or 8 deflated; any other number stores the bytes under that number. */
  method?: number;
  flags?: number;
  /** The name in the local header, where it differs. */
  localName?: string | Uint8Array;
  localFlags?: number;
  localMethod?: number;
  /** What both headers claim. */
  crc?: number;
  size?: number;
  packedSize?: number;
  /** What only the directory claims. */
  directorySize?: number;
  directoryPackedSize?: number;
  directoryCrc?: number;
  offset?: number;
  extra?: Uint8Array;
  localExtra?: Uint8Array;
  /** System that made it (0 FAT, 3 Unix, 10 NTFS); Unix by default. */
  host?: number;
  attributes?: number;
  disk?: number;
  /** Writes sizes and offset into a ZIP64 field. */
  zip64?: boolean;
}

export interface RawZipOptions {
  comment?: Uint8Array;
  /** Bytes before the archive, which its offsets leave out of account. */
  before?: Uint8Array;
  after?: Uint8Array;
  count?: number;
  zip64?: boolean;
  directoryOffset?: number;
  directorySize?: number;
  disk?: number;
}

/** A zip in one buffer. */
export function rawZip(
  entries: readonly RawEntry[],
  options: RawZipOptions = {},
): Uint8Array<ArrayBuffer> {
  const bodies: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = pack(entry);
    const local = localHeader(entry, packed);
    records.push(directoryRecord(entry, packed, entry.offset ?? offset));
    bodies.push(local, packed.bytes);
    offset += local.length + packed.bytes.length;
  }
  const directory = Buffer.concat(records);
  const end = endRecord(entries.length, offset, directory.length, options);
  const none = new Uint8Array();
  const { before = none, after = none } = options;
  return Uint8Array.from(Buffer.concat([before, ...bodies, directory, end, after]));
}

interface Packed {
  bytes: Buffer;
  crc: number;
  size: number;
  packedSize: number;
}

const asBytes = (text: string | Uint8Array): Buffer => Buffer.from(text as string);

function pack(entry: RawEntry): Packed {
  const data = asBytes(entry.data ?? '');
  const bytes = entry.method === 8 ? deflateRawSync(data) : data;
  return {
    bytes,
    crc: entry.crc ?? crc32(data),
    size: entry.size ?? data.length,
    packedSize: entry.packedSize ?? bytes.length,
  };
}

function localHeader(entry: RawEntry, packed: Packed): Buffer {
  const name = asBytes(entry.localName ?? entry.name);
  const extra = entry.localExtra ?? entry.extra ?? new Uint8Array();
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(entry.localFlags ?? entry.flags ?? 0, 6);
  header.writeUInt16LE(entry.localMethod ?? entry.method ?? 0, 8);
  writeStamp(header, 10);
  header.writeUInt32LE(packed.crc, 14);
  header.writeUInt32LE(packed.packedSize, 18);
  header.writeUInt32LE(packed.size, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

/** A full value says that the real one is in the ZIP64 field. */
const FULL = 0xffff_ffff;

const HONEST = { flags: 0, method: 0, host: 3, attributes: 0, disk: 0, zip64: false };

function directoryRecord(entry: RawEntry, packed: Packed, offset: number): Buffer {
  const { flags, method, host, attributes, disk, zip64 } = { ...HONEST, ...entry };
  const name = asBytes(entry.name);
  const size = entry.directorySize ?? packed.size;
  const packedSize = entry.directoryPackedSize ?? packed.packedSize;
  const fields = [zip64 ? zip64Field(size, packedSize, offset) : '', entry.extra ?? ''];
  const extra = Buffer.concat(fields.map(asBytes));
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE((host << 8) | 20, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  writeStamp(record, 12);
  record.writeUInt32LE(entry.directoryCrc ?? packed.crc, 16);
  record.writeUInt32LE(zip64 ? FULL : packedSize, 20);
  record.writeUInt32LE(zip64 ? FULL : size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt16LE(disk, 34);
  record.writeUInt32LE(attributes, 38);
  record.writeUInt32LE(zip64 ? FULL : offset, 42);
  return Buffer.concat([record, name, extra]);
}

/** 2024-02-29 13:14:16 */
function writeStamp(header: Buffer, at: number): void {
  header.writeUInt16LE((13 << 11) | (14 << 5) | 8, at);
  header.writeUInt16LE((44 << 9) | (2 << 5) | 29, at + 2);
}

export function extraField(tag: number, bytes: Uint8Array): Uint8Array {
  const field = Buffer.alloc(4);
  field.writeUInt16LE(tag, 0);
  field.writeUInt16LE(bytes.length, 2);
  return Buffer.concat([field, bytes]);
}

export function zip64Field(...values: readonly (number | bigint)[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, at) => bytes.writeBigUInt64LE(BigInt(value), at * 8));
  return extraField(1, bytes);
}

function endRecord(count: number, offset: number, size: number, options: RawZipOptions): Buffer {
  const { disk, comment, zip64, ...told } = {
    ...{ disk: 0, comment: '', zip64: false, count, directorySize: size, directoryOffset: offset },
    ...options,
  };
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(disk, 4);
  end.writeUInt16LE(disk, 6);
  end.writeUInt16LE(zip64 ? 0xffff : told.count & 0xffff, 8);
  end.writeUInt16LE(zip64 ? 0xffff : told.count & 0xffff, 10);
  end.writeUInt32LE(zip64 ? FULL : told.directorySize, 12);
  end.writeUInt32LE(zip64 ? FULL : told.directoryOffset, 16);
  end.writeUInt16LE(comment.length, 20);
  const large = zip64 ? end64(told.count, offset, size) : Buffer.alloc(0);
  return Buffer.concat([large, end, asBytes(comment)]);
}

function end64(count: number, offset: number, size: number): Buffer {
  const bytes = Buffer.alloc(76);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeUInt16LE(45, 12);
  bytes.writeUInt16LE(45, 14);
  bytes.writeBigUInt64LE(BigInt(count), 24);
  bytes.writeBigUInt64LE(BigInt(count), 32);
  bytes.writeBigUInt64LE(BigInt(size), 40);
  bytes.writeBigUInt64LE(BigInt(offset), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(offset + size), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}
