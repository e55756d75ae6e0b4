import type { FormatId } from '../contract/values.ts';
import type { Schema, TableSchema } from './define.ts';
import type { ListSchema } from './lists.ts';

/** How sure a format is that these are its files (0 to 1), and by what, in words a person can check. */
export interface Recognition {
  confidence: number;
  reason: string;
}

/** What a backup of one vendor is. Paths are those of entries, `/` between folders, as the archive has them. */
export interface Format {
  id: FormatId;
  label: string;
  recognise(paths: Iterable<string>): Recognition;
  schema: Schema;
  /** Whether this entry is a table, known or not: a CSV among a firm's documents is a document. */
  isTable(path: string): boolean;
  /** The schema's name for a table's entry; null for a table that the schema does not name. */
  tableOf(path: string): string | null;
  /** What the schema knows of a loaded table, by the table's id; null for an unknown one. */
  schemaOf(table: string): TableSchema | null;
  /** What a loaded table is called, by its id. */
  labelOf(table: string): string;
  /** Header names and aliases to expect in a table, by its id; empty for an unknown one. */
  expectedColumns(table: string): readonly string[];
  /** Whether this entry is a file that the document log should list. */
  isDocument(path: string): boolean;
  /** Schema tables to load before all others, in order. */
  first: readonly string[];
  /** The lists of a firm's work that its tables make. */
  lists: readonly ListSchema[];
  /** What the vendor's backup leaves out, as sentences. */
  gaps: readonly string[];
}
