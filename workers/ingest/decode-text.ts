import { writeEscaped } from './utf-16.ts';
import { isUtf8 } from './utf8.ts';
import { widest, writeFromWindows1252 } from './windows-1252.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Text of a cell that is no valid UTF-8, as UTF-8: read as Windows-1252, or with what was broken in UTF-16 written out. */
export function recode(cell: Uint8Array, isUtf16: boolean): Uint8Array<ArrayBuffer> {
  if (isUtf16) return writeEscaped(cell);
  const target = new Uint8Array(cell.length * widest);
  return target.subarray(0, writeFromWindows1252(cell, 0, cell.length, target, 0));
}

/** `recoded` tells that the bytes were no valid UTF-8. U+FFFD is never brought in. */
export function decodeText(
  bytes: Uint8Array,
  from: number,
  to: number,
  isUtf16: boolean,
): { text: string; recoded: boolean } {
  const cell = bytes.subarray(from, to);
  const recoded = !isUtf8(cell, 0, cell.length);
  return { text: decoder.decode(recoded ? recode(cell, isUtf16) : cell), recoded };
}

/** At most `limit` bytes of a stretch, not cut inside a character. */
export function decodeStart(
  bytes: Uint8Array,
  from: number,
  to: number,
  { limit, isUtf16 }: { limit: number; isUtf16: boolean },
): string {
  let stop = Math.min(to, from + limit);
  const hardest = Math.max(from, stop - 3);
  while (stop < to && stop > hardest && ((bytes[stop] ?? 0) & 0xc0) === 0x80) stop -= 1;
  return decodeText(bytes, from, stop, isUtf16).text;
}
