import type { ColumnInfo, ColumnStats, TableInfo } from '../contract/values.ts';
import type { TableSchema } from '../formats/define.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { inferredKind } from './column-stats.ts';

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

/** Describes a table that is in the store, and indexes its key. */
export function buildTableInfo(store: Store, parts: TableParts): TableInfo {
  const { schema } = parts;
  const columns = parts.names.map((_, index) => columnInfo(parts, index));
  const idOf = (known: string | undefined): string | undefined =>
    columns.find((column) => column.known !== null && column.known === known)?.id;
  const key = schema?.key.map(idOf) ?? [];
  const table: TableInfo = {
    id: parts.table,
    label: parts.label,
    known: schema !== null,
    rows: parts.rows,
    columns,
    key: key.every((id) => id !== undefined) ? key : [],
    title: idOf(schema?.title) ?? null,
  };
  return indexKeys(store, table);
}

/** Indexes the key. Where it turns out not to be unique the table has none, and its index serves lookups. */
export function indexKeys(store: Store, table: TableInfo): TableInfo {
  if (table.key.length === 0 || indexUnique(store, table)) return table;
  store.ensureIndex(table.id, table.key);
  return { ...table, key: [] };
}

function indexUnique(store: Store, { id, key }: TableInfo): boolean {
  // The name is the one under which Store.ensureIndex will look for it.
  const name = quoteIdentifier(`${id}:${key.join(',')}`);
  const columns = key.map(quoteIdentifier).join(', ');
  try {
    store.run(`CREATE UNIQUE INDEX ${name} ON ${quoteIdentifier(id)} (${columns})`);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('UNIQUE')) return false;
    throw error;
  }
}

function columnInfo({ schema, names, known, stats }: TableParts, index: number): ColumnInfo {
  const name = names[index] ?? '';
  const seen = stats[index] ?? nothingSeen;
  const schemaName = known[index] ?? null;
  const declared = schemaName === null ? undefined : schema?.columns[schemaName];
  return {
    id: `c${index + 1}`,
    name,
    label: declared?.label ?? name,
    kind: declared?.kind ?? inferredKind(name, seen),
    known: declared ? schemaName : null,
    references: declared?.references ?? null,
    stats: seen,
  };
}
