import { WIDEST, writeText } from '../contract/write-text.ts';
import type { RawSqlite } from './sqlite.ts';

// The mark is a part of the cell: sql.js's own decoder drops it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Up to here a loop over ASCII is faster than a call of the decoder. */
const shortBytes = 40;
/** A list of character codes for each short length, made once. */
const characters = Array.from({ length: shortBytes + 1 }, (_, length) =>
  new Array<number>(length).fill(0),
);

/** SQLite's memory, seen as bytes. */
export class Heap {
  readonly #raw: RawSqlite;
  #bytes: Uint8Array<ArrayBuffer>;

  constructor(raw: RawSqlite) {
    this.#raw = raw;
    this.#bytes = new Uint8Array(raw.memory.buffer);
  }

  /** Growing detaches older views, whose length then is 0. */
  get bytes(): Uint8Array<ArrayBuffer> {
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.#raw.memory.buffer);
    return this.#bytes;
  }

  /** Never 0: SQLite takes a text at 0 for NULL. */
  allocate(bytes: number): number {
    const pointer = this.#raw.api._malloc(Math.max(bytes, 8));
    if (pointer === 0) throw new RangeError(`no ${bytes} bytes left in the WASM heap`);
    return pointer;
  }

  free(pointer: number): void {
    this.#raw.api._free(pointer);
  }

  text(pointer: number, length: number): string {
    const { bytes } = this;
    const short = characters[length];
    if (!short) return decoder.decode(bytes.subarray(pointer, pointer + length));
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[pointer + at] ?? 0;
      if (byte > 0x7f) return decoder.decode(bytes.subarray(pointer, pointer + length));
      short[at] = byte;
    }
    return String.fromCharCode(...short);
  }

  /** The text as UTF-8 in memory of its own, for as long as `work` runs. */
  withText<Result>(text: string, work: (pointer: number, length: number) => Result): Result {
    const pointer = this.allocate(text.length * WIDEST);
    try {
      return work(pointer, writeText(text, this.bytes, pointer) - pointer);
    } finally {
      this.free(pointer);
    }
  }
}
