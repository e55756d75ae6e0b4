import type { TieOut } from '../../contract/books.ts';
import { formatMoney } from './money.ts';

/** So many of what explains a difference are named; all are counted. */
const APART = 200;

export type Apart = TieOut['apart'][number];

/** One tie-out with its difference; `scale` is that of the sums. */
export function tieOut(
  id: TieOut['id'],
  { left, right, scale }: { left: bigint; right: bigint; scale: number },
  apart: readonly Apart[],
): TieOut {
  return {
    id,
    left: formatMoney(left, scale),
    right: formatMoney(right, scale),
    difference: formatMoney(left - right, scale),
    isEqual: left === right && apart.length === 0,
    apart: apart.slice(0, APART),
    apartCount: apart.length,
  };
}
