import { sequenceLength } from './utf8.ts';
import type { Encoding } from './transcode.ts';

export interface DetectedEncoding {
  encoding: Encoding;
  /** Length of the byte order marks the file begins with. */
  bomBytes: number;
}

const marks: readonly { encoding: Encoding; mark: readonly number[] }[] = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
];

/** From the file's first bytes; `whole` when they are all there are. */
export function detectEncoding(head: Uint8Array, whole: boolean): DetectedEncoding {
  for (const { encoding, mark } of marks) {
    let bomBytes = 0;
    while (mark.every((byte, i) => head[bomBytes + i] === byte)) bomBytes += mark.length;
    if (bomBytes > 0)
      return { encoding: encoding === 'utf-8' ? asText(head, whole) : encoding, bomBytes };
  }
  return { encoding: fromZeros(head) ?? asText(head, whole), bomBytes: 0 };
}

/** UTF-16 without a mark: more than 30 % of every second byte is NUL, and few of the others are. */
function fromZeros(head: Uint8Array): Encoding | null {
  const pairs = Math.min(head.length, 1 << 16) >> 1;
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[2 * pair] === 0) even += 1;
    if (head[2 * pair + 1] === 0) odd += 1;
  }
  const many = pairs * 0.3;
  const few = pairs * 0.1;
  if (odd > many && even <= few) return 'utf-16le';
  return even > many && odd <= few ? 'utf-16be' : null;
}

/**
 * Windows-1252 when bytes that are no UTF-8 are at least ten times as many as characters that are. In a file that
 * goes on beyond its head a few stray bytes prove nothing: its cells are then told apart one by one.
 */
function asText(head: Uint8Array, whole: boolean): Encoding {
  // The last character of a head may be cut.
  const end = whole ? head.length : head.length - 3;
  let valid = 0;
  let invalid = 0;
  let at = 0;
  while (at < end) {
    const length = (head[at] ?? 0) < 0x80 ? 1 : sequenceLength(head, at, head.length);
    if (length === 0) invalid += 1;
    else if (length > 1) valid += 1;
    at += Math.max(1, length);
  }
  const fewest = whole ? 1 : 8;
  return invalid >= fewest && invalid >= valid * 10 ? 'windows-1252' : 'utf-8';
}
