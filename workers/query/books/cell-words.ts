import { isPlaceholder } from './days.ts';

const inWords = /^(cr?|credit|\+|in|receipt|received|deposit|paid in|money in)$/i;
const outWords = /^(dr?|debit|-|−|out|payment|paid|withdrawal|paid out|money out)$/i;

/** 1 for what comes in or is a credit, -1 for the other way, 0 for what says neither. */
export function wayOf(cell: string): -1 | 0 | 1 {
  const text = cell.trim().replace(/\.$/, '');
  return inWords.test(text) ? 1 : outWords.test(text) ? -1 : 0;
}

const inType =
  /receipt|receiv|deposit|lodg|money in|paid in|transfer in|interest|\bcredit|\bin\b|opening/i;
const outType =
  /payment|paid|withdraw|disburs|money out|transfer out|transfer to office|\bdebit|\bout\b|\bfees?\b|\bbill/i;
const reversal = /revers|void|cancel|correct/i;

/** What a type or the name of a file says of the way its money goes, and whether it takes it back. */
export function typeWay(text: string): { way: -1 | 0 | 1; isReversal: boolean } {
  const isReversal = reversal.test(text);
  const isIn = inType.test(text);
  const isOut = outType.test(text);
  if (isIn === isOut) return { way: isIn ? firstOf(text) : 0, isReversal };
  return { way: isIn ? 1 : -1, isReversal };
}

/** Where a type has words of both ways the first counts: "Receipt of payment". */
const firstOf = (text: string): -1 | 1 => (text.search(inType) <= text.search(outType) ? 1 : -1);

export const saysReversal = (text: string): boolean => reversal.test(text);

/** Yes or no; null for what is neither. */
export function isSaid(cell: string): boolean | null {
  if (/^(t|y|true|yes|1|x)$/i.test(cell)) return true;
  return /^(f|n|false|no|0)$/i.test(cell) ? false : null;
}

/** Zeros with what stands between them: a day that there is not, or nothing. */
const nothing = /^[0\s.:/TZ+-]*$/;
const negative = /^(not\b|none\b|never\b|nil\b|n\/a\b|un)/i;

/** A column of yes and no, or of a day or number where it is: whether its cell says that it is so. */
export function isSet(cell: string): boolean {
  const text = cell.trim();
  const said = isSaid(text);
  return said ?? !(nothing.test(text) || negative.test(text) || isPlaceholder(text));
}

/** The same of whether something is on a statement of the bank, which has words of its own. */
export const isCleared = (cell: string): boolean =>
  isSet(cell) && !/^(not |out|pend|open)/i.test(cell.trim());
