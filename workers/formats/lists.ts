/** A column of a list, over the list's own table. A part whose table or column is not there is left out. */
export type ListColumn =
  /** A column of the table; where it refers to another table, the name of what it refers to. */
  | string
  /** The first of these that is filled in a row. */
  | { id: string; label: string; first: readonly string[] }
  /** A column of the record that one of its columns refers to. */
  | { id: string; label: string; via: string; of: string }
  /** How many rows of another table refer to it, by that table's column. */
  | { id: string; label: string; count: string; by: string }
  /** The names of the records of another table that a table of links joins it to. */
  | { id: string; label: string; joined: string; through: string }
  /** What the words or letters of a column stand for. */
  | { id: string; label: string; of: string; words: Readonly<Record<string, string>> };

/** Which rows of the table belong to a list. */
export type ListPart =
  /** A column holds one of these words: compared in lower case, letters only, without a plural's s. */
  | { column: string; in: readonly string[] }
  | { column: string; notIn: readonly string[] }
  /** No row of a table of links joins it to anything. */
  | { unjoined: string; by: string };

/** A list of the practice, as the firm reads it; `tables/<table>` shows the same rows as the file has them. */
export interface ListSchema {
  /** Its name as a view. */
  id: string;
  label: string;
  table: string;
  columns: readonly ListColumn[];
  /** Absent: every row. */
  part?: ListPart;
  /** Columns that a row leads to, best first, where it is no record of its own: a person on a matter. */
  opens?: readonly string[];
}
