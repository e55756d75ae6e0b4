/** Bytes of the multi-byte character at `at`; 0 when there is none that is valid (overlong forms and surrogates are not). */
// eslint-disable-next-line complexity -- the table of well-formed byte sequences, one line per row
export function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + length > end) return 0;
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let next = at + 2; next < at + length; next += 1) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    if ((bytes[at] ?? 0) < 0x80) at += 1;
    else {
      const length = sequenceLength(bytes, at, to);
      if (length === 0) return false;
      at += length;
    }
  }
  return true;
}

/** Finds bytes above 0x7F, four at a time. `bytes` begins its buffer. */
export class HighBytes {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #words: Uint32Array;
  readonly #end: number;

  constructor(bytes: Uint8Array<ArrayBuffer>, end: number) {
    this.#bytes = bytes;
    this.#end = end;
    this.#words = new Uint32Array(bytes.buffer, 0, end >> 2);
  }

  /** The first one at or behind `from`; the end when there is none. */
  next(from: number): number {
    const end = this.#end;
    let at = this.#until(from, Math.min(end, (from + 3) & ~3));
    if (at % 4 !== 0 || at >= end || (this.#bytes[at] ?? 0) > 0x7f) return at;
    const words = this.#words;
    let word = at >> 2;
    while (word + 4 <= words.length && fourWords(words, word) === 0) word += 4;
    while (word < words.length && ((words[word] ?? 0) & 0x80808080) === 0) word += 1;
    at = word << 2;
    return this.#until(at, end);
  }

  #until(from: number, to: number): number {
    let at = from;
    while (at < to && (this.#bytes[at] ?? 0) < 0x80) at += 1;
    return at;
  }
}

function fourWords(words: Uint32Array, at: number): number {
  const first = (words[at] ?? 0) | (words[at + 1] ?? 0);
  return (first | (words[at + 2] ?? 0) | (words[at + 3] ?? 0)) & 0x80808080;
}
