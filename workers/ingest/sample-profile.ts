import {
  BACKSLASH,
  CAPITAL_N,
  QUOTE,
  afterLineEnd,
  DAMAGED,
  isLineEnd,
  NEED_MORE,
  NO_DELIMITER,
  nextLine,
} from './bytes.ts';
import type { Limits } from './limits.ts';
import { readHeader } from './read-header.ts';
import { scannerFor } from './scanner-for.ts';

/** The first bytes of a file, as UTF-8 with sentinels behind `end`. */
export interface Sample {
  bytes: Uint8Array;
  from: number;
  end: number;
  /** Nothing comes behind it. */
  whole: boolean;
}

/** What the first records look like when read in one way. */
export interface Profile {
  names: readonly string[];
  records: number;
  /** Records as wide as the header. */
  fitting: number;
  /** Cells of the widest record. */
  widest: number;
  /** Cells that are a bare `\N`. */
  nothings: number;
}

const mostRecords = 500;

/** A header that is longer than this is no header. */
export function headerLimits(limits: Limits): Limits {
  return { ...limits, field: limits.suspectBytes };
}

export function delimiterByte(delimiter: string): number {
  return delimiter === '' ? NO_DELIMITER : delimiter.charCodeAt(0);
}

export function profileOf(
  sample: Sample,
  delimiter: string,
  backslash: boolean,
  limits: Limits,
): Profile {
  const { bytes, end, whole: final } = sample;
  const shape = { delimiter: delimiterByte(delimiter), backslash };
  const scanner = scannerFor(shape, headerLimits(limits));
  const from = skipBlankLines(sample);
  const header = readHeader(scanner, { bytes, from, end, final, isUtf16: false });
  const profile = { names: header?.names ?? [], records: 0, fitting: 0, widest: 0, nothings: 0 };
  let at = header?.next ?? end;
  while (profile.records < mostRecords) {
    at = skipBlankLines({ bytes, from: at, end });
    const next = at < end ? scanner.scan(bytes, at, end, final) : NEED_MORE;
    if (next === NEED_MORE) return profile;
    count(profile, next === DAMAGED ? 0 : scanner.cells);
    profile.nothings += countNothings(bytes, scanner.dropCells(0));
    at = next === DAMAGED ? nextLine(bytes, at, end, true) : next;
  }
  return profile;
}

function count(profile: Profile, cells: number): void {
  profile.records += 1;
  if (cells === profile.names.length) profile.fitting += 1;
  profile.widest = Math.max(profile.widest, cells);
}

function countNothings(bytes: Uint8Array, spans: Uint32Array): number {
  let count = 0;
  for (let span = 0; span < spans.length; span += 2) {
    const start = spans[span] ?? 0;
    if ((spans[span + 1] ?? 0) - start !== 2 || bytes[start] !== BACKSLASH) continue;
    if (bytes[start + 1] === CAPITAL_N && bytes[start - 1] !== QUOTE) count += 1;
  }
  return count;
}

export function skipBlankLines({ bytes, from, end }: Omit<Sample, 'whole'>): number {
  let at = from;
  while (at < end && isLineEnd(bytes[at])) at = afterLineEnd(bytes, at, end, true);
  return at;
}
