import type { Cell, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { keyOf } from './address.ts';
import { rowLabel, type RowLabel } from './row-label.ts';
import { columnSql, knownSql, type Tables } from './tables.ts';

/** A table that ids point to: `r` stands for its row in the SQL. */
export interface Target {
  table: TableInfo;
  /** The id of the column that holds the key, and that column as SQL. */
  keyColumn: string;
  key: string;
  /** Where ids repeat, the column as SQL that tells their rows apart; null where they do not. */
  within: string | null;
  label: RowLabel | null;
  from: string;
}

/** A cell that points to a row of a target: the cell as SQL, and what tells apart the rows that share its id. */
export interface Pointer {
  cell: string;
  /** A value to be found in `within`, as SQL; null where nothing tells. */
  context: string | null;
}

/** Where a reference leads; null when that table, or its key, is not in the backup. The key is indexed. */
export function targetOf(tables: Tables, references: string | null): Target | null {
  const table = references === null ? undefined : tables.catalogue.get(references);
  if (!table) return null;
  const keyColumn = keyColumnOf(tables, table);
  if (keyColumn === null) return null;
  tables.store.ensureIndex(table.id, [keyColumn]);
  const isRepeated = table.key.length !== 1;
  return {
    table,
    keyColumn,
    key: columnSql('r', keyColumn),
    within: isRepeated ? withinSql(tables, table.id) : null,
    label: rowLabel(tables, table, 'r'),
    from: `${quoteIdentifier(table.id)} AS r`,
  };
}

/** The one column that holds a table's ids: as its schema declares it, or as it was found. */
function keyColumnOf({ format, catalogue }: Tables, table: TableInfo): string | null {
  const declared = format.schemaOf(table.id)?.key;
  const [key, second] = declared ?? table.key;
  if (key === undefined || second !== undefined) return null;
  return declared ? catalogue.column(table.id, key) : key;
}

function withinSql(tables: Tables, table: string): string | null {
  const known = tables.format.schemaOf(table)?.keyWithin;
  return known === undefined ? null : knownSql(tables, table, known, 'r');
}

/** The cell of a column of the row `alias`, with what the row tells of the target's `within`. */
export function pointerOf(
  tables: Tables,
  { table, column, alias }: { table: TableInfo; column: string; alias: string },
  target: Target,
): Pointer {
  return {
    cell: columnSql(alias, column),
    context: target.within === null ? null : contextSql(tables, table, alias, target.table.id),
  };
}

/** What the row says itself, or what the record says that it points to: a role's matter type is its matter's. */
function contextSql(
  tables: Tables,
  table: TableInfo,
  alias: string,
  target: string,
): string | null {
  const known = tables.format.schemaOf(target)?.keyWithin ?? '';
  const own = knownSql(tables, table.id, known, alias);
  if (own !== null) return own;
  for (const { id, references } of table.columns) {
    if (references === null || references === target) continue;
    const through = targetOf(tables, references);
    const theirs = through && tables.catalogue.column(references, known);
    if (!through || theirs === null) continue;
    const there = columnSql('r', theirs);
    return `(SELECT ${there} FROM ${through.from} WHERE ${through.key} = ${columnSql(alias, id)} LIMIT 1)`;
  }
  return null;
}

/** The name of the row that a cell points to, as SQL; NULL when there is none. */
export function labelSql(target: Target, pointer: Pointer): string {
  const name = target.label ? `nullif(${target.label.sql}, '')` : target.key;
  return pickSql(target, name, pointer);
}

/** One column of the row that a cell points to, as SQL; NULL when there is none. */
export function pickSql(target: Target, what: string, { cell, context }: Pointer): string {
  const { key, within, from } = target;
  const order =
    within === null || context === null ? '' : ` ORDER BY ${within} = ${context} DESC, r.record`;
  return `(SELECT ${what} FROM ${from} WHERE ${key} = ${cell}${order} LIMIT 1)`;
}

/** What tells the row that a cell points to, as SQL: its key cell, or its record number. NULL where it leads nowhere. */
export function foundSql(target: Target, pointer: Pointer): string {
  return pickSql(target, isKeyed(target) ? target.key : 'r.record', pointer);
}

/** The address key of the row that `foundSql` told. */
export function keyOfFound(target: Target, cell: Cell): string {
  return isKeyed(target) ? keyOf([String(cell ?? '')]) : `@${String(cell ?? '')}`;
}

const isKeyed = ({ table, keyColumn }: Target): boolean =>
  table.key.length === 1 && table.key[0] === keyColumn;
