import type { ColumnStats } from '../contract/values.ts';

const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;
const POINT = 0x2e;

/** Counts what the cells of each column look like, from their bytes and without making a string. */
export class ColumnCounter {
  /** 0 for columns that hold a byte above 0x7F. Kept by `checkCells`. */
  readonly ascii: Uint8Array;
  readonly #filled: Float64Array;
  readonly #numbers: Float64Array;
  readonly #minDecimals: Float64Array;
  readonly #maxDecimals: Float64Array;
  readonly #maxDigits: Float64Array;
  readonly #maxBytes: Float64Array;
  readonly #trailingZeros: Uint8Array;

  constructor(width: number) {
    this.ascii = new Uint8Array(width).fill(1);
    this.#filled = new Float64Array(width);
    this.#numbers = new Float64Array(width);
    this.#minDecimals = new Float64Array(width).fill(Infinity);
    this.#maxDecimals = new Float64Array(width);
    this.#maxDigits = new Float64Array(width);
    this.#maxBytes = new Float64Array(width);
    this.#trailingZeros = new Uint8Array(width);
  }

  /** Spans are pairs of offsets into `bytes`, row by row. */
  add(bytes: Uint8Array, spans: Uint32Array): void {
    const width = this.ascii.length;
    let column = 0;
    for (let span = 0; span < spans.length; span += 2) {
      const start = spans[span] as number;
      const end = spans[span + 1] as number;
      if (end > start) {
        this.#filled[column] = (this.#filled[column] as number) + 1;
        if (end - start > (this.#maxBytes[column] as number)) this.#maxBytes[column] = end - start;
        const first = bytes[start] as number;
        if (first <= NINE && (first >= ZERO || first === MINUS)) {
          this.#addNumber(bytes, start, end, column);
        }
      }
      column += 1;
      if (column === width) column = 0;
    }
  }

  stats(): ColumnStats[] {
    return Array.from(this.ascii, (ascii, column) => {
      const numbers = this.#numbers[column] ?? 0;
      return {
        filled: this.#filled[column] ?? 0,
        numbers,
        minDecimals: numbers === 0 ? 0 : (this.#minDecimals[column] ?? 0),
        maxDecimals: this.#maxDecimals[column] ?? 0,
        trailingZeros: this.#trailingZeros[column] === 1,
        maxDigits: this.#maxDigits[column] ?? 0,
        ascii: ascii === 1,
        maxBytes: this.#maxBytes[column] ?? 0,
      };
    });
  }

  /** `-?(0|[1-9]\d*)(\.\d+)?`, and no negative zero. */
  #addNumber(bytes: Uint8Array, start: number, end: number, column: number): void {
    const isNegative = bytes[start] === MINUS;
    const from = isNegative ? start + 1 : start;
    const point = endOfDigits(bytes, from, end);
    const hasPoint = point < end;
    const startsWithZero = bytes[from] === ZERO;
    if (point === from || (startsWithZero && point > from + 1)) return;
    if (hasPoint && !isFraction(bytes, point, end)) return;
    const digits = significantDigits(bytes, from, point, end);
    if (isNegative && digits === 0) return;
    this.#count(column, hasPoint ? end - point - 1 : 0, Math.max(1, digits));
    if (hasPoint && bytes[end - 1] === ZERO) this.#trailingZeros[column] = 1;
  }

  #count(column: number, decimals: number, digits: number): void {
    this.#numbers[column] = (this.#numbers[column] as number) + 1;
    if (decimals < (this.#minDecimals[column] as number)) this.#minDecimals[column] = decimals;
    if (decimals > (this.#maxDecimals[column] as number)) this.#maxDecimals[column] = decimals;
    if (digits > (this.#maxDigits[column] as number)) this.#maxDigits[column] = digits;
  }
}

function endOfDigits(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] as number) >= ZERO && (bytes[at] as number) <= NINE) at += 1;
  return at;
}

function isFraction(bytes: Uint8Array, point: number, end: number): boolean {
  return bytes[point] === POINT && point + 1 < end && endOfDigits(bytes, point + 1, end) === end;
}

/** Digits from the first that is not zero; 0 when all are zero. */
function significantDigits(bytes: Uint8Array, from: number, point: number, end: number): number {
  if (bytes[from] !== ZERO) return point < end ? end - from - 1 : point - from;
  let at = point + 1;
  while (at < end && bytes[at] === ZERO) at += 1;
  return Math.max(0, end - at);
}
