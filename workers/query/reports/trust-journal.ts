import { isStruck } from '../books/counting.ts';
import { textColumn } from '../view-plan.ts';
import { cashOf, movementsOf, type Cash } from '../books/cash.ts';
import {
  accountLabel,
  MovementColumns,
  type TrustContext,
  type MatterLedger,
} from './movement-columns.ts';
import type { BookRows } from './row-columns.ts';
import { allInOrder, dayIn } from '../books/movements.ts';
import type { Report, ReportColumn } from './report.ts';
import { matterColumns, type MatterColumns } from './report-matters.ts';
import { isWithin } from './report-params.ts';
import type { TrustBook } from '../books/trust-book.ts';

/** Money that went from one ledger to another. Movements by number. */
interface Transfer {
  from: number;
  to: number;
  units: bigint;
}

/** The transfer journal (domain.md R6): each part of a transfer, from the ledger it left to the one it came to. */
export function trustJournal(context: TrustContext): Report {
  const { tables, book } = context;
  const cash = cashOf(book, context.params.basis);
  const transfers = transfersOf(context, cash);
  const rows: BookRows = { movement: Int32Array.from(transfers, ({ to }) => to) };
  const columns = new MovementColumns(context, rows);
  const sideOf =
    (side: 'from' | 'to'): ((row: number) => MatterLedger | undefined) =>
    (row) =>
      book.ledgers[cash.ledger[transfers[row]?.[side] ?? 0] ?? 0];
  const from = sideOf('from');
  const to = sideOf('to');
  const listed: (ReportColumn | null)[] = [
    columns.date(),
    columns.entered(),
    ...ledgerParts(
      matterColumns(tables, (row) => from(row)?.matter ?? ''),
      'from',
      'From',
    ),
    accountOf(context, cash, 'from', 'From account', from),
    ...ledgerParts(
      matterColumns(tables, (row) => to(row)?.matter ?? ''),
      'to',
      'To',
    ),
    accountOf(context, cash, 'to', 'To account', to),
    columns.money('amount', 'Amount', (row) => transfers[row]?.units ?? 0n),
    columns.reason(),
    columns.text('reference', 'Reference', 'reference'),
    columns.transaction(),
  ];
  return columns.report('Transfer journal', listed);
}

function ledgerParts(matters: MatterColumns, id: string, label: string): (ReportColumn | null)[] {
  return [
    matters.number(id, `${label} matter`),
    matters.text('name', `${id}Name`, `${label} matter name`),
    matters.text('client', `${id}Client`, `${label} client`),
  ];
}

function accountOf(
  { book }: TrustContext,
  { accounts }: Cash,
  id: string,
  label: string,
  ledgerOf: (row: number) => MatterLedger | undefined,
): ReportColumn | null {
  if (accounts.length < 2) return null;
  return {
    column: textColumn({ id: `${id}Account`, label, maxBytes: 20 }),
    value: (row) => accountLabel(book, ledgerOf(row)?.account ?? ''),
  };
}

function transfersOf({ book, params }: TrustContext, cash: Cash): Transfer[] {
  const seen = new Set<number>();
  const found: Transfer[] = [];
  for (const at of allInOrder(book, params.basis)) {
    const part = cash.part[at] ?? 0;
    if (cash.isTransfer[part] !== 1 || seen.has(part)) continue;
    if (!isWithin(dayIn(book, at, params.basis), params)) continue;
    seen.add(part);
    found.push(...paired(book, movementsOf(cash, part)));
  }
  return found.filter(({ from, to }) =>
    [from, to].some((at) => isAsked(book.ledgers[cash.ledger[at] ?? 0])),
  );

  function isAsked(ledger: MatterLedger | undefined): boolean {
    const isMatter = params.matter === '' || ledger?.matter === params.matter;
    return isMatter && (params.account === '' || ledger?.account === params.account);
  }
}

/** What leaves is taken to go to what comes in, in the order of the rows. */
function paired({ units, flags }: TrustBook, movements: Uint32Array): Transfer[] {
  const parts = [...movements]
    .filter((at) => !isStruck(flags[at] ?? 0) && units[at] !== 0n)
    .map((at) => ({ at, left: units[at] ?? 0n }));
  const incoming = parts.filter(({ left }) => left > 0n);
  const transfers: Transfer[] = [];
  for (const out of parts.filter(({ left }) => left < 0n)) {
    for (const into of incoming) {
      const moved = into.left < -out.left ? into.left : -out.left;
      if (moved === 0n) continue;
      transfers.push({ from: out.at, to: into.at, units: moved });
      into.left -= moved;
      out.left += moved;
    }
  }
  return transfers;
}
