import { QueryError } from '../../contract/problems.ts';
import type { TableInfo } from '../../contract/values.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { lastRecord } from '../find-records.ts';
import { pause, type Asking } from '../question.ts';
import { columnSql, findColumn, valueOf, type Tables } from '../tables.ts';
import { isSaid } from '../books/cell-words.ts';
import { cellDay } from '../books/days.ts';
import { cellsSql, moneyCells, scaleOf, unitsIn, type MoneyCells } from '../books/money-cells.ts';
import type { Report, ReportColumn } from './report.ts';
import { isThere, matterColumns } from './report-matters.ts';
import { RecordSource } from './report-source.ts';
import { textOf, textsPlan } from './report-texts.ts';
import { dayColumn, moneyColumn } from './report-values.ts';
import { noDay } from '../books/trust-book.ts';

/** Work of one kind that is to be charged. */
export interface WorkKind {
  title: string;
  table: string;
  key: string;
  date: string;
  person: readonly [known: string, label: string];
  description: string;
  quantity: readonly [known: string, label: string];
  price: string;
  amount: string;
  /** Its columns that say on which invoice or line it is. */
  billedBy: readonly string[];
  /** The column of invoice lines that says which work they charge. */
  line: string;
}

export const timeWork: WorkKind = {
  title: 'Unbilled time',
  table: 'time_records',
  key: 'record_id',
  date: 'start_timestamp',
  person: ['owner', 'Timekeeper'],
  description: 'notes',
  quantity: ['billable_hours', 'Hours'],
  price: 'rate_unit_price',
  amount: 'billable_amount',
  billedBy: ['line_item_id'],
  line: 'time_record_id',
};

export const disbursementWork: WorkKind = {
  title: 'Unbilled disbursements',
  table: 'disbursements',
  key: 'disbursement_id',
  date: 'date',
  person: ['entered_by', 'Entered by'],
  description: 'description',
  quantity: ['quantity', 'Quantity'],
  price: 'unit_price',
  amount: 'amount',
  billedBy: ['line_item_id', 'sale_purchase_id'],
  line: 'disbursement_id',
};

/** Billable work up to a day that is on no invoice now. Where nothing tells what was billed, that is said as absent. */
export async function unbilledReport(
  tables: Tables,
  kind: WorkKind,
  asAt: number | null,
  asking: Asking,
): Promise<Report> {
  const table = tables.catalogue.get(kind.table);
  if (!table) throw new QueryError({ code: 'V01', facts: { view: kind.table } });
  const { rows, scale, isTold } = await unbilledRows(tables, table, kind, { asAt, asking });
  const records = new RecordSource(
    tables.store,
    [
      textsPlan(table, {
        person: textOf(tables, table, kind.person[0]),
        description: textOf(tables, table, kind.description),
        quantity: textOf(tables, table, kind.quantity[0]),
        price: textOf(tables, table, kind.price),
      }),
    ],
    { table: () => 0, record: (row) => rows[row]?.record ?? 0 },
  );
  const matters = matterColumns(tables, (row) => rows[row]?.matter ?? '');
  const text = (of: string, label: string): ReportColumn | null => {
    const at = records.placeOf(of);
    const column = records.plans[0]?.columns[at]?.column;
    return column ? { column: { ...column, id: of, label }, source: records, at } : null;
  };
  const listed: (ReportColumn | null)[] = [
    {
      column: dayColumn({ id: 'date', label: 'Date' }),
      value: (row) => (rows[row]?.day === noDay ? null : (rows[row]?.day ?? null)),
      opensRecord: true,
    },
    matters.number('matter', 'Matter'),
    matters.text('name', 'name', 'Matter name'),
    matters.text('client', 'client', 'Client'),
    text('person', kind.person[1]),
    text('description', 'Description'),
    text('quantity', kind.quantity[1]),
    text('price', 'Price'),
    {
      column: moneyColumn({ id: 'amount', label: 'Amount' }, scale),
      value: (row) => rows[row]?.units ?? null,
      isTotalled: () => true,
    },
  ];
  return {
    title: kind.title,
    table: kind.table,
    columns: listed.filter(isThere),
    absent: isTold ? [] : ['Invoice line'],
    size: rows.length,
    records,
    scale,
  };
}

