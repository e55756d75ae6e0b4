import type { BookSide, Kind } from '../contract/values.ts';

/** One column, under the name we believe the vendor gives it. */
export interface ColumnSchema {
  kind: Kind;
  label: string;
  /** Other spellings of the header, compared after normalising; the first guess is the column's own name. */
  aliases?: readonly string[];
  /** The table whose key this column holds. */
  references?: string;
  /**
   * Whose key it holds depends on another column of the row: for each table the words that stand for it there,
   * in lower case, one of a kind, letters only (`invoice` for "Invoices").
   */
  referencesBy?: { column: string; tables: Readonly<Record<string, readonly string[]>> };
  /** What it is, in our words, from what the vendor says. */
  about?: string;
  /** Its values stay covered until asked for. */
  isSensitive?: boolean;
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
  /** What it is, in our words, from what the vendor says. */
  about?: string;
  /** The book that its rows are movements or entries of. */
  book?: BookSide;
  /** Its days are calendar days, also where a time and a zone stand with them: no zone ever moves them. */
  isCalendar?: boolean;
  /** The columns that say what a row is, at most five. */
  facts?: readonly string[];
  /** Pairs of columns that a row joins: what one refers to belongs to what the other refers to. */
  joins?: readonly (readonly [one: string, other: string])[];
  /** Where the key repeats, the column that tells its rows apart: it holds a key that the referring row has, too. */
  keyWithin?: string;
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
        facts?: readonly (keyof Columns)[];
        joins?: readonly (readonly [keyof Columns, keyof Columns])[];
        keyWithin?: keyof Columns;
        columns: {
          [C in keyof Columns]: {
            references?: keyof S;
            referencesBy?: {
              column: keyof Columns;
              tables: { readonly [T in keyof S]?: readonly string[] };
            };
          };
        };
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
