/**
 * What a chunk consists of, for DEFLATE. A token below 256 is a byte; any other is a match, its length
 * above 16 bits, its distance below.
 */
export interface Tokens {
  tokens: Uint32Array;
  size: number;
}

const hashBits = 15;
const farthest = 32_768;
const shortest = 4;
const longest = 258;

/** Finds repetitions with one probe for each place: fast, and good at XML, which repeats all the time. */
export class MatchFinder {
  readonly #places = new Int32Array(1 << hashBits);
  #tokens = new Uint32Array(0);

  tokensOf(bytes: Uint8Array): Tokens {
    if (this.#tokens.length < bytes.length) this.#tokens = new Uint32Array(bytes.length);
    const tokens = this.#tokens;
    const places = this.#places.fill(-farthest - 1);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const last = bytes.length - shortest;
    let size = 0;
    let at = 0;
    while (at <= last) {
      const four = view.getInt32(at, true);
      const slot = Math.imul(four, 0x9e3779b1) >>> (32 - hashBits);
      const place = places[slot] ?? 0;
      places[slot] = at;
      if (at - place <= farthest && view.getInt32(place, true) === four) {
        const length = matchLength(view, place, at);
        tokens[size++] = (length << 16) | (at - place);
        at += length;
      } else {
        tokens[size++] = bytes[at++] ?? 0;
      }
    }
    while (at < bytes.length) tokens[size++] = bytes[at++] ?? 0;
    return { tokens, size };
  }
}

function matchLength(view: DataView, place: number, at: number): number {
  const most = Math.min(longest, view.byteLength - at);
  let length = shortest;
  while (length + 4 <= most) {
    const differing = view.getInt32(place + length, true) ^ view.getInt32(at + length, true);
    if (differing !== 0) return length + ((31 - Math.clz32(differing & -differing)) >> 3);
    length += 4;
  }
  while (length < most && view.getUint8(place + length) === view.getUint8(at + length)) length += 1;
  return length;
}
