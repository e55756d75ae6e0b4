import type { Tables } from '../tables.ts';
import { exceptionAt } from './exception-at.ts';
import { seriesFaults, type Numbered, type SeriesFault } from './number-series.ts';
import { listedNumbers, trustNumbers, type NumberedRow } from './numbered-rows.ts';
import type { ReadBooks } from './ready.ts';
import type { BookException, TrustBook } from './trust-book.ts';

/** Numbers of the trust files and of the trust accounts' cheques that are missing, or that two transactions have. */
export function trustNumberFaults(tables: Tables, read: ReadBooks, asAt: number): BookException[] {
  const { ofTrust } = listed(tables, read);
  return told(joined(trustNumbers(tables, read), ofTrust), read.trust, asAt);
}

/** The same of the office's own cheques and receipts. */
export function officeNumberFaults(tables: Tables, read: ReadBooks, asAt: number): BookException[] {
  return told(listed(tables, read).ofOffice, read.trust, asAt);
}

/** By their account; where they name none, by their transaction. */
function listed(
  tables: Tables,
  { books, trust }: ReadBooks,
): { ofTrust: NumberedRow[]; ofOffice: NumberedRow[] } {
  const accounts = new Set(books.accounts.map(({ key }) => key));
  const there = new Set(trust.transaction);
  const transactions = new Set(trust.transactions.filter((_, at) => there.has(at)));
  transactions.delete('');
  const isTrust = ({ account, transaction }: Numbered): boolean =>
    account === '' ? transactions.has(transaction) : accounts.has(account);
  const rows = listedNumbers(tables, trust.scale);
  return {
    ofTrust: rows.filter(isTrust),
    ofOffice: rows.filter((row) => !isTrust(row)),
  };
}

/** A number that a trust file and a list both have for a transaction is one: the list says of which series. */
function joined(own: readonly NumberedRow[], rows: readonly NumberedRow[]): NumberedRow[] {
  const waiting = new Map(rows.map((row) => [identity(row), row]));
  const matched = new Set<NumberedRow>();
  const both = own.map((one) => {
    const row = waiting.get(identity(one)) ?? waiting.get(identity({ ...one, transaction: '' }));
    if (!row) return one;
    matched.add(row);
    return { ...one, series: row.series, account: row.account };
  });
  return [...both, ...rows.filter((row) => !matched.has(row))];
}

const identity = ({ role, transaction, number }: Numbered): string =>
  `${role}\n${transaction}\n${number}`;

function told(numbers: readonly NumberedRow[], trust: TrustBook, asAt: number): BookException[] {
  const all = numbers.map((one) => ({ ...one, isLater: one.day > asAt }));
  return seriesFaults(all).map((fault) => {
    const { at } = fault;
    const kind = fault.kind === 'sparse' ? 'gap' : fault.kind;
    const facts = { kind, detail: detailOf(fault), number: numberOf(fault) };
    if (at.place >= 0) return exceptionAt(trust, at.place, facts);
    const { table, record, transaction, day, units } = at;
    return { ...facts, table, record, matter: null, transaction, day, units };
  });
}

const names = { receipt: 'Receipt', payment: 'Payment', cheque: 'Cheque' } as const;

function detailOf(fault: SeriesFault<NumberedRow>): string {
  const name = names[fault.at.role];
  if (fault.kind === 'gap') {
    return fault.from === fault.to
      ? `${name} number ${fault.from} before this one is missing.`
      : `${name} numbers ${fault.from} to ${fault.to} before this one are missing.`;
  }
  if (fault.kind === 'sparse') {
    const { from, to, there, of } = fault;
    return `${name} numbers from ${from} to ${to}: ${there} of ${of} are there, the others are missing.`;
  }
  const { transaction } = fault.first;
  const other = transaction === '' ? 'another row' : `transaction ${transaction}`;
  return `${name} number ${fault.at.text} is also that of ${other}.`;
}

function numberOf(fault: SeriesFault<NumberedRow>): string {
  if (fault.kind === 'duplicate') return fault.at.text;
  return fault.from === fault.to ? fault.from : `${fault.from} – ${fault.to}`;
}
