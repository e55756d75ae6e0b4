import type { Dialect } from '../contract/values.ts';
import { Utf16Reader } from './utf-16.ts';
import { widest, writeFromWindows1252 } from './windows-1252.ts';

export type Encoding = Dialect['encoding'];
export type Chunks = AsyncIterable<Uint8Array<ArrayBuffer>>;

/** Stage: bytes of a file → UTF-8. */
export async function* utf8Of(chunks: Chunks, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') yield* chunks;
  else if (encoding === 'windows-1252') {
    for await (const chunk of chunks) {
      const target = new Uint8Array(chunk.length * widest);
      yield target.subarray(0, writeFromWindows1252(chunk, 0, chunk.length, target, 0));
    }
  } else {
    const reader = new Utf16Reader(encoding === 'utf-16be');
    for await (const chunk of chunks) yield reader.read(chunk);
    yield reader.finish();
  }
}

export function toUtf8(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return bytes;
  if (encoding === 'windows-1252') {
    const target = new Uint8Array(bytes.length * widest);
    return target.subarray(0, writeFromWindows1252(bytes, 0, bytes.length, target, 0));
  }
  return new Utf16Reader(encoding === 'utf-16be').read(bytes);
}

/** How many bytes of the file a stretch of its UTF-8 stands for. */
export type Measure = (bytes: Uint8Array, from: number, to: number) => number;

export function measureOf(encoding: Encoding): Measure {
  if (encoding === 'utf-8') return (_bytes, from, to) => to - from;
  return encoding === 'windows-1252' ? measureWindows1252 : measureUtf16;
}

function measureWindows1252(bytes: Uint8Array, from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to; at += 1) {
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) length += 1;
  }
  return length;
}

function measureUtf16(bytes: Uint8Array, from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    if (byte >= 0xf0) length += 4;
    else length += byte === 0xe0 && (bytes[at + 1] ?? 0) < 0xa0 ? 1 : 2;
  }
  return length;
}
