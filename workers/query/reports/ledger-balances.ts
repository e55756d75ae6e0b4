import { dayIn } from '../books/movements.ts';
import { isHeld } from '../books/counting.ts';
import { isWithin, type ReportParams } from './report-params.ts';
import type { LedgerBook } from '../books/trust-book.ts';

/** Debits less credits of each account by its key, up to a day; null for all of them. */
export function ledgerBalances(
  book: LedgerBook,
  { basis }: ReportParams,
  until: number | null,
): ReadonlyMap<string, bigint> {
  const period = { from: null, until };
  return new Map(
    book.accounts.map(({ account, first, end }) => {
      let sum = 0n;
      for (let at = first; at < end; at += 1) {
        if (!isHeld(book.flags[at] ?? 0) || !isWithin(dayIn(book, at, basis), period)) continue;
        sum += book.units[at] ?? 0n;
      }
      return [account, sum];
    }),
  );
}
