import type { BookException, LedgerBook, TrustBook } from './trust-book.ts';

/** An exception that a movement or an entry shows. */
export function exceptionAt(
  book: TrustBook | LedgerBook,
  at: number,
  told: Pick<BookException, 'kind' | 'detail'> & Partial<BookException>,
): BookException {
  return {
    table: book.tables[book.table[at] ?? 0] ?? '',
    record: book.record[at] ?? 0,
    matter: matterAt(book, at),
    transaction: book.transactions[book.transaction[at] ?? 0] ?? null,
    day: book.day[at] ?? 0,
    units: book.units[at] ?? 0n,
    ...told,
  };
}

/** The matter whose ledger a movement stands in; null for an entry of the general ledger. */
function matterAt(book: TrustBook | LedgerBook, at: number): string | null {
  if (!('ledgers' in book)) return null;
  const { ledgers } = book;
  let [low, high] = [0, ledgers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ledgers[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return ledgers[low]?.matter ?? null;
}
