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
  /payment|paid(?! in)|withdraw|disburs|money out|transfer out|transfer to office|\bdebit|\bout\b|\bfees?\b|\bbill/i;
const backIn = /\b(?:payment|fee|bill)s?\b.*refund|refund.*\b(?:payment|fee|bill)s?\b/i;

/** What is said by phrases that leave no doubt, where single words say both: the first rule that says one way decides. */
const phrases: readonly (readonly [isIn: RegExp, isOut: RegExp])[] = [
  [/receiv|paid in|money in|transfer in/i, /\bmade\b|paid out|money out|transfer out/i],
  [/receipt(?!s?\b.*refund)/i, /(?:deposit|receipt)s?\b.*refund|refund(?! of\b).*deposit/i],
];

/** What a type or the name of a file says of the way its money goes, and whether it takes it back. */
export function typeWay(text: string): { way: -1 | 0 | 1; isReversal: boolean } {
  const isReversal = saysReversal(text);
  for (const [isIn, isOut] of phrases) {
    const way = wayBy(isIn.test(text), isOut.test(text));
    if (way !== 0) return { way, isReversal };
  }
  const isBack = !isReversal && backIn.test(text);
  return { way: isBack ? 0 : wayBy(inType.test(text), outType.test(text)), isReversal };
}

const wayBy = (isIn: boolean, isOut: boolean): -1 | 0 | 1 => (isIn === isOut ? 0 : isIn ? 1 : -1);

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

/** Parts of words by which a row says that it takes another back: a text without any of them does not. */
export const reversalParts = [
  'revers',
  'void',
  'cancel',
  'correct',
  'dishono',
  'bounced',
  'contra',
  'refund of',
] as const;
const reversal = /revers|\bvoid|cancel|correct|dishono|bounced|\bcontra\b|refund of/i;

/** Whether a text says that its row takes another back. */
export const saysReversal = (text: string): boolean => reversal.test(text);
