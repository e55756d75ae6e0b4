import { keyOf } from '../address.ts';
import { textColumn } from '../view-plan.ts';
import { isHeld } from '../books/counting.ts';
import type { LedgerContext } from './ledger-accounts.ts';
import { chartLines } from './ledger-chart.ts';
import { dayIn, someInOrder } from '../books/movements.ts';
import type { ReckonedColumn, Report } from './report.ts';
import { isWithin } from './report-params.ts';
import { RowColumns, type BookRows } from './row-columns.ts';
import type { LedgerBook } from '../books/trust-book.ts';

/** The entries of an account with its balance after each: debits less credits. */
export function accountReport(context: LedgerContext): Report {
  const rows = accountRows(context);
  const columns = new RowColumns(context, rows);
  return columns.report('Account entries', [
    columns.date(),
    columns.entered(),
    columns.transaction(),
    columns.text('type', 'Type', 'type'),
    columns.text('reference', 'Reference', 'reference'),
    columns.text('party', 'Contact', 'party'),
    columns.reason(),
    columns.text('matter', 'Matter', 'matter'),
    columns.amount('debit', 'Debit', 1),
    columns.amount('credit', 'Credit', -1),
    columns.balance(rows.balance),
    columns.struck(),
  ]);
}

/** All entries of a transaction, in the order of the file; those that are in no sum are told. */
export function transactionReport(context: LedgerContext): Report {
  const rows = { movement: legsOf(context), isCounted: isHeld };
  const columns = new RowColumns(
    { ...context, params: { ...context.params, withStruck: false } },
    rows,
  );
  return columns.report('Transaction', [
    columns.date(),
    columns.entered(),
    accountColumn(context, rows),
    columns.text('type', 'Type', 'type'),
    columns.text('reference', 'Reference', 'reference'),
    columns.text('party', 'Contact', 'party'),
    columns.reason(),
    columns.text('matter', 'Matter', 'matter'),
    columns.amount('debit', 'Debit', 1),
    columns.amount('credit', 'Credit', -1),
    columns.struck(),
  ]);
}

interface AccountRows extends BookRows {
  balance: BigInt64Array;
  opening: bigint;
  closing: bigint;
}

/** With a first day they begin with what the account stood at before. */
export function accountRows({ book, params }: LedgerContext): AccountRows {
  const run = book.accounts.find(({ account }) => account === params.account);
  const { first, end } = run ?? { first: 0, end: 0 };
  const all = Uint32Array.from({ length: end - first }, (_, at) => first + at);
  const day = (at: number): number => dayIn(book, at, params.basis);
  const counts = (at: number): boolean => isHeld(book.flags[at] ?? 0);
  const within = all.filter((at) => isWithin(day(at), params) && (params.withStruck || counts(at)));
  let opening = 0n;
  for (const at of all) {
    const isBefore = params.from !== null && day(at) < params.from;
    if (isBefore && counts(at)) opening += book.units[at] ?? 0n;
  }
  const lead = params.from === null ? [] : [-1];
  const movement = Int32Array.from([...lead, ...someInOrder(book, within, params.basis)]);
  let held = opening;
  const balance = BigInt64Array.from(movement, (at) => {
    if (at >= 0 && counts(at)) held += book.units[at] ?? 0n;
    return held;
  });
  const instead = (): { day: number | null; words: string } => ({
    day: params.from,
    words: 'Opening balance',
  });
  return { movement, balance, opening, closing: held, instead, isCounted: isHeld };
}

function legsOf({ book, params }: LedgerContext): Int32Array {
  const wanted = book.transactions.indexOf(params.transaction);
  const legs: number[] = [];
  for (let at = 0; at < book.size && wanted >= 0; at += 1) {
    if (book.transaction[at] === wanted) legs.push(at);
  }
  const placeOf = (at: number): number => (book.table[at] ?? 0) * 2 ** 32 + (book.record[at] ?? 0);
  return Int32Array.from(legs.sort((a, b) => placeOf(a) - placeOf(b)));
}

function accountColumn({ tables, book }: LedgerContext, { movement }: BookRows): ReckonedColumn {
  const names = new Map(
    chartLines(tables, book).map(({ key, number, name }) => [key, `${number} ${name}`.trim()]),
  );
  const table = 'chart_of_accounts';
  const isKnown = tables.catalogue.get(table) !== undefined;
  const keyIn = (row: number): string => accountOf(book, movement[row] ?? -1);
  return {
    column: textColumn({ id: 'account', label: 'Account', maxBytes: 30 }),
    value: (row) => names.get(keyIn(row)) ?? keyIn(row),
    link: (row) => (isKnown ? { table, key: keyOf([keyIn(row)]) } : null),
  };
}

const accountOf = ({ accounts }: LedgerBook, at: number): string =>
  accounts.find(({ first, end }) => at >= first && at < end)?.account ?? '';
