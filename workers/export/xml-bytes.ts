import { xmlText } from './cell-xml.ts';

const encoder = new TextEncoder();

/** Bytes of UTF-8 for one UTF-16 unit, at most. */
const widestUnit = 3;

/** 1 for each ASCII character that stands for itself in XML; `_` may begin an escape and is looked at closer. */
const isPlain = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= 32 && code < 127 && !'&<>_'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** XML in the making, as bytes: a sheet is written cell by cell, and strings would have to be made twice. */
export class XmlBytes {
  #bytes = new Uint8Array(1 << 18);
  #length = 0;

  /** Markup that was encoded before. */
  copy(markup: Uint8Array): void {
    const size = markup.length;
    this.#reserve(size);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let place = 0; place < size; place += 1) bytes[at++] = markup[place] ?? 0;
    this.#length = at;
  }

  /** Text, escaped. Plain ASCII goes straight in. */
  text(text: string): void {
    const size = text.length;
    this.#reserve(size);
    const bytes = this.#bytes;
    const start = this.#length;
    for (let place = 0; place < size; place += 1) {
      const code = text.charCodeAt(place);
      if (isPlain[code] !== 1) return this.#escaped(text);
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
  }
}
