import { xmlText } from './cell-xml.ts';

const encoder = new TextEncoder();

/** Words are made and written in this machine's own order, so that the bytes stay in theirs. */
const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Bytes of UTF-8 for one UTF-16 unit, at most. */
const widestUnit = 3;

/** 1 for each ASCII character that stands for itself in XML; `_` may begin an escape and is looked at closer. */
const isPlain = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= 32 && code < 127 && !'&<>_'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** Markup ready to be copied: four bytes at a time, the last ones padded. */
export interface Markup {
  words: Int32Array;
  size: number;
}

export function markupOf(text: string): Markup {
  const bytes = encoder.encode(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return { words: new Int32Array(padded.buffer), size: bytes.length };
}

/** XML in the making, as bytes: a sheet is written cell by cell, and strings would have to be made twice. */
export class XmlBytes {
  #bytes = new Uint8Array(1 << 18);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  copy({ words, size }: Markup): void {
    this.#reserve(size + 3);
    const view = this.#view;
    let at = this.#length;
    for (const word of words) {
      view.setInt32(at, word, isLittleEndian);
      at += 4;
    }
    this.#length += size;
  }

  /** Text, escaped. Plain ASCII goes straight in. */
  text(text: string): void {
    const size = text.length;
    this.#reserve(size);
    const bytes = this.#bytes;
    const start = this.#length;
    for (let place = 0; place < size; place += 1) {
      const code = text.charCodeAt(place);
      if (isPlain[code] !== 1) {
        this.#escaped(text);
        return;
      }
      bytes[start + place] = code;
    }
    this.#length = start + size;
  }

  /** What was written since the last call. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #escaped(text: string): void {
    const safe = xmlText(text);
    this.#reserve(safe.length * widestUnit);
    this.#length += encoder.encodeInto(safe, this.#bytes.subarray(this.#length)).written;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = new Uint8Array(2 * (this.#length + more));
    wider.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = wider;
    this.#view = new DataView(wider.buffer);
  }
}
