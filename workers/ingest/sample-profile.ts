import { afterLineEnd, isLineEnd, NO_DELIMITER, nextLine } from './bytes.ts';
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
  damaged: number;
  /** Cells of the widest record. */
  widest: number;
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
  const { bytes, end, whole } = sample;
  const scanner = scannerFor(
    { delimiter: delimiterByte(delimiter), backslash },
    headerLimits(limits),
  );
  const from = skipBlankLines(sample);
  const header = readHeader(scanner, { bytes, from, end, final: whole, isUtf16: false });
  const profile = { names: header?.names ?? [], records: 0, fitting: 0, damaged: 0, widest: 0 };
  let at = header?.next ?? end;
  while (at < end && profile.records < mostRecords) {
    if (isLineEnd(bytes[at])) {
      at = skipBlankLines({ ...sample, from: at });
      continue;
    }
    const next = scanner.scan(bytes, at, end, whole);
    if (next === -1) break;
    profile.records += 1;
    if (next < 0) profile.damaged += 1;
    else if (scanner.cells === profile.names.length) profile.fitting += 1;
    if (next >= 0) profile.widest = Math.max(profile.widest, scanner.cells);
    at = next < 0 ? Math.max(nextLine(bytes, at, end, true), at + 1) : next;
    scanner.undo();
  }
  return profile;
}

export function skipBlankLines({ bytes, from, end }: Omit<Sample, 'whole'>): number {
  let at = from;
  while (at < end && isLineEnd(bytes[at])) at = afterLineEnd(bytes, at, end, true);
  return at;
}
