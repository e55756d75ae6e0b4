import type { ColumnInfo, ColumnStats, TableInfo } from '../contract/values.ts';
import type { TableSchema } from '../formats/define.ts';
import type { Store } from '../store/store.ts';
import { inferredKind } from './column-stats.ts';
import { withBook } from './books/reading/book-side.ts';
import { withDateOrders } from './date-order.ts';

/** What is known of a table once it has been read. */
export interface TableParts {
  /** Its id. */
  table: string;
  label: string;
  schema: TableSchema | null;
  /** One for each column: its name, the schema's name for it, and what was seen in its cells. */
  names: readonly string[];
  known: readonly (string | null)[];
  stats: readonly ColumnStats[];
  rows: number;
}

const nothingSeen: ColumnStats = {
  filled: 0,
  numbers: 0,
  minDecimals: 0,
  maxDecimals: 0,
  trailingZeros: false,
  maxDigits: 0,
  ascii: true,
  maxBytes: 0,
};

/** What a column's cells have yet to show. */
const undecided = { evidence: null, dateOrder: null, isSensitive: false } as const;

/** Describes a table that is in the store, and indexes its key. */
export function buildTableInfo(store: Store, parts: TableParts): TableInfo {
  const { schema } = parts;
  const columns = parts.names.map((_, index) => columnInfo(parts, index));
  const idOf = (known: string): string | undefined =>
    columns.find((column) => column.known === known)?.id;
  const { about = '', title = '', isCalendar = false, keyWithin = '' } = schema ?? {};
  const table: TableInfo = {
    id: parts.table,
    label: parts.label,
    about,
    known: schema !== null,
    book: schema?.book ?? null,
    rows: parts.rows,
    columns,
    key: declaredKey(schema, idOf),
    title: idOf(title) ?? null,
  };
  const described = withBook(store, withDateOrders(store, table, isCalendar));
  return indexKeys(store, described, idOf(keyWithin) ?? null);
}

/** The columns of the key that the schema names; none where one of them is not there. */
function declaredKey(
  schema: TableSchema | null,
  idOf: (known: string) => string | undefined,
): string[] {
  const key = schema?.key.map(idOf) ?? [];
  return key.every((id) => id !== undefined) ? key : [];
}

/**
 * Indexes the key. Where it turns out not to be unique, the column `within` may tell its rows apart; otherwise the
 * table has no key, and its index serves lookups.
 */
function indexKeys(store: Store, table: TableInfo, within: string | null): TableInfo {
  if (table.key.length === 0 || store.uniqueIndex(table.id, table.key)) return table;
  store.ensureIndex(table.id, table.key);
  const longer = within === null ? [] : [...table.key, within];
  const isTold = longer.length > 0 && store.uniqueIndex(table.id, longer);
  return { ...table, key: isTold ? longer : [] };
}

function columnInfo(parts: TableParts, index: number): ColumnInfo {
  const name = parts.names[index] ?? '';
  const stats = parts.stats[index] ?? nothingSeen;
  const known = parts.known[index] ?? '';
  const declared = parts.schema?.columns[known];
  const id = `c${index + 1}`;
  if (!declared) {
    const kind = inferredKind(name, stats);
    return { id, name, label: name, kind, known: null, references: null, ...undecided, stats };
  }
  const { label, kind, references = null, isSensitive = false } = declared;
  return { id, name, label, kind, known, references, ...undecided, isSensitive, stats };
}
