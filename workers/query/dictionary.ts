import type { ColumnEntry, TableEntryInfo } from '../contract/records.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { kindDecidedBy } from './column-stats.ts';
import { firstSql, isNumber, orderingOf } from './ordering.ts';
import { pause, type Asking } from './question.ts';
import { tableOf } from './record.ts';
import { columnSql, NULL_WORDS, type Tables } from './tables.ts';

/** Going through every cell takes seconds: what was counted once is kept for as long as the table stays as it is. */
const kept = new WeakMap<TableInfo, TableEntryInfo>();

/** The dictionary of one table, counted over all its cells, column by column. Fails with V01. */
export async function tableEntry(
  tables: Tables,
  id: string,
  asking: Asking,
): Promise<TableEntryInfo> {
  const table = tableOf(tables, id);
  const known = kept.get(table);
  if (known) return known;
  const schema = tables.format.schemaOf(id)?.columns ?? {};
  const columns: ColumnEntry[] = [];
  for (const column of table.columns) {
    const about = schema[column.known ?? '']?.about ?? '';
    columns.push(await columnEntry(tables.store, { table, column, about }, asking));
  }
  const present = new Set(table.columns.map((column) => column.known));
  const absent = Object.entries(schema)
    .filter(([name]) => !present.has(name))
    .map(([name, { label }]) => ({ name, label }));
  const { label, about, rows, key } = table;
  const entry = { table: id, label, file: `${id}.csv`, about, rows, key, columns, absent };
  kept.set(table, entry);
  return entry;
}

async function columnEntry(
  store: Store,
  { table, column, about }: { table: TableInfo; column: ColumnInfo; about: string },
  asking: Asking,
): Promise<ColumnEntry> {
  const { id, name, label, kind, references, evidence, dateOrder, isSensitive } = column;
  const decidedBy = column.known === null ? kindDecidedBy(name) : 'schema';
  const counts = column.stats.filled === 0 ? none : await countCells(store, table, column, asking);
  const what = { id, name, label, about, kind, decidedBy, references, evidence } as const;
  return { ...what, dateOrder, isSensitive, ...counts };
}

type Counts = Pick<ColumnEntry, 'filled' | 'distinct' | 'minimum' | 'maximum' | 'unread'>;

const none: Counts = { filled: 0, distinct: 0, minimum: '', maximum: '', unread: 0 };

async function countCells(
  store: Store,
  table: TableInfo,
  column: ColumnInfo,
  asking: Asking,
): Promise<Counts> {
  const filledCells = filledSql(table, column);
  const read = readTest(column);
  await pause(asking);
  const [[distinct, filled, unread] = []] = store.rows(
    `SELECT count(*), sum(n), sum(CASE WHEN ${read} THEN 0 ELSE n END)
     FROM (SELECT v, count(*) AS n FROM (${filledCells}) GROUP BY v)`,
  );
  const rows = `${filledCells} AND ${read}`;
  const ends: string[] = [];
  for (const direction of ['asc', 'desc'] as const) {
    await pause(asking);
    ends.push(String(store.value(firstSql(rows, orderingOf(column, table.rows), direction)) ?? ''));
  }
  const [minimum = '', maximum = ''] = ends;
  return {
    filled: Number(filled ?? 0),
    distinct: Number(distinct),
    minimum,
    maximum,
    unread: Number(unread ?? 0),
  };
}

/** Its cells that say something, as `v`, with their `record`. */
function filledSql({ id }: TableInfo, { id: columnId, kind }: ColumnInfo): string {
  const cell = columnSql('t', columnId);
  const empty = kind === 'text' ? [''] : ['', ...NULL_WORDS];
  const words = empty.map((word) => `'${word}'`).join(', ');
  return `SELECT t.record AS record, ${cell} AS v FROM ${quoteIdentifier(id)} AS t
    WHERE ${cell} NOT IN (${words})`;
}

/** The cell `v` reads as the column's kind, as SQL. */
function readTest({ kind, dateOrder, stats }: ColumnInfo): string {
  if (kind === 'number' || kind === 'money') {
    return stats.numbers === stats.filled ? '1' : isNumber;
  }
  if (kind === 'date' || kind === 'stamp')
    return `day(v, '${dateOrder ?? 'ambiguous'}') IS NOT NULL`;
  return kind === 'flag' ? `lower(v) IN (${flagWords})` : '1';
}

const flagWords = `'t', 'f', 'y', 'n', 'yes', 'no', 'true', 'false', '1', '0'`;
