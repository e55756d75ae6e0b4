import type { Dialect } from '../contract/values.ts';
import { BACKSLASH, QUOTE, SLACK, writeSentinels } from './bytes.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding } from './detect-encoding.ts';
import { type Limits, standardLimits } from './limits.ts';
import { type Profile, profileOf, type Sample, skipBlankLines } from './sample-profile.ts';
import { toUtf8 } from './transcode.ts';

/** How much of a file is looked at before it is read. */
export const headBytes = 1 << 20;

export interface DetectedDialect {
  dialect: Dialect;
  bomBytes: number;
  /** The file begins with a line `sep=;`, which is no record. */
  hasSeparatorLine: boolean;
}

/** Decided once per file, from its first bytes; `whole` when they are all there are. */
export function detectDialect(
  head: Uint8Array<ArrayBuffer>,
  whole: boolean,
  expected: readonly string[],
  limits: Limits = standardLimits,
): DetectedDialect {
  const { encoding, bomBytes } = detectEncoding(head, whole);
  const text = toUtf8(head.subarray(bomBytes), encoding);
  const bytes = new Uint8Array(text.length + SLACK);
  bytes.set(text);
  writeSentinels(bytes, text.length);
  const line = separatorLine(bytes, text.length);
  const sample = { bytes, from: line?.end ?? 0, end: text.length, whole };
  const delimiter = line?.delimiter ?? detectDelimiter(sample, expected, limits);
  const backslash = usesBackslash(sample, delimiter, limits);
  const newline = newlineIn(sample);
  return {
    dialect: { encoding, bom: bomBytes > 0, delimiter, newline, backslash },
    bomBytes,
    hasSeparatorLine: line !== null,
  };
}

/** Excel's `sep=;` line, and where it ends. */
export function separatorLine(
  bytes: Uint8Array,
  end: number,
): { delimiter: string; end: number } | null {
  const start = String.fromCharCode(...bytes.subarray(0, Math.min(end, 10)));
  const found = /^("?)sep=([\t !#-/:-@[-`{-~])\1(?:\r\n?|\n|$)/i.exec(start);
  const [line, , delimiter] = found ?? [];
  if (line === undefined || delimiter === undefined) return null;
  return { delimiter, end: line.length };
}

/**
 * MySQL's dialect shows in a bare `\N` cell, or in `\"`, which RFC 4180 knows only at the end of a quoted cell. Both
 * ways of reading are then tried: a bare `\N` needs to be read no worse with it, `\"` better.
 */
function usesBackslash(sample: Sample, delimiter: string, limits: Limits): boolean {
  if (!sample.bytes.includes(BACKSLASH, sample.from)) return false;
  const without = profileOf(sample, delimiter, false, limits);
  const withIt = profileOf(sample, delimiter, true, limits);
  const [faultsWithout, faultsWithIt] = [faultsIn(without), faultsIn(withIt)];
  if (without.nothings > 0) return faultsWithIt <= faultsWithout;
  return hasEscapedQuote(sample) && faultsWithIt < faultsWithout;
}

function faultsIn({ records, fitting }: Profile): number {
  return records - fitting;
}

function hasEscapedQuote({ bytes, from, end }: Sample): boolean {
  for (let at = bytes.indexOf(BACKSLASH, from); at >= 0; at = bytes.indexOf(BACKSLASH, at + 1)) {
    if (at + 1 < end && bytes[at + 1] === QUOTE) return true;
  }
  return false;
}

/** By plain count, quotes not considered; the exact answer is known when the file has been read. */
function newlineIn({ bytes, from, end }: Sample): Dialect['newline'] {
  const counts = { CRLF: 0, LF: 0, CR: 0 };
  for (let at = skipBlankLines({ bytes, from, end }); at < end; at += 1) {
    if (bytes[at] === 10) counts.LF += 1;
    else if (bytes[at] === 13 && bytes[at + 1] === 10 && at + 1 < end) {
      counts.CRLF += 1;
      at += 1;
    } else if (bytes[at] === 13) counts.CR += 1;
  }
  const used = (['CRLF', 'LF', 'CR'] as const).filter((name) => counts[name] > 0);
  if (used.length > 1) return 'mixed';
  return used[0] ?? 'none';
}
