import { findExtra, LOCAL_BYTES, RECORD_BYTES, SIGNATURE, u16, u32, u64, viewOf } from './bytes.ts';

/** Why a directory record is kept out of the index, and where it stands in the directory. */
export interface QuarantinedRecord {
  code: 'Z33' | 'Z34';
  field: string;
  /** Offset of the record in the directory. */
  at: number;
  rawName: Uint8Array<ArrayBuffer>;
}

/** The sound records of a directory: where each stands, and where its local header lies in the volume. */
export interface DirectoryScan {
  starts: Uint32Array<ArrayBuffer>;
  offsets: Float64Array<ArrayBuffer>;
  quarantined: QuarantinedRecord[];
  /** Records claim bytes of each other, in a way that no single damaged one explains. */
  isOverlapping: boolean;
}

export interface ScanBounds {
  count: number;
  shift: number;
  disks: readonly number[];
  /** Entries lie before the directory. */
  directoryStart: number;
}

/** The sizes and place that one record gives, its ZIP64 field taken in. Values that make no sense are NaN. */
export interface RecordPlace {
  size: number;
  packedSize: number;
  offset: number;
  disk: number;
}

/** Reads the place in a record; a saturated value that no ZIP64 field tells is NaN. */
export function readPlace(view: DataView, at: number): RecordPlace {
  const place: RecordPlace = {
    size: u32(view, at + 24),
    packedSize: u32(view, at + 20),
    offset: u32(view, at + 42),
    disk: u16(view, at + 34),
  };
  const isPlain =
    place.size !== 0xffffffff && place.packedSize !== 0xffffffff && place.offset !== 0xffffffff;
  if (isPlain && place.disk !== 0xffff) return place;
  return readZip64(view, at, place);
}

/** The field holds, in this order, only the values that are saturated in the record. */
function readZip64(view: DataView, at: number, place: RecordPlace): RecordPlace {
  const extraAt = at + RECORD_BYTES + u16(view, at + 28);
  const field = findExtra(view, extraAt, extraAt + u16(view, at + 30), 1);
  const end = field ? field.at + field.length : 0;
  let next = field?.at ?? 0;
  const large = (value: number): number => {
    if (value !== 0xffffffff) return value;
    if (next + 8 > end) return NaN;
    next += 8;
    return u64(view, next - 8);
  };
  const size = large(place.size);
  const packedSize = large(place.packedSize);
  const offset = large(place.offset);
  const disk = place.disk === 0xffff && next + 4 <= end ? u32(view, next) : place.disk;
  return { size, packedSize, offset, disk };
}

/** Walks a directory record by record. After a damaged one it goes on at the next signature. */
export function scanDirectory(bytes: Uint8Array<ArrayBuffer>, bounds: ScanBounds): DirectoryScan {
  const view = viewOf(bytes);
  const room = Math.floor(bytes.length / RECORD_BYTES);
  const scan: DirectoryScan = {
    starts: new Uint32Array(room),
    offsets: new Float64Array(room),
    quarantined: [],
    isOverlapping: false,
  };
  let sound = 0;
  for (let at = 0; at + RECORD_BYTES <= bytes.length;) {
    const signature = u32(view, at);
    if (signature === SIGNATURE.digitalSignature) break;
    const next = recordEnd(view, at);
    const isLast = sound + 1 === bounds.count;
    if (signature !== SIGNATURE.directory || !isRecordEnd(view, at, next, isLast)) {
      scan.quarantined.push(quarantine(bytes, at, 'Z33', 'directory record'));
      at = nextRecord(view, at + 4);
      continue;
    }
    const fault = faultOf(view, at, bounds);
    if (fault) {
      scan.quarantined.push(quarantine(bytes, at, ...fault));
    } else {
      scan.starts[sound] = at;
      scan.offsets[sound] = offsetOf(view, at, bounds);
      sound++;
    }
    at = next;
  }
  scan.starts = scan.starts.slice(0, sound);
  scan.offsets = scan.offsets.slice(0, sound);
  return leaveOutOverlaps(bytes, scan);
}

const recordEnd = (view: DataView, at: number): number =>
  at + RECORD_BYTES + u16(view, at + 28) + u16(view, at + 30) + u16(view, at + 32);

