/** A backup of no known vendor, with the truth about it; tables are called by their entries. */
export interface PlainBackup {
  name: string;
  entries: Readonly<Record<string, string | Uint8Array>>;
  tables: readonly PlainTable[];
  relations: readonly PlainRelation[];
  /** Columns that lead nowhere, however well their values happen to fit. */
  leadNowhere: readonly (readonly [table: string, column: string])[];
  files: PlainFiles;
}

export interface PlainTable {
  entry: string;
  rows: number;
  columns: readonly string[];
  key: readonly string[];
  /** What a row is best called by. */
  title: string;
}

/** `found` of the `filled` cells of a column are keys of the other table. */
export interface PlainRelation {
  from: string;
  column: string;
  to: string;
  filled: number;
  found: number;
}

/** Entries that are no tables: listed once each, under `of` or `unlinked`. */
export interface PlainFiles {
  of: readonly { entry: string; table: string; key: string }[];
  unlinked: readonly string[];
  /** Named in a cell, and not in the backup. */
  missing: readonly { table: string; key: string; name: string }[];
}

export type Row = readonly string[];

/** The rows of a table, and what is told of it. */
export interface DraftTable {
  entry: string;
  columns: readonly string[];
  rows: readonly Row[];
  key: readonly string[];
  title: string;
}

export interface TextShape {
  delimiter: ',' | ';' | '\t';
  newline: '\n' | '\r\n';
  /** Quote every cell, or only those that need it. */
  quoteAll?: boolean;
  bom?: boolean;
}

export function textOf(
  { columns, rows }: DraftTable,
  { delimiter, newline, quoteAll = false, bom = false }: TextShape,
): string {
  const quoted = (cell: string): string => {
    const needed = quoteAll || cell.includes(delimiter) || /["\r\n]/.test(cell);
    return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
  };
  const lines = [columns, ...rows].map((row) => row.map(quoted).join(delimiter) + newline);
  return (bom ? '\uFEFF' : '') + lines.join('');
}

export function toldOf({ entry, columns, rows, key, title }: DraftTable): PlainTable {
  return { entry, columns, rows: rows.length, key, title };
}

/** Counts a relation, whose other table has one key column. */
export function relationOf(from: DraftTable, column: string, to: DraftTable): PlainRelation {
  const keys = new Set(cellsOf(to, to.key[0] ?? ''));
  const filled = cellsOf(from, column).filter((cell) => cell !== '');
  const found = filled.filter((cell) => keys.has(cell)).length;
  return { from: from.entry, column, to: to.entry, filled: filled.length, found };
}

function cellsOf({ columns, rows }: DraftTable, column: string): string[] {
  const at = columns.indexOf(column);
  if (at < 0) throw new RangeError(`no column ${column}`);
  return rows.map((row) => row[at] ?? '');
}

/** `count` rows, each from its number, beginning with 0. */
export function rowsOf(count: number, row: (at: number) => Row): Row[] {
  return Array.from({ length: count }, (_, at) => row(at));
}

/** One of a list, over and over. */
export function turn<const T>(list: readonly [T, ...T[]], at: number): T {
  return list[at % list.length] ?? list[0];
}

/** yyyy-MM-dd, so many days after the first of 2023. */
export function dayText(days: number): string {
  return new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10);
}
