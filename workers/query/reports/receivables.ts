import { QueryError } from '../../contract/problems.ts';
import type { DateOrder, TableInfo } from '../../contract/values.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { findColumn, valueOf, type Tables } from '../tables.ts';
import { isSaid, isSet } from '../books/cell-words.ts';
import { cellDay } from '../books/days.ts';
import { cellsSql, moneyCells, scaleOf, unitsIn, type MoneyCells } from '../books/money-cells.ts';
import type { ReckonedColumn, Report, ReportColumn } from './report.ts';
import { isThere, matterColumns } from './report-matters.ts';
import { RecordSource } from './report-source.ts';
import { textOf, textsPlan } from './report-texts.ts';
import { countedColumn, dayColumn, moneyColumn } from './report-values.ts';
import { noDay } from '../books/trust-book.ts';

/** An invoice that is not settled. Amounts in minor units. */
interface Receivable {
  record: number;
  matter: string;
  issued: number;
  due: number;
  /** Null where they cannot be read. */
  total: bigint | null;
  open: bigint | null;
}

const table = 'sale_purchase';
/** Quotes, orders and what suppliers sent are no receivables; a bill to a client is one. */
const otherKinds = /quote|estimate|order|purchase|supplier|^bills?$|^[qop]$/i;
const notIssued = /draft|deleted|void|cancel/i;

/** Invoices not settled at the end of a day, by how long they are due: current, 30, 60, 90 days and more. */
export function receivablesReport(tables: Tables, asAt: number | null): Report {
  const invoices = tables.catalogue.get(table);
  if (!invoices) throw new QueryError({ code: 'V01', facts: { view: table } });
  const { found, scale } = openInvoices(tables, invoices, asAt);
  const day = asAt ?? found.reduce((last, { issued }) => Math.max(last, issued), 0);
  const records = new RecordSource(
    tables.store,
    [
      textsPlan(invoices, {
        number: textOf(tables, invoices, 'our_reference'),
        contact: textOf(tables, invoices, 'their_participant_id'),
      }),
    ],
    { table: () => 0, record: (row) => found[row]?.record ?? 0 },
  );
  const matters = matterColumns(tables, (row) => found[row]?.matter ?? '');
  return {
    title: 'Aged receivables',
    table,
    columns: [
      textIn(records, 'number', 'Invoice'),
      textIn(records, 'contact', 'Contact'),
      matters.number('matter', 'Matter'),
      matters.text('name', 'name', 'Matter name'),
      dayIn('date', 'Date', (row) => found[row]?.issued),
      dayIn('due', 'Due', (row) => found[row]?.due),
      {
        column: countedColumn({ id: 'overdue', label: 'Days overdue' }),
        value: (row: number) => lateBy(found[row], day),
      },
      money('total', 'Total', scale, (row) => found[row]?.total ?? null),
      money('open', 'Open', scale, (row) => found[row]?.open ?? null),
      ...bucketColumns(found, day, scale),
    ].filter(isThere),
    absent: [],
    size: found.length,
    records,
    scale,
  };
}

function textIn(source: RecordSource, of: string, label: string): ReportColumn | null {
  const at = source.placeOf(of);
  const column = source.plans[0]?.columns[at]?.column;
  return column ? { column: { ...column, id: of, label }, source, at } : null;
}

function dayIn(
  id: string,
  label: string,
  day: (row: number) => number | undefined,
): ReckonedColumn {
  return {
    column: dayColumn({ id, label }),
    value: (row) => {
      const own = day(row) ?? noDay;
      return own === noDay ? null : own;
    },
    opensRecord: id === 'date',
  };
}

function money(
  id: string,
  label: string,
  scale: number,
  value: (row: number) => bigint | null,
): ReckonedColumn {
  return { column: moneyColumn({ id, label }, scale), value, isTotalled: () => true };
}

/** From and up to so many days late. */
const buckets: readonly (readonly [id: string, label: string, from: number, to: number])[] = [
  ['current', 'Current', -Infinity, 0],
  ['days30', '1–30 days', 1, 30],
  ['days60', '31–60 days', 31, 60],
  ['days90', '61–90 days', 61, 90],
  ['over90', 'Over 90 days', 91, Infinity],
];

function bucketColumns(found: readonly Receivable[], day: number, scale: number): ReckonedColumn[] {
  const undated = money('undated', 'No date', scale, (row) =>
    lateBy(found[row], day) === null ? (found[row]?.open ?? null) : null,
  );
  const dated = buckets.map(([id, label, from, to]) =>
    money(id, label, scale, (row) => {
      const late = lateBy(found[row], day);
      return late !== null && late >= from && late <= to ? (found[row]?.open ?? null) : null;
    }),
  );
  return found.some((one) => lateBy(one, day) === null) ? [...dated, undated] : dated;
}

/** Days since it was due, or since it was issued where no day is set; null where it has neither. */
function lateBy(invoice: Receivable | undefined, day: number): number | null {
  const { due = noDay, issued = noDay } = invoice ?? {};
  const from = due === noDay ? issued : due;
  return from === noDay ? null : day - from;
}