/**
 * A record's lengths are believed when another record, or the end, stands where they lead, or when at least no
 * other record begins before that.
 */
function isRecordEnd(view: DataView, at: number, end: number, isLast: boolean): boolean {
  if (end >= view.byteLength) return end === view.byteLength;
  if (isLast || end + 4 > view.byteLength) return true;
  const signature = u32(view, end);
  if (signature === SIGNATURE.directory || signature === SIGNATURE.digitalSignature) return true;
  return nextRecord(view, at + 4) > end;
}

function nextRecord(view: DataView, from: number): number {
  for (let at = from; at + RECORD_BYTES <= view.byteLength; at++) {
    if (view.getUint8(at) === 0x50 && u32(view, at) === SIGNATURE.directory) return at;
  }
  return view.byteLength;
}

function quarantine(
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
  code: QuarantinedRecord['code'],
  field: string,
): QuarantinedRecord {
  const length = Math.min(u16(viewOf(bytes), at + 28), 512);
  return { code, field, at, rawName: bytes.slice(at + RECORD_BYTES, at + RECORD_BYTES + length) };
}

function offsetOf(view: DataView, at: number, { shift, disks }: ScanBounds): number {
  const { offset, disk } = readPlace(view, at);
  return (disks.length > 1 ? (disks[disk] ?? NaN) : 0) + offset + shift;
}

/** Why an entry cannot be where its record says, or null. */
function faultOf(
  view: DataView,
  at: number,
  bounds: ScanBounds,
): [code: QuarantinedRecord['code'], field: string] | null {
  const { size, packedSize } = readPlace(view, at);
  const start = offsetOf(view, at, bounds);
  if (![size, packedSize, start].every(Number.isSafeInteger)) return ['Z33', 'size or offset'];
  const end = start + LOCAL_BYTES + u16(view, at + 28) + packedSize;
  return start >= 0 && end <= bounds.directoryStart ? null : ['Z34', 'offset'];
}

/**
 * Two entries that share bytes are how archives expand endlessly. When leaving one of several out ends all
 * overlapping, it is more likely damage: that entry is left out and the others stay.
 */
function leaveOutOverlaps(bytes: Uint8Array<ArrayBuffer>, scan: DirectoryScan): DirectoryScan {
  const overlap = firstOverlap(bytes, scan);
  if (!overlap) return scan;
  for (const culprit of overlap) {
    const isOther = (_: number, index: number): boolean => index !== culprit;
    const at = scan.starts[culprit] ?? 0;
    const rest: DirectoryScan = {
      starts: scan.starts.filter(isOther),
      offsets: scan.offsets.filter(isOther),
      quarantined: [...scan.quarantined, quarantine(bytes, at, 'Z33', 'offset')],
      isOverlapping: false,
    };
    if (rest.starts.length > 1 && !firstOverlap(bytes, rest)) return rest;
  }
  return { ...scan, isOverlapping: true };
}

/** Indexes of an entry and of the next one that it reaches into, or null. */
function firstOverlap(
  bytes: Uint8Array<ArrayBuffer>,
  scan: DirectoryScan,
): [reaching: number, reached: number] | null {
  const view = viewOf(bytes);
  const order = isAscending(scan.offsets) ? null : orderOf(scan.offsets);
  let before = -1;
  let reach = 0;
  for (let place = 0; place < scan.offsets.length; place++) {
    const index = order?.[place] ?? place;
    const [offset, end] = spanOf(view, scan, index);
    if (offset < reach) return [before, index];
    [before, reach] = [index, end];
  }
  return null;
}

function spanOf(view: DataView, scan: DirectoryScan, index: number): [from: number, to: number] {
  const at = scan.starts[index] ?? 0;
  const offset = scan.offsets[index] ?? 0;
  return [offset, offset + LOCAL_BYTES + u16(view, at + 28) + readPlace(view, at).packedSize];
}

export function isAscending(values: Float64Array): boolean {
  let last = -1;
  for (const value of values) {
    if (value < last) return false;
    last = value;
  }
  return true;
}

function orderOf(offsets: Float64Array): Uint32Array {
  const order = Uint32Array.from(offsets, (_, index) => index);
  return order.sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0));
}
