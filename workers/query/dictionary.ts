import type { ColumnEntry, TableEntryInfo } from '../contract/records.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { kindDecidedBy } from './column-stats.ts';
import { cellKey, compareKeys, type CellKey } from './compare-cells.ts';
import { lastRecord } from './find-records.ts';
import { pause, type Asking } from './question.ts';
import { tableOf } from './record.ts';
import { columnSql, NULL_WORDS, type Tables } from './tables.ts';

/** Records gone through between two moments in which other questions are heard. */
const SLICE = 50_000;

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
  const cells = await distinctCells(store, table, column, asking);
  const counts = { ...none, distinct: cells.size };
  let ends: Ends | null = null;
  let seen = 0;
  for (const [cell, count] of cells) {
    counts.filled += count;
    const key = cellKey(column.kind, column.dateOrder, cell);
    if (key) ends = widened(ends, { cell, key });
    else counts.unread += count;
    seen += 1;
    if (seen % SLICE === 0) await pause(asking);
  }
  return ends ? { ...counts, minimum: ends.low.cell, maximum: ends.high.cell } : counts;
}

interface End {
  cell: string;
  key: NonNullable<CellKey>;
}

interface Ends {
  low: End;
  high: End;
}

function widened(ends: Ends | null, one: End): Ends {
  if (!ends) return { low: one, high: one };
  return {
    low: compareKeys(one.key, ends.low.key) < 0 ? one : ends.low,
    high: compareKeys(one.key, ends.high.key) > 0 ? one : ends.high,
  };
}

/** The different cells that say something, and how often each occurs; slice by slice, so that others are heard. */
async function distinctCells(
  store: Store,
  table: TableInfo,
  { id, kind }: ColumnInfo,
  asking: Asking,
): Promise<Map<string, number>> {
  const cell = columnSql('t', id);
  const sql = `SELECT ${cell}, count(*) FROM ${quoteIdentifier(table.id)} AS t
    WHERE t.record > ? AND t.record <= ? GROUP BY ${cell}`;
  const empty = new Set(kind === 'text' ? [''] : ['', ...NULL_WORDS]);
  const found = new Map<string, number>();
  const last = lastRecord(store, table);
  for (let start = 0; start < last; start += SLICE) {
    await pause(asking);
    store.each(sql, [start, start + SLICE], ([value, count]) => {
      const text = String(value ?? '');
      if (!empty.has(text)) found.set(text, (found.get(text) ?? 0) + Number(count));
    });
  }
  return found;
}
