import { NEED_MORE, nextLine } from './bytes.ts';
import type { Limits } from './limits.ts';
import type { Damage, RecordScanner } from './record-scanner.ts';

export interface Surroundings {
  bytes: Uint8Array;
  end: number;
  final: boolean;
  scanner: RecordScanner;
  /** Cells of the header. */
  expected: number;
  limits: Limits;
}

export interface Verdict {
  code: Damage['code'];
  /** Where the damaged record ends and the next one begins; NEED_MORE when its end must be looked for. */
  next: number;
}

/**
 * Where to read on after damage; null when more bytes must be known first.
 *
 * The damaged record ends at the first line end behind the damage after which a record has the header's width, or
 * after which the file ends; when there is none within the limits, at the first line end beyond them.
 * "Behind the damage" is the line of the opening quote when that quote was never closed, else the line of the byte
 * that should not be there. A quote was never closed when the "closing" one looks like the opening quote of a later
 * cell, or lies beyond the limits, or when every line between the two is a record of the header's width.
 */
export function findNextRecord(around: Surroundings, damage: Damage): Verdict | null {
  if (damage.code === 'FIELD_TOO_LARGE') return judgeLargeField(around, damage);
  const unclosed = isUnclosed(around, damage);
  if (unclosed === null) return null;
  const found = firstGoodRecord(around, unclosed ? damage.open : damage.at);
  return found && { code: unclosed ? 'UNTERMINATED_QUOTE' : 'QUOTE_TRAIL', next: found.at };
}

/** A quote that opens more than is ever stored was forgotten if a record soon begins; otherwise the cell is that large. */
function judgeLargeField(around: Surroundings, { open }: Damage): Verdict {
  const end = Math.min(around.end, open + 2 * around.limits.suspectBytes);
  const found = firstGoodRecord({ ...around, end, final: false }, open);
  if (found?.matches === true) return { code: 'UNTERMINATED_QUOTE', next: found.at };
  return { code: 'FIELD_TOO_LARGE', next: NEED_MORE };
}

function isUnclosed(around: Surroundings, damage: Damage): boolean | null {
  const { bytes, limits } = around;
  const { code, open, at, lines } = damage;
  if (code !== 'QUOTE_TRAIL') return true;
  if (lines > limits.suspectLines || at - open > limits.suspectBytes) return true;
  if (at > open + 1 && around.scanner.separates(bytes[at - 1])) return true;
  return lines > 0 && around.expected > 1 ? isRunOfRecords(around, open, at) : false;
}

function isRunOfRecords(around: Surroundings, open: number, at: number): boolean | null {
  const { bytes, end, final } = around;
  let next = nextLine(bytes, open, end, final);
  while (next <= at) {
    if (next === NEED_MORE) return null;
    const after = goodRecordAt(around, next);
    if (after === null) return null;
    if (after === false) return false;
    next = after;
  }
  return true;
}

function firstGoodRecord(
  around: Surroundings,
  from: number,
): { at: number; matches: boolean } | null {
  const { bytes, end, final, limits } = around;
  let at = from;
  for (let lines = 1; ; lines += 1) {
    at = nextLine(bytes, at, end, final);
    if (at === NEED_MORE) return null;
    if (at === end && final) return { at, matches: true };
    const good = goodRecordAt(around, at);
    if (good === null) return null;
    if (good !== false) return { at, matches: true };
    if (lines > limits.suspectLines || at - from > limits.suspectBytes) {
      return { at, matches: false };
    }
  }
}

/** Where the record at `at` ends, if it is sound and has the header's width; null when that cannot be known yet. */
function goodRecordAt(around: Surroundings, at: number): number | false | null {
  const { bytes, end, final, scanner, expected, limits } = around;
  const next = scanner.scan(bytes, at, end, final);
  if (next === NEED_MORE) return end - at > limits.suspectBytes ? false : null;
  if (next < 0) return false;
  const isGood = scanner.cells === expected && next - at <= limits.suspectBytes;
  scanner.undo();
  return isGood ? next : false;
}
