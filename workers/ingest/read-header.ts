import { DAMAGED, isLineEnd, NEED_MORE, nextLine } from './bytes.ts';
import { decodeText } from './decode-text.ts';
import type { RecordScanner } from './record-scanner.ts';

export interface HeaderRecord {
  names: string[];
  /** Where the next record begins. */
  next: number;
  /** Line ends in it, its own included. */
  lines: number;
}

export interface HeaderPlace {
  bytes: Uint8Array;
  from: number;
  end: number;
  final: boolean;
  isUtf16: boolean;
}

/**
 * The record that names the columns; null when more bytes must be known. A header cannot be quarantined: where its
 * quotes make no sense its first line is cut at the delimiters, and quotes stay where they are.
 */
export function readHeader(scanner: RecordScanner, place: HeaderPlace): HeaderRecord | null {
  const { bytes, from, end, final } = place;
  const next = scanner.scan(bytes, from, end, final);
  if (next === NEED_MORE) return null;
  if (next === DAMAGED || scanner.suspect) return readDamagedHeader(scanner, place);
  const copy = bytes.slice(from, next);
  const spans = scanner.takeSpans().map((offset) => offset - from);
  for (const mark of scanner.repairs) repairCopy(scanner, copy, spans, mark);
  return { names: namesIn(copy, spans, place.isUtf16), next, lines: scanner.lines + 1 };
}

function readDamagedHeader(scanner: RecordScanner, place: HeaderPlace): HeaderRecord | null {
  const { bytes, from, end, final, isUtf16 } = place;
  const next = nextLine(bytes, from, end, final);
  if (next === NEED_MORE) return null;
  scanner.undo();
  let stop = next;
  while (stop > from && isLineEnd(bytes[stop - 1])) stop -= 1;
  const spans: number[] = [];
  let start = from;
  for (let at = from; at <= stop; at += 1) {
    if (at !== stop && bytes[at] !== scanner.delimiter) continue;
    spans.push(start, at);
    start = at + 1;
  }
  return { names: namesIn(bytes, spans, isUtf16), next, lines: 1 };
}

/** The header is read from a copy: its window may have to be scanned again with another delimiter. */
function repairCopy(
  scanner: RecordScanner,
  copy: Uint8Array,
  spans: Uint32Array<ArrayBuffer>,
  mark: number,
): void {
  const fresh = scanner.spans;
  scanner.spans = spans;
  scanner.repair(copy, mark);
  scanner.spans = fresh;
}

function namesIn(bytes: Uint8Array, spans: ArrayLike<number>, isUtf16: boolean): string[] {
  const names: string[] = [];
  for (let span = 0; span < spans.length; span += 2) {
    names.push(decodeText(bytes, spans[span] ?? 0, spans[span + 1] ?? 0, isUtf16).text);
  }
  return names;
}
