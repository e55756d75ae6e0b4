import type { BookChoice, Books } from '../../contract/books.ts';
import type { IndexingEvent } from '../../contract/records.ts';
import type { Asking } from '../question.ts';
import type { Tables } from '../tables.ts';
import type { LedgerBook, TrustBook } from './trust-book.ts';

/** The books of a backup, read. Both are there; where the backup has no such file, its book has no rows. */
export interface ReadBooks {
  books: Books;
  trust: TrustBook;
  ledger: LedgerBook;
}

/**
 * The books, read once for the tables there are and what the person chose. The first question goes through all
 * rows, and tells how far it is.
 */
export function ensureBooks(
  _tables: Tables,
  _asking: Asking,
  _onIndexing?: (event: IndexingEvent) => void,
): Promise<ReadBooks> {
  return Promise.reject(new Error('the books are not read yet'));
}

/** The person says how a file is read; null takes it back. The books are read again when next asked for. */
export function chooseBook(_tables: Tables, _table: string, _choice: BookChoice | null): void {
  throw new Error('the books are not read yet');
}