const columns = [
  'sale_purchase_id',
  'type',
  'is_credit',
  'status',
  'deleted_timestamp',
  'action_id',
  'invoice_date',
  'due_date',
  'total_inclusive',
  'total_due',
] as const;

function openInvoices(
  tables: Tables,
  invoices: TableInfo,
  asAt: number | null,
): { found: Receivable[]; scale: number } {
  const reading = {
    total: moneyCells(tables, invoices, 'total_inclusive'),
    due: moneyCells(tables, invoices, 'total_due'),
    issuedOrder: findColumn(invoices, 'invoice_date')?.dateOrder ?? null,
    dueOrder: findColumn(invoices, 'due_date')?.dateOrder ?? null,
    paid: paymentsOf(tables, asAt),
  };
  const scale = Math.max(scaleOf(reading.total, reading.due), reading.paid.scale);
  const found: Receivable[] = [];
  const sql = `SELECT t.record, ${cellsSql(invoices, columns)}
    FROM ${quoteIdentifier(invoices.id)} AS t ORDER BY t.record`;
  tables.store.each(sql, [], ([record, ...cells]) => {
    const texts = cells.map(valueOf);
    if (!isIssued(texts)) return;
    const invoice = { record: Number(record), ...receivableOf(texts, { ...reading, scale }) };
    const isLater = asAt !== null && invoice.issued > asAt;
    if (!isLater && invoice.open !== 0n) found.push(invoice);
  });
  return { found, scale };
}

function isIssued(texts: readonly string[]): boolean {
  const [, type = '', , status = '', deleted = ''] = texts;
  return !otherKinds.test(type) && !notIssued.test(status) && !isSet(deleted);
}

/** How the cells of an invoice are read. */
interface InvoiceReading {
  total: MoneyCells | null;
  due: MoneyCells | null;
  issuedOrder: DateOrder | null;
  dueOrder: DateOrder | null;
  paid: Payments;
  scale: number;
}

/** What its head says is open now, and what was paid later was open then; without that, its total less what was paid. */
function receivableOf(
  texts: readonly string[],
  reading: InvoiceReading,
): Omit<Receivable, 'record'> {
  const { scale } = reading;
  const cell = (name: (typeof columns)[number]): string => texts[columns.indexOf(name)] ?? '';
  const isCredit = isSaid(cell('is_credit')) === true || /credit/i.test(cell('type'));
  // A credit takes off, with whichever sign it is written.
  const signed = (units: bigint): bigint => (isCredit && units > 0n ? -units : units);
  const total = unitsIn(reading.total, cell('total_inclusive'), scale);
  const now = unitsIn(reading.due, cell('total_due'), scale);
  const isUnread = `${cell('total_inclusive')}${cell('total_due')}` !== '';
  const whole = total ?? (isUnread ? null : 0n);
  const { before, after } = reading.paid.of(cell('sale_purchase_id'), scale);
  const reckoned = whole === null || before === null ? null : signed(whole) - signed(before);
  return {
    matter: cell('action_id'),
    issued: cellDay(cell('invoice_date'), reading.issuedOrder),
    due: cellDay(cell('due_date'), reading.dueOrder),
    total: whole === null ? null : signed(whole),
    open: now === null ? reckoned : after === null ? null : signed(now) + signed(after),
  };
}

interface Payments {
  scale: number;
  of: (invoice: string, scale: number) => Paid;
}

/** Paid on an invoice up to and with the day, and after it; null where one of the payments cannot be read. */
interface Paid {
  before: bigint | null;
  after: bigint | null;
}

const nothing: Paid = { before: 0n, after: 0n };

function paymentsOf(tables: Tables, asAt: number | null): Payments {
  const payments = tables.catalogue.get('sale_purchase_payment');
  const amount = payments ? moneyCells(tables, payments, 'amount') : null;
  if (!payments || !amount) return { scale: 2, of: () => nothing };
  const order = findColumn(payments, 'payment_date')?.dateOrder ?? null;
  const { scale } = amount.style;
  const sums = new Map<string, Paid>();
  const names = ['sale_purchase_id', 'payment_date', 'amount'];
  const sql = `SELECT ${cellsSql(payments, names)} FROM ${quoteIdentifier(payments.id)} AS t`;
  tables.store.each(sql, [], ([invoice, date, cell]) => {
    const own = sums.get(valueOf(invoice)) ?? { ...nothing };
    sums.set(valueOf(invoice), own);
    const isLater = asAt !== null && cellDay(valueOf(date), order) > asAt;
    const when = isLater ? 'after' : 'before';
    const units = valueOf(cell) === '' ? 0n : unitsIn(amount, cell, scale);
    const before = own[when];
    own[when] = units === null || before === null ? null : before + units;
  });
  return {
    scale,
    of: (invoice, wanted) => {
      const factor = 10n ** BigInt(wanted - scale);
      const { before, after } = sums.get(invoice) ?? nothing;
      const scaled = (units: bigint | null): bigint | null =>
        units === null ? null : units * factor;
      return { before: scaled(before), after: scaled(after) };
    },
  };
}
