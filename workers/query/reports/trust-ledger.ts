import { isHeld } from '../books/counting.ts';
import { cashOf, movementsOf } from '../books/cash.ts';
import { MovementColumns, type TrustContext, type MatterLedger } from './movement-columns.ts';
import type { BookRows } from './row-columns.ts';
import { dayIn, someInOrder } from '../books/movements.ts';
import type { Report, ReportColumn } from './report.ts';
import { matterColumns } from './report-matters.ts';
import { isWithin } from './report-params.ts';
import type { TrustBook } from '../books/trust-book.ts';

/** Rows of ledgers with the balance after each. */
export interface LedgerRows extends BookRows {
  balance: BigInt64Array;
  /** What all its ledgers held before the first row, and after the last. */
  opening: bigint;
  closing: bigint;
}

/** A matter's trust ledger (domain.md R1): each of its trust accounts by itself, with the balance after every row. */
export function trustLedger(context: TrustContext): Report {
  const rows = ledgerRows(context);
  const columns = new MovementColumns(context, rows);
  const listed: (ReportColumn | null)[] = [
    columns.date(),
    columns.entered(),
    columns.text('type', 'Type', 'type'),
    columns.text('reference', 'Reference', 'reference'),
    columns.text('party', 'From / To', 'party'),
    otherLedger(context, rows),
    columns.reason(),
    columns.account(),
    columns.transaction(),
    columns.amount('debit', 'Debit', -1),
    columns.amount('credit', 'Credit', 1),
    columns.balance(rows.balance),
    columns.struck(),
  ];
  return columns.report('Trust ledger', listed);
}

/** The rows of a matter's ledgers in the period. With a first day each ledger begins with what it held before. */
export function ledgerRows(context: TrustContext): LedgerRows {
  const { book, params } = context;
  const ledgers = book.ledgers.filter(
    ({ matter, account }) =>
      matter === params.matter && (params.account === '' || account === params.account),
  );
  const movement: number[] = [];
  const balance: bigint[] = [];
  let [opening, closing] = [0n, 0n];
  for (const ledger of ledgers) {
    const { before, within } = partsOf(context, ledger);
    let held = sumOf(book, before);
    opening += held;
    if (params.from !== null) {
      movement.push(-1);
      balance.push(held);
    }
    for (const at of within) {
      const counts = isHeld(book.flags[at] ?? 0);
      if (counts) held += book.units[at] ?? 0n;
      else if (!params.withStruck) continue;
      movement.push(at);
      balance.push(held);
    }
    closing += held;
  }
  return {
    movement: Int32Array.from(movement),
    balance: BigInt64Array.from(balance),
    opening,
    closing,
    isCounted: isHeld,
    instead: () => ({ day: params.from, words: 'Opening balance' }),
  };
}

function partsOf(
  { book, params }: TrustContext,
  { first, end }: MatterLedger,
): { before: Uint32Array; within: Uint32Array } {
  const own = Uint32Array.from({ length: end - first }, (_, at) => first + at);
  const day = (at: number): number => dayIn(book, at, params.basis);
  return {
    before: own.filter((at) => params.from !== null && day(at) < params.from),
    within: someInOrder(
      book,
      own.filter((at) => isWithin(day(at), params)),
      params.basis,
    ),
  };
}

/** What movements that count come to. */
export function sumOf({ units, flags }: TrustBook, movements: Iterable<number>): bigint {
  let sum = 0n;
  for (const at of movements) if (isHeld(flags[at] ?? 0)) sum += units[at] ?? 0n;
  return sum;
}

/** Of a transfer between two ledgers: the matter on the other side. Null where there is no such row. */
function otherLedger({ tables, book, params }: TrustContext, rows: BookRows): ReportColumn | null {
  const cash = cashOf(book, params.basis);
  const others = Array.from(rows.movement, (at) => {
    const part = cash.part[at] ?? -1;
    if (at < 0 || cash.isTransfer[part] !== 1) return '';
    const own = book.units[at] ?? 0n;
    const across = movementsOf(cash, part).filter(
      (other) => (book.units[other] ?? 0n) < 0n !== own < 0n,
    );
    const matters = new Set(
      [...across].map((other) => book.ledgers[cash.ledger[other] ?? 0]?.matter),
    );
    const [only = ''] = matters;
    return matters.size === 1 ? only : '';
  });
  if (others.every((matter) => matter === '')) return null;
  return matterColumns(tables, (row) => others[row] ?? '').number('other', 'Other matter');
}
