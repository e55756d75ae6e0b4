import { BACKSLASH, CR, isLineEnd, LF, QUOTE } from './bytes.ts';
import type { Shape } from './record-scanner.ts';

/** Finds the end of a record that is too large to be held, window by window. */
export class RecordSkipper {
  /** Line ends passed, the record's own included. */
  lines = 0;
  readonly #shape: Shape;
  /** Reads every line end as the record's end, whatever the quotes say. */
  readonly #linesOnly: boolean;
  #state: 'start' | 'bare' | 'quoted' | 'closing' | 'cr' = 'start';
  #escaped = false;
  #before = 0;

  constructor(shape: Shape, linesOnly: boolean) {
    this.#shape = shape;
    this.#linesOnly = linesOnly;
  }

  /** Where the next record begins; `end` with `isOver` false when the record goes on. */
  skip(bytes: Uint8Array, from: number, end: number): { at: number; isOver: boolean } {
    for (let at = from; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (this.#state === 'cr') return { at: byte === LF ? at + 1 : at, isOver: true };
      this.#step(byte);
      if (this.#state === 'start' && byte === LF) return { at: at + 1, isOver: true };
      this.#before = byte;
    }
    return { at: end, isOver: false };
  }

  #step(byte: number): void {
    if (this.#state === 'quoted') this.#stepQuoted(byte);
    else this.#stepBare(byte);
  }

  #stepQuoted(byte: number): void {
    if (byte === CR || (byte === LF && this.#before !== CR)) this.lines += 1;
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH && this.#shape.backslash) this.#escaped = true;
    else if (byte === QUOTE) this.#state = 'closing';
  }

  #stepBare(byte: number): void {
    if (isLineEnd(byte)) this.lines += 1;
    if (this.#escaped) this.#escaped = false;
    else if (isLineEnd(byte)) this.#state = byte === LF ? 'start' : 'cr';
    else if (this.#linesOnly) this.#state = 'bare';
    else this.#stepCell(byte);
  }

  #stepCell(byte: number): void {
    if (byte === QUOTE && this.#state !== 'bare') this.#state = 'quoted';
    else if (byte === this.#shape.delimiter) this.#state = 'start';
    else {
      this.#escaped = byte === BACKSLASH && this.#shape.backslash;
      this.#state = 'bare';
    }
  }
}
