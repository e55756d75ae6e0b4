import type { Books } from '../../contract/books.ts';

/** Struck out. */
export const REVERSED = 1;
export const DELETED = 2;
/**
 * Besides REVERSED: the reversal stands in the file, too. Balances count both, each on its day, as the ledger and the
 * bank do.
 */
export const COUNTERED = 4;
/** Known to be on a statement of the bank. */
export const RECONCILED = 8;

/** The rows of a book in typed arrays, one place for each in all of them. */
interface BookRows {
  books: Books;
  /** Decimals of `units`. */
  scale: number;
  size: number;
  /** Days since 1970-01-01, of the transaction and of its entry; `noDay` where there is none. */
  day: Int32Array;
  entered: Int32Array;
  units: BigInt64Array;
  /** REVERSED, DELETED, COUNTERED and RECONCILED, added up. */
  flags: Uint8Array;
  /** Where its row is: an index into `tables`, and the record. */
  tables: readonly string[];
  table: Uint8Array;
  record: Uint32Array;
  /** Index into `transactions`: rows of one transaction share it. */
  transaction: Uint32Array;
  transactions: readonly string[];
  /** Rows in no sum, because their amount or date cannot be read exactly. */
  excluded: readonly { table: string; record: number }[];
}

/**
 * Every movement of clients' money, one for each row of the trust files: sorted by matter, then by trust account, day,
 * transaction and record. Positive minor units are money received for the matter.
 */
export interface TrustBook extends BookRows {
  /** Each matter's ledger for each trust account: movements `first` up to and without `end`. */
  ledgers: readonly { matter: string; account: string; first: number; end: number }[];
  /** Balance of its ledger after each movement, by transaction date: `isHeld` tells what counts. */
  balance: BigInt64Array;
}

/**
 * Every entry of the general ledger, sorted by account, day, transaction and record. Positive minor units are debits.
 * Of a file with one row for each transaction, the same record stands under two accounts.
 */
export interface LedgerBook extends BookRows {
  accounts: readonly { account: string; first: number; end: number }[];
  /** Balance of its account after each entry: debits less credits. */
  balance: BigInt64Array;
}

/** Stands for no day, and comes before all days. */
export const noDay = -2_147_483_648;

/** Something in the books that has to be explained (domain.md R9). */
export interface BookException {
  kind: string;
  /** In a sentence, with its numbers. */
  detail: string;
  table: string;
  /** The record that shows it; 0 where it is none. */
  record: number;
  matter: string | null;
  transaction: string | null;
  day: number;
  units: bigint | null;
  /** What is missing from a series of numbers, or there twice. */
  number?: string;
}
