import type { FieldInfo } from './records.ts';
import type { BookSide } from './values.ts';
import type { View } from './views.ts';

/** What a column of a trust or ledger file says, for reckoning with it. */
export type BookRole =
  | 'transaction'
  | 'date'
  | 'entered'
  | 'amount'
  | 'debit'
  | 'credit'
  /** Dr or Cr, + or −, In or Out: which way `amount` goes. */
  | 'flag'
  | 'account'
  /** Of files with one row for each transaction. */
  | 'debitAccount'
  | 'creditAccount'
  | 'matter'
  | 'person'
  | 'type'
  | 'reference'
  | 'receipt'
  | 'payment'
  | 'cheque'
  /** What was banked together: a number, a slip or a day. */
  | 'deposit'
  | 'payer'
  | 'payee'
  | 'bank'
  | 'method'
  | 'memo'
  | 'reversed'
  | 'deleted'
  | 'reconciled';

/** How a row says which way its money goes. `by-type`: only its type does (receipt or payment), or its file's name. */
export type AmountShape = 'signed' | 'debit-credit' | 'amount-flag' | 'two-accounts' | 'by-type';

/** One thing that a decision rests on, with its numbers; told in words by src/text. */
export type BookEvidence =
  | { kind: 'named'; role: BookRole; column: string; alias: boolean }
  | { kind: 'balanced'; transactions: number; of: number }
  | { kind: 'ties'; account: string; held: string; ledger: string }
  | { kind: 'overdrawn'; rows: number; withSign: 1 | -1 }
  /** Amounts of a side carry its sign beside the column or flag that says it: it is not counted twice. */
  | { kind: 'signs'; side: 'debit' | 'credit' }
  /** Amounts like `1.500` alone: their point is read as that before the decimals. */
  | { kind: 'thousands'; role: BookRole }
  /** Rows of the file that another file, by its label, has too; both are read. */
  | { kind: 'overlaps'; table: string; rows: number; of: number }
  | { kind: 'chosen' };

/** Why no row of a file is in any sum, where that is so. */
export type Unread =
  /** A column that it needs is not known. */
  | 'unclear'
  /** Its columns look like those of a book, but neither its name nor the person says that it is one. */
  | 'offered'
  /** It says again what a larger file says. */
  | 'repeats'
  /** The person left it out. */
  | 'left-out';

/** How one file is read, and why. */
export interface BookFile {
  table: string;
  label: string;
  side: BookSide;
  /** Null where it is read. */
  unread: Unread | null;
  /** Column ids by what they say; a role without a column is not there. */
  roles: Readonly<Partial<Record<BookRole, string>>>;
  shape: AmountShape | null;
  /** 1: what the shape calls positive or credit adds to what is held. */
  sign: 1 | -1;
  /** Decimals of its amounts. */
  scale: number;
  evidence: readonly BookEvidence[];
  /** Every role with the columns it could be, best first, by score. */
  candidates: Readonly<Partial<Record<BookRole, readonly { column: string; score: number }[]>>>;
  /** The person decided. */
  isChosen: boolean;
  rows: number;
  /** Rows whose amount or date cannot be read exactly: kept, listed, and left out of every sum. */
  excluded: number;
}

/** An account that holds clients' money, or what is owed to them for it. */
export interface TrustAccount {
  key: string;
  label: string;
  part: 'bank' | 'liability';
  /** What it was known by. */
  by: 'name' | 'type' | 'transactions' | 'chosen';
}

/** How the books of a backup are read. */
export interface Books {
  files: readonly BookFile[];
  accounts: readonly TrustAccount[];
  currency: string;
  /** Decimals that sums are shown with. */
  scale: number;
  firstDay: string;
  lastDay: string;
}

/** What the person says of one file. */
export interface BookChoice {
  /** Null: it is no book, and is left out. */
  side: BookSide | null;
  /** Null: as the evidence has it. */
  reading: BookReading | null;
}

/** How the person says that the rows of a file are read. */
export interface BookReading {
  roles: BookFile['roles'];
  shape: AmountShape;
  sign: 1 | -1;
}

/** Two sums that must be equal, in decimals as text, and what stands on one side only. */
export interface TieOut {
  id:
    | 'matters-cashbook'
    | 'cashbook-bank'
    | 'matters-liability'
    | 'transactions-balance'
    | 'invoices-lines'
    | 'payments-allocate';
  left: string;
  right: string;
  difference: string;
  isEqual: boolean;
  /** Transactions, invoices or payments that explain the difference: at most 200, and how many there are. */
  apart: readonly {
    table: string;
    key: string;
    label: string;
    amount: string;
    side: 'left' | 'right' | 'both';
  }[];
  apartCount: number;
}

/** What the person brings to a reconciliation: amounts as decimals, null while none is typed. */
export interface Worksheet {
  asAt: string;
  /** Null: all accounts that hold clients' money. */
  account: string | null;
  /** What the bank's statement says. */
  statement: string | null;
  /** What the bank's balance has to be put right by, with its sign, and why. */
  adjustment: string | null;
  reason: string;
  /** Ids of the entries that are not on the statement yet. */
  ticked: readonly string[];
}

/** Three-way reconciliation (domain.md R7). Decimals as text. */
export interface Reconciliation {
  asAt: string;
  account: string | null;
  /** Typed in by the person; null while it is not. */
  statement: string | null;
  depositsInTransit: string;
  outstandingPayments: string;
  adjustments: string;
  /** Why there are any, as the person said it. */
  reason: string;
  adjustedBank: string | null;
  cashBook: string;
  matters: string;
  ledgerBank: string | null;
  ledgerLiability: string | null;
  /** Entries on or before the day that are not known to be on a statement. */
  open: readonly {
    id: string;
    date: string;
    label: string;
    amount: string;
    isTicked: boolean;
    account: string;
    table: string;
    key: string;
  }[];
  openCount: number;
  /** Some file says what is on a statement. */
  isTold: boolean;
}

/** What stands over a report on screen, in print and in a workbook. */
export interface ReportHead {
  title: string;
  facts: readonly FieldInfo[];
  /** Names of the source volumes with their fingerprints. */
  sources: readonly { name: string; fingerprint: string }[];
  rows: number;
}

/**
 * Reports are views, so that grids, filters and exports work on them: `trust/listing`, `trust/ledger`,
 * `trust/receipts`, `trust/payments`, `trust/cashbook`, `trust/journal`, `trust/exceptions`, `trust/search`,
 * `trust/excluded`, `ledger/accounts`, `ledger/account`, `ledger/trial`, `ledger/transaction`, `ledger/receivables`,
 * `ledger/unbilled-time`, `ledger/unbilled-disbursements`, `ledger/exceptions`, `ledger/excluded`.
 * `params` of the view: `asAt`, `from`, `to` (days, inclusive), `basis` (`date` | `entered`), `deleted` (`with`),
 * `matter`, `account`, `transaction`, `compare` (a day), and of a search `payer`, `payee`, `reference`, `number`, `amount`.
 */
export type ReportView = View;
