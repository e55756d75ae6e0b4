import type { Reconciliation } from '../../workers/contract/books.ts';
import { differenceOf } from './amounts.ts';

/** One line of a reconciliation; its sum is null where it is not known. */
export interface ReconciliationLine {
  label: string;
  sum: string | null;
  /** What is to be said of it besides; '' for nothing. */
  note: string;
}

const untyped = 'not typed in';
const noLedger = 'not in this backup';

/** From the bank's statement to what the bank would show: each line adds to those above, or is taken off. */
export function bankLines(sheet: Reconciliation): readonly ReconciliationLine[] {
  const line = (label: string, sum: string, note = ''): ReconciliationLine => ({
    label,
    sum,
    note,
  });
  return [
    lineOf('Balance on the bank’s statement', sheet.statement, untyped),
    line('and deposits that are not on it yet', sheet.depositsInTransit),
    line('less payments that are not on it yet', sheet.outstandingPayments),
    line('and adjustments', sheet.adjustments, sheet.reason),
  ];
}

/** The balances that must be one. */
export function legLines(sheet: Reconciliation): readonly ReconciliationLine[] {
  return [
    lineOf('Bank, adjusted', sheet.adjustedBank, untyped),
    lineOf('Cash book', sheet.cashBook, ''),
    lineOf('Matters', sheet.matters, ''),
    lineOf('Ledger, bank account', sheet.ledgerBank, noLedger),
    lineOf('Ledger, owed to clients', sheet.ledgerLiability, noLedger),
  ];
}

/** By how much they are not: the cash book against the bank and its ledger account, the matters against the other two. */
export function differenceLines(sheet: Reconciliation): readonly ReconciliationLine[] {
  const { adjustedBank, cashBook, matters, ledgerBank, ledgerLiability } = sheet;
  const line = (label: string, one: string | null, other: string): ReconciliationLine =>
    lineOf(label, one === null ? null : differenceOf(one, other), 'cannot be told');
  return [
    line('Bank, adjusted, less cash book', adjustedBank, cashBook),
    line('Matters less cash book', matters, cashBook),
    line('Ledger’s bank account less cash book', ledgerBank, cashBook),
    line('Ledger’s debt to clients less matters', ledgerLiability, matters),
  ];
}

const lineOf = (label: string, sum: string | null, unknown: string): ReconciliationLine => ({
  label,
  sum,
  note: sum === null ? unknown : '',
});
