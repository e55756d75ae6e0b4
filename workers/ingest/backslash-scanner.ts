import { BACKSLASH, CAPITAL_N, CR, isLineEnd, LF, NEED_MORE, QUOTE } from './bytes.ts';
import { RecordScanner } from './record-scanner.ts';

/** What stands behind a backslash, and what it means. Any other byte means itself; `\N` is kept unless it is the whole cell. */
const meanings: Readonly<Record<number, number>> = {
  0x30: 0x00, // 0
  0x62: 0x08, // b
  0x6e: 0x0a, // n
  0x72: 0x0d, // r
  0x74: 0x09, // t
  0x5a: 0x1a, // Z
};

/** MySQL's dialect: a backslash escapes the next byte inside and outside quotes; a bare `\N` is no value. */
export class BackslashScanner extends RecordScanner {
  protected override scanCells(
    bytes: Uint8Array,
    from: number,
    end: number,
    final: boolean,
  ): number {
    let at = from;
    for (;;) {
      if (this.used + 2 > this.spans.length) this.grow();
      const quoted = bytes[at] === QUOTE;
      const stop = quoted
        ? this.closingQuote(bytes, at, end, final)
        : this.#endOfBare(bytes, at, end, final);
      if (stop < 0) return stop;
      this.spans[this.used] = quoted ? at + 1 : at;
      this.spans[this.used + 1] = stop;
      this.used += 2;
      at = quoted ? stop + 1 : stop;
      if (bytes[at] !== this.delimiter || at >= end) return at;
      at += 1;
    }
  }

  // eslint-disable-next-line complexity -- a state machine: each condition is one of its edges
  protected override closingQuote(
    bytes: Uint8Array,
    open: number,
    end: number,
    final: boolean,
  ): number {
    let at = open + 1;
    let lines = 0;
    let escapes = false;
    while (at < end) {
      const byte = bytes[at];
      const isPair = byte === BACKSLASH || (byte === QUOTE && bytes[at + 1] === QUOTE);
      if (isPair && at + 1 < end) {
        escapes = true;
        // A CR LF behind a backslash is looked at again, so that it counts as one line.
        at += isLineEnd(bytes[at + 1]) ? 1 : 2;
        continue;
      }
      if (byte === QUOTE) break;
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lines += 1;
      at += 1;
    }
    if (escapes) this.repairs.push(this.used + 1);
    return this.judgeQuote(bytes, { open, at, lines, end, final });
  }

  /** The odd numbers among the repairs are quoted cells. */
  override repair(bytes: Uint8Array, mark: number): void {
    const index = mark & ~1;
    const start = this.spans[index] ?? 0;
    const stop = this.spans[index + 1] ?? 0;
    const isNothing = mark === index && stop - start === 2 && bytes[start + 1] === CAPITAL_N;
    this.spans[index + 1] = isNothing ? start : unescape(bytes, start, stop, mark !== index);
  }

  #endOfBare(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    let at = from;
    let escapes = false;
    while (bytes[at] !== this.delimiter && !isLineEnd(bytes[at])) {
      if (bytes[at] === BACKSLASH) {
        if (at + 1 >= end) {
          if (!final) return NEED_MORE;
          break;
        }
        escapes = true;
        at += this.#escapeLength(bytes, at, end);
      } else at += 1;
    }
    if (bytes[at] === BACKSLASH) at = end;
    if (escapes) this.repairs.push(this.used);
    return at - from > this.limits.field ? this.fail('FIELD_TOO_LARGE', from, at, 0) : at;
  }

  /** Counts the line when the backslash stands before its end. */
  #escapeLength(bytes: Uint8Array, at: number, end: number): number {
    const next = bytes[at + 1];
    if (!isLineEnd(next)) return 2;
    this.lines += 1;
    return next === CR && at + 2 < end && bytes[at + 2] === LF ? 3 : 2;
  }
}

function unescape(bytes: Uint8Array, start: number, stop: number, quoted: boolean): number {
  let to = start;
  for (let at = start; at < stop; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === BACKSLASH && at + 1 < stop && bytes[at + 1] !== CAPITAL_N) {
      at += 1;
      const next = bytes[at] ?? 0;
      bytes[to++] = meanings[next] ?? next;
    } else {
      bytes[to++] = byte;
      if (quoted && byte === QUOTE) at += 1;
    }
  }
  return to;
}
