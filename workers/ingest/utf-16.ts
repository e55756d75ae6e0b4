import { writeCharacter } from './windows-1252.ts';

/**
 * UTF-16 → UTF-8, whatever the cuts. A lone surrogate becomes its three bytes, and a last odd byte an overlong form:
 * both are invalid UTF-8, so the cell is found later and written out (`writeEscaped`), and lengths can be counted back.
 */
export class Utf16Reader {
  readonly #high: 0 | 1;
  /** A byte whose partner has not come, or -1. */
  #odd = -1;
  /** A high surrogate whose partner has not come, or 0. */
  #pending = 0;

  constructor(bigEndian: boolean) {
    this.#high = bigEndian ? 0 : 1;
  }

  read(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    const target = new Uint8Array(((chunk.length + 1) >> 1) * 3 + 3);
    let out = 0;
    let at = 0;
    if (this.#odd >= 0 && chunk.length > 0) {
      out = this.#unit(target, out, this.#odd, chunk[at++] ?? 0);
      this.#odd = -1;
    }
    for (; at + 1 < chunk.length; at += 2) {
      out = this.#unit(target, out, chunk[at] ?? 0, chunk[at + 1] ?? 0);
    }
    if (at < chunk.length) this.#odd = chunk[at] ?? 0;
    return target.subarray(0, out);
  }

  finish(): Uint8Array<ArrayBuffer> {
    const target = new Uint8Array(6);
    let out = this.#flush(target, 0);
    if (this.#odd >= 0) {
      target.set([0xe0, 0x80 | (this.#odd >> 6), 0x80 | (this.#odd & 0x3f)], out);
      out += 3;
    }
    return target.subarray(0, out);
  }

  #unit(target: Uint8Array, offset: number, first: number, second: number): number {
    const unit = this.#high === 0 ? (first << 8) | second : (second << 8) | first;
    if (this.#pending !== 0 && unit >= 0xdc00 && unit < 0xe000) {
      const code = 0x10000 + ((this.#pending - 0xd800) << 10) + (unit - 0xdc00);
      this.#pending = 0;
      target[offset] = 0xf0 | (code >> 18);
      target[offset + 1] = 0x80 | ((code >> 12) & 0x3f);
      target[offset + 2] = 0x80 | ((code >> 6) & 0x3f);
      target[offset + 3] = 0x80 | (code & 0x3f);
      return offset + 4;
    }
    const out = this.#flush(target, offset);
    if (unit >= 0xd800 && unit < 0xdc00) {
      this.#pending = unit;
      return out;
    }
    return writeCharacter(target, out, unit);
  }

  #flush(target: Uint8Array, offset: number): number {
    if (this.#pending === 0) return offset;
    const out = writeCharacter(target, offset, this.#pending);
    this.#pending = 0;
    return out;
  }
}

/** A cell of a UTF-16 file that is not valid: lone surrogates become \uD800, a last odd byte \x0A. */
export function writeEscaped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const target = new Uint8Array(bytes.length * 2);
  let out = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const escape = escapeAt(bytes, at);
    if (escape === '') target[out++] = bytes[at] ?? 0;
    else {
      for (const character of escape) target[out++] = character.charCodeAt(0);
      at += 2;
    }
  }
  return target.subarray(0, out);
}

function escapeAt(bytes: Uint8Array, at: number): string {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const hex = (code: number): string => code.toString(16).toUpperCase().padStart(2, '0');
  const tail = ((second & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
  if (lead === 0xed && second >= 0xa0) return `\\u${hex(0xd000 | tail)}`;
  if (lead === 0xe0 && second < 0xa0) return `\\x${hex(tail)}`;
  return '';
}