interface WorkRow {
  record: number;
  day: number;
  matter: string;
  /** Null where its amount cannot be read or reckoned exactly. */
  units: bigint | null;
}

/** Rows looked at between two moments in which newer questions are heard. */
const SLICE = 25_000;

async function unbilledRows(
  tables: Tables,
  table: TableInfo,
  kind: WorkKind,
  { asAt, asking }: { asAt: number | null; asking: Asking },
): Promise<{ rows: WorkRow[]; scale: number; isTold: boolean }> {
  const [amount = null, price = null] = [kind.amount, kind.price].map((known) =>
    moneyCells(tables, table, known),
  );
  const scale = scaleOf(amount, price);
  const order = findColumn(table, kind.date)?.dateOrder ?? null;
  const names = [kind.date, 'action_id', kind.amount, kind.quantity[0], kind.price];
  const tests = unbilledSql(tables, table, kind);
  const where = ['t.record > ? AND t.record <= ?', ...tests].join(' AND ');
  const flags = cellsSql(table, ['is_billable', 'billing_behavior']);
  const sql = `SELECT t.record, ${cellsSql(table, names)}, ${flags}
    FROM ${quoteIdentifier(table.id)} AS t WHERE ${where} ORDER BY t.record`;
  const rows: WorkRow[] = [];
  const last = lastRecord(tables.store, table);
  for (let after = 0; after < last; after += SLICE) {
    await pause(asking);
    tables.store.each(sql, [after, after + SLICE], ([record, ...cells]) => {
      const [date = '', matter = '', amountCell, quantity, priceCell, billable = '', how = ''] =
        cells.map(valueOf);
      const day = cellDay(date, order);
      const isLater = asAt !== null && day > asAt;
      if (isLater || isSaid(billable) === false || /no.?charge|write.?off|written.?off/i.test(how))
        return;
      const units =
        unitsIn(amount, amountCell, scale) ?? product(price, { quantity, priceCell }, scale);
      rows.push({ record: Number(record), day, matter, units });
    });
  }
  return { rows, scale, isTold: tests.length > 0 };
}

/** Decimals that a quantity is read with. */
const FINE = 8;

/** Quantity by price, where that comes out exactly. */
function product(
  price: MoneyCells | null,
  { quantity, priceCell }: { quantity: unknown; priceCell: unknown },
  scale: number,
): bigint | null {
  const each = unitsIn(price, priceCell, scale);
  const count = unitsIn(price, quantity, FINE);
  if (each === null || count === null) return null;
  const whole = each * count;
  const divisor = 10n ** BigInt(FINE);
  return whole % divisor === 0n ? whole / divisor : null;
}

/** What tells that a row is on no invoice; nothing where the backup does not say. */
function unbilledSql(tables: Tables, table: TableInfo, kind: WorkKind): string[] {
  const own = kind.billedBy
    .flatMap((known) => findColumn(table, known) ?? [])
    .map(({ id }) => `${columnSql('t', id)} IN ('', '0', 'NULL', 'null')`);
  const lines = tables.catalogue.get('sale_purchase_line_items');
  const by = lines && findColumn(lines, kind.line);
  const key = findColumn(table, kind.key);
  if (!by || !key) return own;
  tables.store.ensureIndex(lines.id, [by.id]);
  const test = `NOT EXISTS (SELECT 1 FROM ${quoteIdentifier(lines.id)} AS x
    WHERE ${columnSql('x', by.id)} = ${columnSql('t', key.id)})`;
  return [...own, test];
}
