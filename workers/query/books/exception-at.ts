import type { BookException, LedgerBook, TrustBook } from './trust-book.ts';
import { numberAt, unitsAt } from './typed.ts';

/** An exception that a movement or an entry shows. */
export function exceptionAt(
  book: TrustBook | LedgerBook,
  at: number,
  told: Pick<BookException, 'kind' | 'detail'> & Partial<BookException>,
): BookException {
  return {
    table: book.tables[numberAt(book.table, at)] ?? '',
    record: numberAt(book.record, at),
    matter: matterAt(book, at),
    transaction: book.transactions[numberAt(book.transaction, at)] ?? null,
    day: numberAt(book.day, at),
    units: unitsAt(book.units, at),
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
