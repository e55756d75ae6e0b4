import { dateText, stampText } from '../calendar.ts';
import { flag, money, pounds } from '../csv.ts';
import type { Matter } from '../matters.ts';
import type { TrustTransaction } from '../trust.ts';
import { trustAccount, type TrustKind } from '../trust-draft.ts';
import { TRUST_BANK, TRUST_HELD } from './accounts.ts';
import type { Column } from './column.ts';

/** What one transaction does to one matter. */
export interface TrustRow {
  transaction: TrustTransaction;
  matter: Matter;
  /** Positive: received for the matter. */
  cents: number;
  enteredBy: string;
}

export type Cell = Column<TrustRow>[1];

const TITLES: Readonly<Record<TrustTransaction['fate'], string>> = {
  kept: '',
  reversed: '',
  deleted: '',
  reversal: ' reversal',
};

export const id: Cell = ({ transaction }) => transaction.transaction;
export const matterId: Cell = ({ matter }) => matter.id;
export const account: Cell = ({ matter }) => trustAccount(matter);
/** As a program may count trust accounts that has another count for the ledger's. */
export const accountCode: Cell = ({ matter }) =>
  trustAccount(matter) === TRUST_BANK ? 'T1' : 'T2';
export const date: Cell = ({ transaction }) => dateText(transaction.day);
export const entered: Cell = ({ transaction }) => stampText(transaction.entered);
export const type: Cell = ({ transaction: { kind, fate } }) => `${kind}${TITLES[fate]}`;
export const numberOf =
  (kind: TrustKind): Cell =>
  ({ transaction }) =>
    transaction.kind === kind ? transaction.number : null;
export const cheque: Cell = ({ transaction }) => transaction.cheque;
export const method: Cell = ({ transaction }) => transaction.method;
export const personId: Cell = ({ transaction }) => transaction.person.id;
export const personName: Cell = ({ transaction }) => transaction.person.name;
export const nameFor =
  (kind: TrustKind): Cell =>
  ({ transaction }) =>
    transaction.kind === kind ? transaction.person.name : null;
export const reference: Cell = ({ transaction }) =>
  transaction.kind === 'Journal' ? `J${transaction.number ?? ''}` : transaction.reference;
export const reason: Cell = ({ transaction }) => transaction.reason;
export const deposited: Cell = ({ transaction, cents }) =>
  cents > 0 ? flag(transaction.isReconciled) : null;
export const reconciled: Cell = ({ transaction }) => flag(transaction.isReconciled);
const isReversed = ({ transaction: { fate } }: TrustRow): boolean =>
  fate === 'reversed' || fate === 'reversal';
const isDeleted = ({ transaction: { fate } }: TrustRow): boolean => fate === 'deleted';
export const reversed: Cell = (row) => flag(isReversed(row));
export const deleted: Cell = (row) => flag(isDeleted(row));
export const enteredBy: Cell = (row) => row.enteredBy;
export const received: Cell = ({ cents }) => (cents > 0 ? money(cents) : null);
export const paid: Cell = ({ cents }) => (cents < 0 ? money(-cents) : null);
const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');

export const signed: Cell = ({ cents }) => money(cents);
/** As a file of payments has it. */
export const signedPaid: Cell = ({ cents }) => money(-cents);
export const unsigned: Cell = ({ cents, transaction: { moved } }) =>
  money(moved?.cents ?? Math.abs(cents));
export const drCr: Cell = ({ cents }) => (cents < 0 ? 'DR' : 'CR');
export const poundsIn: Cell = ({ cents }) => (cents > 0 ? pounds(cents) : null);
export const poundsOut: Cell = ({ cents }) => (cents < 0 ? pounds(-cents) : null);
export const debitAccount: Cell = ({ transaction: { moved }, matter, cents }) =>
  moved?.to ?? (cents < 0 ? TRUST_HELD : trustAccount(matter));
export const creditAccount: Cell = ({ transaction: { moved }, matter, cents }) =>
  moved?.from ?? (cents < 0 ? trustAccount(matter) : TRUST_HELD);
export const reconciledYesNo: Cell = (row) => yesNo(row.transaction.isReconciled);
export const reversedYesNo: Cell = (row) => yesNo(isReversed(row));
export const deletedYesNo: Cell = (row) => yesNo(isDeleted(row));
