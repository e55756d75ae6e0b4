import { isHeld } from '../books/counting.ts';
import { textColumn } from '../view-plan.ts';
import { cashOf } from '../books/cash.ts';
import { MovementColumns, type TrustContext } from './movement-columns.ts';
import type { BookRows } from './row-columns.ts';
import { dayIn } from '../books/movements.ts';
import type { Report, ReportColumn } from './report.ts';
import { noDay } from '../books/trust-book.ts';
import { movementsWhere } from './trust-cash.ts';
import { sumOf } from './trust-ledger.ts';

/** A row is what one transaction did to one trust account on one day. */
interface CashRows extends BookRows {
  received: BigInt64Array;
  paid: BigInt64Array;
  balance: BigInt64Array;
  /** How many matters it concerns. */
  matters: Uint32Array;
}

/**
 * The cash book (domain.md R5): opening balance, what the bank saw, closing balance. Transfers between matters of one
 * account are not in it.
 */
export function trustCashBook(context: TrustContext): Report {
  const rows = cashRows(context);
  const columns = new MovementColumns(context, rows);
  const listed: (ReportColumn | null)[] = [
    columns.date(),
    columns.entered(),
    columns.transaction(),
    columns.text('type', 'Type', 'type'),
    columns.text('reference', 'Reference', 'reference'),
    columns.text('party', 'From / To', 'party'),
    columns.reason(),
    {
      column: textColumn({ id: 'matters', label: 'Matter', maxBytes: 10 }),
      value: (row) => mattersIn(columns, rows, row),
    },
    columns.account(),
    columns.money('receipts', 'Receipts', (row) => notZero(rows.received[row])),
    columns.money('payments', 'Payments', (row) => notZero(rows.paid[row])),
    columns.balance(rows.balance),
    columns.struck(),
  ];
  return columns.report('Cash book', listed);
}

const notZero = (units = 0n): bigint | null => (units === 0n ? null : units);

function mattersIn(columns: MovementColumns, { matters }: CashRows, row: number): string | null {
  if (columns.at(row) < 0) return null;
  const count = matters[row] ?? 0;
  return count > 1 ? `${count} matters` : (columns.ledger(row)?.matter ?? null);
}

/** Its rows in the order in which they happened, between an opening and a closing balance. */
function cashRows(context: TrustContext): CashRows {
  const { params } = context;
  const groups = cashGroups(context);
  const { opening, movement } = groups;
  const size = movement.length + 2;
  const rows = {
    movement: new Int32Array(size).fill(-1),
    received: new BigInt64Array(size),
    paid: new BigInt64Array(size),
    balance: new BigInt64Array(size),
    matters: new Uint32Array(size),
  };
  rows.movement.set(movement, 1);
  let held = opening;
  rows.balance[0] = held;
  for (let row = 1; row <= movement.length; row += 1) {
    const { received = 0n, paid = 0n, matters = 0 } = groups.sums[row - 1] ?? {};
    rows.received[row] = received;
    rows.paid[row] = paid;
    rows.matters[row] = matters;
    if (isHeld(context.book.flags[movement[row - 1] ?? 0] ?? 0)) held += received - paid;
    rows.balance[row] = held;
  }
  rows.balance[size - 1] = held;
  const ends = [
    { day: params.from, words: 'Opening balance' },
    { day: params.until, words: 'Closing balance' },
  ] as const;
  return { ...rows, isCounted: isHeld, instead: (row) => ends[row === 0 ? 0 : 1] };
}

interface CashGroups {
  opening: bigint;
  /** The first movement of each. */
  movement: number[];
  sums: { received: bigint; paid: bigint; matters: number }[];
}

function cashGroups(context: TrustContext): CashGroups {
  const { book, params } = context;
  const seen = movementsUntil(context);
  const first = seen.findIndex(
    (at) => params.from === null || dayIn(book, at, params.basis) >= params.from,
  );
  const within = first < 0 ? seen.length : first;
  const groups: CashGroups = {
    opening: sumOf(book, seen.subarray(0, within)),
    movement: [],
    sums: [],
  };
  const open = new Map<number, number>();
  let today = noDay;
  for (const at of seen.subarray(within)) {
    const day = dayIn(book, at, params.basis);
    if (day !== today) open.clear();
    today = day;
    addTo(context, groups, open, at);
  }
  return groups;
}

/** What the bank saw of the account that is asked for, up to the last day. */
function movementsUntil(context: TrustContext): Int32Array {
  const { book, params } = context;
  const { isInternal } = cashOf(book, params.basis);
  return movementsWhere(
    { ...context, params: { ...params, matter: '', from: null } },
    (at) => isInternal[at] !== 1,
    isHeld,
  );
}

/** To what else its transaction did to its account that day, or as the first of it. */
function addTo(
  context: TrustContext,
  groups: CashGroups,
  open: Map<number, number>,
  at: number,
): void {
  const key = keyOf(context, at);
  const place = open.get(key) ?? groups.movement.length;
  open.set(key, place);
  const sums = (groups.sums[place] ??= { received: 0n, paid: 0n, matters: 0 });
  if (place === groups.movement.length) groups.movement.push(at);
  const units = context.book.units[at] ?? 0n;
  if (units > 0n) sums.received += units;
  else sums.paid -= units;
  sums.matters += 1;
}

/** What tells the transactions of a day and an account apart. What is not held, or of no transaction, stands alone. */
function keyOf({ book }: TrustContext, at: number): number {
  const { accounts, account, ledger } = cashOf(book);
  const transaction = book.transaction[at] ?? 0;
  const isAlone = book.transactions[transaction] === '' || !isHeld(book.flags[at] ?? 0);
  return isAlone ? -1 - at : transaction * accounts.length + (account[ledger[at] ?? 0] ?? 0);
}
