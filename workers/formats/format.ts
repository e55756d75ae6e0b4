import type { FormatId } from '../contract/values.ts';
import type { Schema, TableSchema } from './define.ts';
import type { ListSchema } from './lists.ts';

/** How sure a format is that these are its files (0 to 1), and by what, in words a person can check. */
export interface Recognition {
  confidence: number;
  reason: string;
}

/** A table whose rows name files of the backup. Columns are called what the schema calls them. */
export interface FileList {
  table: string;
  /** The name of the view that shows it, and what that calls a file. */
  view: string;
  title: string;
  /** Further columns that the view shows behind the file. */
  shows?: readonly string[];
  /** The folders its files lie in, each inside the one before, in lower case. */
  folders: readonly string[];
  /** Columns with the name a file is stored under, the surest first. */
  storedNames: readonly string[];
  /** Columns with a name that files may have behind a number. */
  givenNames: readonly string[];
  directory?: string;
  deleted?: string;
  /** The column of what its files belong to. */
  owner: string;
  /** Names begin with the owner's number, and mostly with the second of this column: `<owner>_<second>_…`. */
  created?: string;
  /** What may stand before a name, as `<lead><cell>_…`; where there are several, the files decide for one. */
  prefixes: readonly { lead: string; column: string }[];
}

/** What a backup of one vendor is. Paths are those of entries, `/` between folders, as the archive has them. */
export interface Format {
  id: FormatId;
  label: string;
  recognise(paths: Iterable<string>): Recognition;
  /** Whose backup an entry is of, where its path tells; null where it does not, and in formats that never do. */
  ownerOf?(path: string): string | null;
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
  /** The table that is made of all files which are no tables, where no list of the vendor names them. */
  filesTable?: string;
  /** The lists of files, that of the documents first. */
  fileLists: readonly FileList[];
  /** The table that should list this entry; null for an entry that no list is there for. */
  listOf(path: string): string | null;
  /** Schema tables to load before all others, in order. */
  first: readonly string[];
  /** The lists of a firm's work that its tables make. */
  lists: readonly ListSchema[];
  /** Its tables are made of versions of records, one file each, and not read from CSVs. */
  isMadeOfVersions?: boolean;
  /** What the vendor's backup leaves out, as sentences. */
  gaps: readonly string[];
}
