import { sortableDay } from '../contract/day.ts';
import type { DateOrder, Kind } from '../contract/values.ts';
import { fold } from '../store/fold.ts';
import { cutEnd } from './cut-end.ts';

/** What a cell is compared by; null for one that does not read as its column's kind. */
export type CellKey = { number: string } | { text: string } | null;

const decimal = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const flag = /^(t|f|y|n|yes|no|true|false|1|0)$/i;

export function cellKey(kind: Kind, dateOrder: DateOrder | null, cell: string): CellKey {
  if (kind === 'date' || kind === 'stamp') {
    const day = sortableDay(cell, dateOrder);
    return day === null ? null : { text: day };
  }
  if (decimal.test(cell) && kind !== 'flag') return { number: cell };
  if (kind === 'number' || kind === 'money') return null;
  return kind === 'flag' && !flag.test(cell) ? null : { text: fold(cell) };
}

/** As a grid sorts them: numbers by value and exactly, then texts. Below zero where `a` comes first. */
export function compareKeys(a: NonNullable<CellKey>, b: NonNullable<CellKey>): number {
  if ('number' in a) return 'number' in b ? compareDecimals(a.number, b.number) : -1;
  if ('number' in b) return 1;
  return compareTexts(a.text, b.text);
}

function compareDecimals(a: string, b: string): number {
  const [below, other] = [a.startsWith('-'), b.startsWith('-')];
  if (below !== other) return below ? -1 : 1;
  return below ? compareSizes(b.slice(1), a.slice(1)) : compareSizes(a, b);
}

/** Two numbers without a sign, by their digits: no double holds them all. */
function compareSizes(a: string, b: string): number {
  const [whole = '', part = ''] = a.split('.');
  const [otherWhole = '', otherPart = ''] = b.split('.');
  return (
    whole.length - otherWhole.length ||
    compareTexts(whole, otherWhole) ||
    compareTexts(cutEnd(part, '0'), cutEnd(otherPart, '0'))
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
