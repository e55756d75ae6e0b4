import type { TieOut } from '../../contract/books.ts';
import type { ColumnInfo, TableInfo } from '../../contract/values.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { keyOf } from '../address.ts';
import { columnSql, valueOf, type Tables } from '../tables.ts';
import { isSet } from './cell-words.ts';
import { cellDay } from './days.ts';
import { formatMoney, MoneyEvidence, parseMoney, type MoneyStyle } from './money.ts';
import { tieOut, type Apart } from './tie-out.ts';

/** Amounts by the invoice they belong to, and the invoices that have one which cannot be read. */
interface Sums {
  units: Map<string, bigint>;
  unread: Set<string>;
}

/** A column of amounts, and the one that says which invoice they are of. */
interface Amounts {
  table: TableInfo;
  invoice: ColumnInfo;
  amount: ColumnInfo;
  style: MoneyStyle;
}

/** The total of each invoice against its lines; null where the backup has not both. Deleted invoices are left out. */
export function invoiceLines(tables: Tables, asAt: number): TieOut | null {
  const totals = amountsOf(tables, 'sale_purchase', 'total_inclusive');
  const lines = amountsOf(tables, 'sale_purchase_line_items', 'amount_inclusive');
  return totals && lines
    ? compared(tables, 'invoices-lines', { totals, parts: lines }, asAt)
    : null;
}

/** What each invoice says was paid against the payments on it; a payment of no invoice stands apart. */
export function paymentAllocations(tables: Tables): TieOut | null {
  const totals = amountsOf(tables, 'sale_purchase', 'total_paid');
  const payments = amountsOf(tables, 'sale_purchase_payment', 'amount');
  return totals && payments
    ? compared(tables, 'payments-allocate', { totals, parts: payments }, null)
    : null;
}

function amountsOf(tables: Tables, id: string, known: string): Amounts | null {
  const table = tables.catalogue.get(id);
  const column = (name: string): ColumnInfo | undefined =>
    table?.columns.find((one) => one.known === name);
  const [invoice, amount] = [column('sale_purchase_id'), column(known)];
  if (!table || !invoice || !amount) return null;
  const evidence = new MoneyEvidence();
  const cell = columnSql('t', amount.id);
  tables.store.each(
    `SELECT DISTINCT ${cell} FROM ${quoteIdentifier(id)} AS t WHERE ${cell} <> ''`,
    [],
    ([text]) => evidence.add(String(text)),
  );
  return { table, invoice, amount, style: evidence.style() };
}

function compared(
  tables: Tables,
  id: TieOut['id'],
  { totals, parts }: { totals: Amounts; parts: Amounts },
  asAt: number | null,
): TieOut {
  const scale = Math.max(totals.style.scale, parts.style.scale);
  const invoices = sumsOf(tables, totals, scale);
  const others = sumsOf(tables, parts, scale);
  for (const key of leftOut(tables, totals.table, asAt)) {
    invoices.units.delete(key);
    others.units.delete(key);
  }
  const keys = new Set([...invoices.units.keys(), ...others.units.keys()]);
  const apart = [...keys].flatMap((key): Apart[] => {
    const difference = (invoices.units.get(key) ?? 0n) - (others.units.get(key) ?? 0n);
    const side = !invoices.units.has(key) ? 'right' : others.units.has(key) ? 'both' : 'left';
    const isRead = !invoices.unread.has(key) && !others.unread.has(key);
    if (difference === 0n && side !== 'right' && isRead) return [];
    const table = side === 'right' ? parts.table.id : totals.table.id;
    const amount = formatMoney(difference, scale);
    return [{ table, key: keyOf([key]), label: key, amount, side }];
  });
  return tieOut(id, { left: total(invoices), right: total(others), scale }, apart);
}

const total = ({ units }: Sums): bigint => [...units.values()].reduce((a, b) => a + b, 0n);

/** A cell that is no amount is in no sum: its invoice stands apart, whatever the others come to. */
function sumsOf(
  { store }: Tables,
  { table, invoice, amount, style }: Amounts,
  scale: number,
): Sums {
  const sums: Sums = { units: new Map(), unread: new Set() };
  store.each(
    `SELECT ${columnSql('t', invoice.id)}, ${columnSql('t', amount.id)}
      FROM ${quoteIdentifier(table.id)} AS t ORDER BY t.record`,
    [],
    ([key, cell]) => {
      const id = valueOf(key);
      const text = valueOf(cell);
      const units = parseMoney(text, style.mark, scale);
      if (units === null && text.trim() !== '') sums.unread.add(id);
      sums.units.set(id, (sums.units.get(id) ?? 0n) + (units ?? 0n));
    },
  );
  return sums;
}

/** Ids of invoices that are deleted, or later than the day. */
function leftOut({ store, catalogue }: Tables, table: TableInfo, asAt: number | null): Set<string> {
  const cells = ['sale_purchase_id', 'status', 'deleted_timestamp', 'invoice_date'].map((known) => {
    const id = catalogue.column(table.id, known);
    return id === null ? `''` : columnSql('t', id);
  });
  const order = table.columns.find(({ known }) => known === 'invoice_date')?.dateOrder ?? null;
  const last = asAt ?? Number.POSITIVE_INFINITY;
  const out = new Set<string>();
  store.each(`SELECT ${cells.join(', ')} FROM ${quoteIdentifier(table.id)} AS t`, [], (row) => {
    const [id = '', status = '', deleted = '', day = ''] = row.map(valueOf);
    const isDeleted = isSet(deleted) || /deleted/i.test(status);
    if (isDeleted || cellDay(day, order) > last) out.add(id);
  });
  return out;
}
