import type { Problem } from './problems.ts';
import type { TableInfo } from './values.ts';

/**
 * A backup of records as versions: each version of a record is a JSON file named `[SID]_[Version]` (domain.md 2).
 * Its tables are made of them, under these ids; every one is a table like any other: grids, links and exports work on it.
 * - `records`: one row for each record, as its newest version has it.
 * - `versions`: one row for each file in `versions`, readable or not.
 * - `files`: one row for each file of the backup, and for each that a record names and the backup lacks.
 * - `sections`: the sections of the newest version of each record.
 * - `links`: what a record names: a record by its sid, or a record or file by its UID in text.
 * - `people`: who made versions.
 * - a table for each kind of record (`experiments`), with the columns that its own data has.
 */
export const versionTables = [
  'records',
  'versions',
  'files',
  'sections',
  'links',
  'people',
] as const;
export type VersionTable = (typeof versionTables)[number];

/** How a version stands to the one before it. `unchecked`: one of the two says no hash. */
export type ChainState = 'first' | 'holds' | 'broken' | 'gap' | 'repeated' | 'unchecked';

/** One version in a record's history. Texts are as they stand in its JSON; '' where it does not say. */
export interface VersionInfo {
  /** Its key in the table `versions`. */
  key: string;
  number: number;
  by: string;
  /** As it stands: an ISO time with a zone. */
  when: string;
  message: string;
  hash: string;
  previousHash: string;
  chain: ChainState;
  /** The entry of its file; null where the backup has none. */
  entry: number | null;
  isNewest: boolean;
}

/** One field of a record as one of its versions has it. Lists and objects are told by their parts. */
export interface VersionField {
  /** The way to it through the JSON: `data`, `rowdata_set`, `date_due`. */
  path: readonly string[];
  label: string;
  value: string;
}

/** A field that two versions do not have alike; null on the side that lacks it. */
export interface FieldChange {
  path: readonly string[];
  label: string;
  before: string | null;
  after: string | null;
}

/** One line of a difference told as text. */
export interface TextLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Line numbers in the two texts, 1-based; null on the side that lacks it. */
  before: number | null;
  after: number | null;
}

/** What changed from one version to another. At most `limit` lines and fields are given; the counts are of all. */
export interface VersionDifference {
  before: VersionInfo;
  after: VersionInfo;
  changes: readonly FieldChange[];
  changeCount: number;
  text: readonly TextLine[];
  textCount: number;
}

/** A column of an added export that names records, by what, and what its cells say of that. */
export interface ExportMatch {
  /** The column's id in the export's table. */
  column: string;
  by: 'sid' | 'uid';
  /** Filled cells, those of them that name a record, and how many different records they name. */
  filled: number;
  found: number;
  records: number;
}

/** A table that the person added to match with the records: the vendor's export. */
export interface AddedExport {
  table: string;
  label: string;
  /** The column in use; null where no column names a record. */
  matched: ExportMatch | null;
  /** Every column that names some record, the best first. */
  candidates: readonly ExportMatch[];
  /** The person chose the column. */
  isChosen: boolean;
  rows: number;
  /** Records of the file that could not be read. */
  quarantined: number;
  /** Rows that name a record which a row before them names. */
  repeated: number;
  /** Rows that name no record of the backup, and records of the kinds it holds that it does not name. */
  onlyInExport: number;
  onlyInBackup: number;
}

/** The exports there are, all tables now loaded, and the files that could not be taken. */
export interface ExportsInfo {
  exports: readonly AddedExport[];
  tables: readonly TableInfo[];
  refused: readonly { name: string; problem: Problem }[];
}
