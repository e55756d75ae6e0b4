import type { Asking } from '../question.ts';
import type { Tables } from '../tables.ts';
import type { ReadBooks } from './ready.ts';
import type { BookException } from './trust-book.ts';

/** What an auditor asks about, as at a day, inclusive (domain.md R9). */
export function exceptionsOf(
  _tables: Tables,
  _books: ReadBooks,
  _asAt: number,
  _asking: Asking,
): Promise<readonly BookException[]> {
  return Promise.reject(new Error('exceptions are not found yet'));
}
