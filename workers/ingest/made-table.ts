import type { TableSchema } from '../formats/define.ts';

/** A table that no file of the backup is: its rows are made of others. */
export interface MadeTable {
  id: string;
  label: string;
  schema: TableSchema;
  columns: readonly MadeColumn[];
  /** Cells in the order of the columns. */
  rows: readonly (readonly string[])[];
}

export interface MadeColumn {
  /** As it stood, or the schema's name. */
  name: string;
  /** What the interface calls it. */
  label: string;
  /** The schema's name for it. */
  known: string | null;
}

/** A table with the columns of its schema; rows name their cells. */
export function madeTable<Columns extends string>(
  id: string,
  schema: TableSchema & { columns: Readonly<Record<Columns, { label: string }>> },
  rows: readonly Partial<Record<Columns, string>>[],
): MadeTable {
  const names = Object.keys(schema.columns) as Columns[];
  const columns = names.map((name) => ({ name, label: schema.columns[name].label, known: name }));
  const cells = rows.map((row) => names.map((name) => row[name] ?? ''));
  return { id, label: schema.label, schema, columns, rows: cells };
}
