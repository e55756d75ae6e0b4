import type { Kind } from '../contract/values.ts';

/** One column, under the name we believe the vendor gives it. */
export interface ColumnSchema {
  kind: Kind;
  label: string;
  /** Other spellings of the header, compared after normalising; the first guess is the column's own name. */
  aliases?: readonly string[];
  /** The table whose key this column holds. */
  references?: string;
}

export interface TableSchema {
  /** In the firm's words. */
  label: string;
  /** As the vendor lists it. `*` stands for any text: every matching file is a table of its own. */
  file: string;
  key: readonly string[];
  /** The vendor's key names several rows that belong together: that it repeats is no finding. */
  keyRepeats?: boolean;
  /** The column that names a row. */
  title: string;
  /** Columns that name a row together where the title is missing or empty. */
  titleParts?: readonly string[];
  columns: Readonly<Record<string, ColumnSchema>>;
}

/** Tables by the id their file gives them; a family by a name of its own. Every one is optional. */
export type Schema = Readonly<Record<string, TableSchema>>;

type Checked<S> = {
  [T in keyof S]: S[T] extends { columns: infer Columns }
    ? {
        key: readonly (keyof Columns)[];
        title: keyof Columns;
        titleParts?: readonly (keyof Columns)[];
        columns: { [C in keyof Columns]: { references?: keyof S } };
      }
    : never;
};

/** Keeps every literal, and refuses a key, title or reference that does not exist. */
export function defineSchema<const S extends Schema>(schema: S & Checked<S>): S {
  return schema;
}

/** `from.column` holds a key of `to`. */
export interface Relation {
  from: string;
  column: string;
  to: string;
}

/** Relations are never written twice: they are read off the columns. */
export function relationsOf(schema: Schema): Relation[] {
  return Object.entries(schema).flatMap(([from, table]) =>
    Object.entries(table.columns).flatMap(([column, { references }]) =>
      references === undefined ? [] : [{ from, column, to: references }],
    ),
  );
}
