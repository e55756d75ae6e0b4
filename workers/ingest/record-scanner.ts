import { afterLineEnd, CR, DAMAGED, isLineEnd, LF, NEED_MORE, QUOTE } from './bytes.ts';
import type { Limits } from './limits.ts';

/** Why a record cannot be read. */
export interface Damage {
  code: 'QUOTE_TRAIL' | 'UNTERMINATED_QUOTE' | 'FIELD_TOO_LARGE';
  /** 1-based. */
  column: number;
  /** The cell's first byte: its quote, if it has one. */
  open: number;
  /** Where it went wrong. */
  at: number;
  /** Line ends between the two. */
  lines: number;
}

export interface Shape {
  /** A byte, or NO_DELIMITER. */
  delimiter: number;
  backslash: boolean;
}

/**
 * Finds the cells of one record after the other in a window of bytes (RFC 4180; CR, LF and CRLF all end a record).
 * It changes no byte, so a record can be scanned again when more of it is known.
 * Every index stays below `end` + 2: the window ends in sentinels (`writeSentinels`).
 */
export class RecordScanner {
  /** Start and end of each cell of the records scanned so far. */
  spans: Uint32Array<ArrayBuffer>;
  /** How much of `spans` is used. */
  used = 0;
  /** Line ends inside the last record's cells. */
  lines = 0;
  /** Positions in `spans` of the last record's cells that hold escapes. */
  readonly repairs: number[] = [];
  /** What was wrong with the last record for which DAMAGED was returned. */
  damage: Damage = { code: 'QUOTE_TRAIL', column: 0, open: 0, at: 0, lines: 0 };
  /** A quoted cell of the last record that closed cleanly, but suspiciously late. */
  suspect: Damage | null = null;
  readonly delimiter: number;
  protected readonly limits: Limits;
  readonly #top: number;
  #first = 0;

  constructor(shape: Shape, limits: Limits) {
    this.delimiter = shape.delimiter;
    this.limits = limits;
    this.#top = shape.delimiter < 256 ? Math.max(shape.delimiter, CR) : CR;
    this.spans = new Uint32Array(1 << 14);
  }

