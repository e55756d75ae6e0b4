import { SLACK, writeSentinels } from './bytes.ts';
import { detectDialect } from './dialect.ts';
import { standardLimits } from './limits.ts';
import { profileOf } from './sample-profile.ts';
import { toUtf8 } from './transcode.ts';

/** Records that must be there, and the share of them that are as wide as the header. */
const FEWEST = 2;
const SHARE = 0.95;

/**
 * Whether the first bytes of a text are a table's: a header of several short names, and records that are as wide.
 * A letter has commas too, but no line of names. `whole`: these are all the bytes there are.
 */
export function isDelimited(head: Uint8Array<ArrayBuffer>, whole: boolean): boolean {
  const { dialect, bomBytes, hasSeparatorLine } = detectDialect(head, whole, []);
  if (hasSeparatorLine) return true;
  const text = toUtf8(head.subarray(bomBytes), dialect.encoding);
  const bytes = new Uint8Array(text.length + SLACK);
  bytes.set(text);
  writeSentinels(bytes, text.length);
  const sample = { bytes, from: 0, end: text.length, whole };
  const { names, records, fitting } = profileOf(
    sample,
    dialect.delimiter,
    dialect.backslash,
    standardLimits,
  );
  const isHeader = names.length > 1 && names.every(isName) && new Set(names).size === names.length;
  return isHeader && records >= FEWEST && fitting >= SHARE * records;
}

/** A few words, and no sentence. */
function isName(name: string): boolean {
  const words = name.trim().split(/\s+/);
  return /^[^\p{Cc}]{1,40}$/u.test(name) && words.length <= 5 && !/[.!?:]$/.test(name.trim());
}
