import { isStruck } from '../books/counting.ts';
import { cashOf } from '../books/cash.ts';
import { MovementColumns, type TrustContext, type MatterLedger } from './movement-columns.ts';
import type { BookRows } from './row-columns.ts';
import { allInOrder, dayIn } from '../books/movements.ts';
import type { Report, ReportColumn } from './report.ts';
import { depositsOf } from './trust-deposits.ts';
import { isWithin, type ReportParams } from './report-params.ts';

/** Receipts cash book (domain.md R3): what came in, one row for each matter it was for. */
export function trustReceipts(context: TrustContext): Report {
  const rows = moneyRows(context, 1);
  const columns = new MovementColumns(context, rows);
  return columns.report('Receipts cash book', [
    columns.date(),
    columns.entered(),
    columns.text('number', 'Receipt no.', 'number', 'reference'),
    columns.text('method', 'Method', 'method'),
    columns.text('party', 'Received from', 'party'),
    columns.reason(),
    ...matterParts(columns),
    columns.account(),
    columns.transaction(),
    columns.amount('amount', 'Amount', 1),
    wholeAmount(context, rows, columns, { label: 'Receipt amount', way: 1 }),
    columns.text('deposit', 'Deposit', 'deposit'),
    depositedAmount(context, rows, columns),
    columns.struck(),
  ]);
}

/** Payments cash book (domain.md R4): what was paid out, one row for each matter it was paid for. */
export function trustPayments(context: TrustContext): Report {
  const rows = moneyRows(context, -1);
  const columns = new MovementColumns(context, rows);
  return columns.report('Payments cash book', [
    columns.date(),
    columns.entered(),
    columns.text('number', 'Payment no.', 'number', 'reference'),
    columns.text('method', 'Method', 'method'),
    columns.text('party', 'Paid to', 'party'),
    columns.text('bank', 'Bank account', 'bank'),
    columns.reason(),
    ...matterParts(columns),
    columns.account(),
    columns.transaction(),
    columns.amount('amount', 'Amount', -1),
    wholeAmount(context, rows, columns, { label: 'Payment amount', way: -1 }),
    columns.struck(),
  ]);
}

function matterParts(columns: MovementColumns): (ReportColumn | null)[] {
  return [
    columns.matterText('client', 'client', 'Client'),
    columns.matter(),
    columns.matterText('reference', 'matterReference', 'Matter reference'),
    columns.matterText('name', 'name', 'Matter name'),
  ];
}

/** Movements of the period that the bank saw, one way, in the order in which they happened. */
function moneyRows(context: TrustContext, way: 1 | -1): BookRows {
  const { book, params } = context;
  const { isInternal } = cashOf(book, params.basis);
  return {
    movement: movementsWhere(context, (at) => {
      const units = book.units[at] ?? 0n;
      return isInternal[at] !== 1 && (way === 1 ? units >= 0n : units < 0n);
    }),
  };
}

/** Movements of the period, the account and the matter that are asked for and meet a test, in order. */
export function movementsWhere(
  { book, params }: TrustContext,
  test: (at: number) => boolean,
  isCounted = (flags: number): boolean => !isStruck(flags),
): Int32Array {
  const cash = cashOf(book);
  const isMine = Uint8Array.from(book.ledgers, (one) => Number(isAskedFor(one, params)));
  const found = allInOrder(book, params.basis).filter(
    (at) =>
      isMine[cash.ledger[at] ?? 0] === 1 &&
      isWithin(dayIn(book, at, params.basis), params) &&
      (params.withStruck || isCounted(book.flags[at] ?? 0)) &&
      test(at),
  );
  return Int32Array.from(found);
}

/** A ledger of the matter and the account that are asked for. */
export function isAskedFor({ matter, account }: MatterLedger, params: ReportParams): boolean {
  const isMatter = params.matter === '' || matter === params.matter;
  return isMatter && (params.account === '' || account === params.account);
}

/**
 * What a receipt or payment over several matters comes to, once: in the first of its rows. No total: among filtered rows
 * it would count parts that are not shown.
 */
function wholeAmount(
  { book, params }: TrustContext,
  { movement }: BookRows,
  columns: MovementColumns,
  { label, way }: { label: string; way: 1 | -1 },
): ReportColumn {
  const cash = cashOf(book, params.basis);
  const sums = new Map<number, bigint>();
  const firstRows = new Map<number, number>();
  movement.forEach((at, row) => {
    const account = cash.account[cash.ledger[at] ?? 0] ?? 0;
    const isAlone = isStruck(book.flags[at] ?? 0);
    const key = isAlone ? -1 - row : (cash.part[at] ?? 0) * cash.accounts.length + account;
    const first = firstRows.get(key) ?? row;
    firstRows.set(key, first);
    sums.set(first, (sums.get(first) ?? 0n) + BigInt(way) * (book.units[at] ?? 0n));
  });
  const { column, value } = columns.money('whole', label, (row) => sums.get(row) ?? null);
  return { column, value };
}

/** What a deposit came to, once: in the first of its rows. Of all its receipts, those of other days too: so no total. */
function depositedAmount(
  { tables, book }: TrustContext,
  { movement }: BookRows,
  columns: MovementColumns,
): ReportColumn | null {
  const deposits = depositsOf(tables, book);
  if (!deposits) return null;
  const firstRows = new Map<number, number>();
  movement.forEach((at, row) => {
    const number = deposits.deposit[at] ?? 0;
    if (number > 0 && !firstRows.has(number)) firstRows.set(number, row);
  });
  const { column, value } = columns.money('deposited', 'Amount deposited', (row) => {
    const number = deposits.deposit[columns.at(row)] ?? 0;
    return firstRows.get(number) === row ? (deposits.sums[number] ?? null) : null;
  });
  return { column, value };
}
