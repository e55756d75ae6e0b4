import { recode } from './decode-text.ts';
import { HighBytes, isUtf8 } from './utf8.ts';

export interface CellsToCheck {
  /** Begins its buffer; only its first `end` bytes count. */
  bytes: Uint8Array<ArrayBuffer>;
  end: number;
  /** In the order of the bytes; empty cells may stand anywhere. */
  spans: Uint32Array<ArrayBuffer>;
  width: number;
  isUtf16: boolean;
}

/**
 * Makes every cell of a batch valid UTF-8, and sets `ascii` to 0 for columns that hold more than ASCII.
 * Cells that had to be recoded lie behind the other bytes.
 */
export function checkCells(
  cells: CellsToCheck,
  ascii: Uint8Array,
): { bytes: Uint8Array<ArrayBuffer>; recoded: number } {
  const invalid = findInvalidCells(cells, ascii);
  if (invalid.length === 0) return { bytes: cells.bytes.subarray(0, cells.end), recoded: 0 };
  return { bytes: appendRecoded(cells, invalid), recoded: invalid.length };
}

/** Walks from one byte above 0x7F to the next, so that a batch of ASCII costs one look at each word. */
function findInvalidCells({ bytes, end, spans, width }: CellsToCheck, ascii: Uint8Array): number[] {
  const high = new HighBytes(bytes, end);
  const invalid: number[] = [];
  let span = 0;
  let at = high.next(0);
  while (at < end) {
    while (span < spans.length && (spans[span + 1] ?? 0) <= at) span += 2;
    if (span >= spans.length) break;
    const start = spans[span] ?? 0;
    const stop = spans[span + 1] ?? 0;
    if (start > at) at = high.next(start);
    else {
      ascii[(span >> 1) % width] = 0;
      if (!isUtf8(bytes, at, stop)) invalid.push(span);
      at = high.next(stop);
    }
  }
  return invalid;
}

function appendRecoded(
  { bytes, end, spans, isUtf16 }: CellsToCheck,
  invalid: readonly number[],
): Uint8Array<ArrayBuffer> {
  const cells = invalid.map((span) =>
    recode(bytes.subarray(spans[span], spans[span + 1]), isUtf16),
  );
  const longer = new Uint8Array(cells.reduce((sum, cell) => sum + cell.length, end));
  longer.set(bytes.subarray(0, end));
  let at = end;
  cells.forEach((cell, i) => {
    longer.set(cell, at);
    spans.set([at, at + cell.length], invalid[i]);
    at += cell.length;
  });
  return longer;
}
