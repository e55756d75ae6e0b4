import type { TableSchema } from '../formats/define.ts';

/** A table that no file of the backup is: its rows are made of others. */
export interface MadeTable {
  id: string;
  label: string;
  schema: TableSchema;
  columns: readonly MadeColumn[];
  /** Cells in the order of the columns; made while they are written. */
  rows: Iterable<readonly string[]>;
}

export interface MadeColumn {
  /** As it stood, or the schema's name. */
  name: string;
  /** What the interface calls it. */
  label: string;
  /** The schema's name for it. */
  known: string | null;
}

/** A row of a table, by the schema's names; cells that are not named are empty. */
export type MadeRow<Columns extends string> = Readonly<Partial<Record<Columns, string>>>;

/** A table with the columns of its schema. */
export function madeTable<Columns extends string>(
  id: string,
  schema: TableSchema & { columns: Readonly<Record<Columns, { label: string }>> },
  rows: Iterable<MadeRow<Columns>>,
): MadeTable {
  const names = Object.keys(schema.columns) as Columns[];
  const columns = names.map((name) => ({ name, label: schema.columns[name].label, known: name }));
  return { id, label: schema.label, schema, columns, rows: cellsOf(names, rows) };
}

function* cellsOf<Columns extends string>(
  names: readonly Columns[],
  rows: Iterable<MadeRow<Columns>>,
): Generator<string[]> {
  for (const row of rows) yield names.map((name) => row[name] ?? '');
}
