import type { ColumnStats } from '../contract/values.ts';

const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;
const POINT = 0x2e;

/** Counts what the cells of each column look like, from their bytes and without making a string. */
export class ColumnCounter {
  /** 0 for columns that hold a byte above 0x7F. Kept by `checkCells`. */
  readonly ascii: Uint8Array;
  readonly #tallies: readonly Tally[];

  constructor(width: number) {
    this.ascii = new Uint8Array(width).fill(1);
    this.#tallies = Array.from({ length: width }, () => new Tally());
  }

  /** Spans are pairs of offsets into `bytes`, row by row. */
  add(bytes: Uint8Array, spans: Uint32Array): void {
    this.#tallies.forEach((tally, column) => {
      tally.add(bytes, spans, 2 * column, 2 * this.#tallies.length);
    });
  }

  stats(): ColumnStats[] {
    return this.#tallies.map((tally, column) => tally.stats(this.ascii[column] === 1));
  }
}

class Tally {
  #filled = 0;
  #maxBytes = 0;
  #numbers = 0;
  #minDecimals = Infinity;
  #maxDecimals = 0;
  #maxDigits = 0;
  #trailingZeros = false;

  /** Column by column, because one column's counts fit the processor's registers. */
  add(bytes: Uint8Array, spans: Uint32Array, first: number, step: number): void {
    let filled = 0;
    let maxBytes = this.#maxBytes;
    for (let span = first; span < spans.length; span += step) {
      const start = spans[span] ?? 0;
      const end = spans[span + 1] ?? 0;
      if (start === end) continue;
      filled += 1;
      if (end - start > maxBytes) maxBytes = end - start;
      const byte = bytes[start] ?? 0;
      if (byte > NINE || byte < MINUS) continue;
      this.#addNumber(bytes, byte === MINUS ? start + 1 : start, end, byte === MINUS);
    }
    this.#filled += filled;
    this.#maxBytes = maxBytes;
  }

  stats(ascii: boolean): ColumnStats {
    return {
      filled: this.#filled,
      numbers: this.#numbers,
      minDecimals: this.#numbers === 0 ? 0 : this.#minDecimals,
      maxDecimals: this.#maxDecimals,
      trailingZeros: this.#trailingZeros,
      maxDigits: this.#maxDigits,
      ascii,
      maxBytes: this.#maxBytes,
    };
  }

  /** `-?(0|[1-9]\d*)(\.\d+)?`, and no negative zero. `from` lies behind the sign. */
  #addNumber(bytes: Uint8Array, from: number, end: number, isNegative: boolean): void {
    const point = endOfDigits(bytes, from, end);
    if (!isCanonical(bytes, from, point) || !isFraction(bytes, point, end)) return;
    const digits = significantDigits(bytes, from, point, end);
    if (isNegative && digits === 0) return;
    this.#numbers += 1;
    if (point < end && bytes[end - 1] === ZERO) this.#trailingZeros = true;
    this.#addDigits(point < end ? end - point - 1 : 0, Math.max(1, digits));
  }

  #addDigits(decimals: number, digits: number): void {
    if (decimals < this.#minDecimals) this.#minDecimals = decimals;
    if (decimals > this.#maxDecimals) this.#maxDecimals = decimals;
    if (digits > this.#maxDigits) this.#maxDigits = digits;
  }
}

function endOfDigits(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) break;
  }
  return at;
}

function isCanonical(bytes: Uint8Array, from: number, point: number): boolean {
  return point === from + 1 || (point > from && bytes[from] !== ZERO);
}

function isFraction(bytes: Uint8Array, point: number, end: number): boolean {
  if (point === end) return true;
  return bytes[point] === POINT && point + 1 < end && endOfDigits(bytes, point + 1, end) === end;
}

/** Digits from the first that is not zero; 0 when all are zero. */
function significantDigits(bytes: Uint8Array, from: number, point: number, end: number): number {
  if (bytes[from] !== ZERO) return point < end ? end - from - 1 : end - from;
  let at = point + 1;
  while (at < end && bytes[at] === ZERO) at += 1;
  return Math.max(0, end - at);
}
