/** Characters of the bytes 0x80 to 0x9F. The five that Windows leaves open stand for themselves. */
const upper = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
  0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
  0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
];

/** No byte becomes more bytes than this. */
export const widest = 3;

/** Reads a stretch as Windows-1252 and writes it as UTF-8; returns where it stopped writing. */
export function writeFromWindows1252(
  source: Uint8Array,
  from: number,
  to: number,
  target: Uint8Array,
  offset: number,
): number {
  let out = offset;
  for (let at = from; at < to; at += 1) {
    const byte = source[at] ?? 0;
    if (byte < 0x80) target[out++] = byte;
    else out = writeCharacter(target, out, byte < 0xa0 ? (upper[byte - 0x80] ?? 0) : byte);
  }
  return out;
}

/** Writes a code unit below 0x10000 as UTF-8, a lone surrogate in the form that is not valid. */
export function writeCharacter(target: Uint8Array, offset: number, code: number): number {
  let out = offset;
  if (code < 0x80) target[out++] = code;
  else if (code < 0x800) {
    target[out++] = 0xc0 | (code >> 6);
    target[out++] = 0x80 | (code & 0x3f);
  } else {
    target[out++] = 0xe0 | (code >> 12);
    target[out++] = 0x80 | ((code >> 6) & 0x3f);
    target[out++] = 0x80 | (code & 0x3f);
  }
  return out;
}
