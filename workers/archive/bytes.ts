/** Little-endian numbers, as everywhere in a zip. */
export const u16 = (view: DataView, at: number): number => view.getUint16(at, true);
export const u32 = (view: DataView, at: number): number => view.getUint32(at, true);

/** Beyond 2^53 the value is Infinity: no offset or size of ours can be that. */
export function u64(view: DataView, at: number): number {
  const high = u32(view, at + 4);
  return high > 0x1f_ffff ? Infinity : high * 2 ** 32 + u32(view, at);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** First places of a zip's records: "PK" and two more bytes. */
export const SIGNATURE = {
  local: 0x04034b50,
  directory: 0x02014b50,
  digitalSignature: 0x05054b50,
  archiveExtra: 0x08064b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  split: 0x08074b50,
  splitOnce: 0x30304b50,
} as const;

export const LOCAL_BYTES = 30;
export const RECORD_BYTES = 46;
export const END_BYTES = 22;
export const END64_BYTES = 56;
export const LOCATOR64_BYTES = 20;

/** Where the bytes of an extra field with this tag lie between `from` and `to`, or null. */
export function findExtra(
  view: DataView,
  from: number,
  to: number,
  tag: number,
): { at: number; length: number } | null {
  for (let at = from; at + 4 <= to;) {
    const length = u16(view, at + 2);
    if (at + 4 + length > to) return null;
    if (u16(view, at) === tag) return { at: at + 4, length };
    at += 4 + length;
  }
  return null;
}