  /** Cells of the last record. */
  get cells(): number {
    return (this.used - this.#first) / 2;
  }

  /** Where the record that begins at `from` ends, line end included; NEED_MORE or DAMAGED, and then no cell is added. */
  scan(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    this.#first = this.used;
    this.lines = 0;
    this.repairs.length = 0;
    this.suspect = null;
    const stop = this.scanCells(bytes, from, end, final);
    const next = stop < 0 ? stop : afterLineEnd(bytes, stop, end, final);
    if (next < 0) this.used = this.#first;
    return next;
  }

  /** True for the bytes that stand before an opening quote. */
  separates(byte: number | undefined): boolean {
    return byte === this.delimiter || isLineEnd(byte);
  }

  /** Takes the last record's cells back. */
  undo(): void {
    this.used = this.#first;
  }

  addEmptyCells(count: number): void {
    while (this.used + 2 * count > this.spans.length) this.grow();
    this.used += 2 * count;
    this.spans.fill(0, this.used - 2 * count, this.used);
  }

  /** Takes the last record's cells back from the one numbered `keep`, and returns their spans. */
  dropCells(keep: number): Uint32Array {
    const from = this.#first + 2 * keep;
    const dropped = this.spans.subarray(from, this.used);
    this.used = from;
    return dropped;
  }

  /** Starts a new list of cells, and returns the old one. */
  takeSpans(): Uint32Array<ArrayBuffer> {
    const taken = this.spans.subarray(0, this.used);
    this.spans = new Uint32Array(this.used + (this.used >> 3) + 1024);
    this.used = 0;
    return taken;
  }

  /** Makes the cell at `index` of `spans` what it stands for, in place. To be called once, when its record is accepted. */
  repair(bytes: Uint8Array, index: number): void {
    const stop = this.spans[index + 1] ?? 0;
    let to = this.spans[index] ?? 0;
    for (let at = to; at < stop; at += 1) {
      const byte = bytes[at] ?? 0;
      bytes[to++] = byte;
      if (byte === QUOTE) at += 1;
    }
    this.spans[index + 1] = to;
  }

  // eslint-disable-next-line complexity -- the innermost loop of the product: one pass, no calls, no bounds but the sentinels
  protected scanCells(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    const delimiter = this.delimiter;
    const top = this.#top;
    const largest = this.limits.field;
    let spans = this.spans;
    let used = this.used;
    let at = from;
    for (;;) {
      if (used + 2 > spans.length) spans = this.grow();
      if (bytes[at] === QUOTE) {
        this.used = used;
        const close = this.closingQuote(bytes, at, end, final);
        if (close < 0) return close;
        spans[used] = at + 1;
        spans[used + 1] = close;
        at = close + 1;
      } else {
        const start = at;
        let byte = bytes[at] ?? LF;
        while (byte > top || (byte !== delimiter && byte !== LF && byte !== CR)) {
          byte = bytes[++at] ?? LF;
        }
        spans[used] = start;
        spans[used + 1] = at;
        if (at - start > largest) {
          this.used = used;
          return this.fail('FIELD_TOO_LARGE', start, at, 0);
        }
      }
      used += 2;
      if (bytes[at] !== delimiter) break;
      at += 1;
    }
    this.used = used;
    return at;
  }

  /** Where the cell that opens at `open` has its closing quote. */
  // eslint-disable-next-line complexity -- the loop over quoted bytes, kept in one piece like the one above
  protected closingQuote(bytes: Uint8Array, open: number, end: number, final: boolean): number {
    let at = open + 1;
    let lines = 0;
    let doubled = false;
    for (;;) {
      let byte = bytes[at] ?? QUOTE;
      while (byte !== QUOTE) {
        if (byte <= CR && (byte === LF || (byte === CR && bytes[at + 1] !== LF))) lines += 1;
        byte = bytes[++at] ?? QUOTE;
      }
      if (at >= end || at + 1 === end) break;
      if (bytes[at + 1] !== QUOTE) break;
      doubled = true;
      at += 2;
    }
    if (doubled) this.repairs.push(this.used);
    return this.judgeQuote(bytes, { open, at, lines, end, final });
  }

  /** `at` is the quote that should close the cell, or lies behind the window. */
  protected judgeQuote(
    bytes: Uint8Array,
    quote: { open: number; at: number; lines: number; end: number; final: boolean },
  ): number {
    const { open, at, lines, end, final } = quote;
    if (Math.min(at, end) - open - 1 > this.limits.field) {
      return this.fail('FIELD_TOO_LARGE', open, at, lines);
    }
    if (at >= end) return final ? this.fail('UNTERMINATED_QUOTE', open, end, lines) : NEED_MORE;
    // A quote that ends the window stands before the sentinel; the record's end then asks for more bytes.
    if (!this.separates(bytes[at + 1])) {
      return this.fail('QUOTE_TRAIL', open, at, lines);
    }
    this.lines += lines;
    if (lines > this.limits.suspectLines || at - open > this.limits.suspectBytes) {
      this.suspect ??= this.#damageOf('UNTERMINATED_QUOTE', open, at, lines);
    }
    return at;
  }

  protected grow(): Uint32Array<ArrayBuffer> {
    const grown = new Uint32Array(this.spans.length * 2);
    grown.set(this.spans);
    this.spans = grown;
    return grown;
  }

  protected fail(code: Damage['code'], open: number, at: number, lines: number): number {
    this.damage = this.#damageOf(code, open, at, lines);
    return DAMAGED;
  }

  #damageOf(code: Damage['code'], open: number, at: number, lines: number): Damage {
    return { code, column: (this.used - this.#first) / 2 + 1, open, at, lines };
  }
}
