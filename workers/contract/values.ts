import type { TieOut } from './books.ts';
import type { Problem } from './problems.ts';

/** A value of a grid: a raw cell is text exactly as it stood; computed columns may be numbers or empty. */
export type Cell = string | number | null;

/** One file the person chose. `path` holds the folders below the one dropped or picked. */
export interface SourceFile {
  path: string;
  file: File;
}

/** `open`: can be read now. `apart`: belongs to another backup. Only `open` volumes are loaded. */
export type VolumeState = 'open' | 'locked' | 'duplicate' | 'incomplete' | 'refused' | 'apart';

/** One zip of the backup, a file or the byte-split files that make it up; or a folder already unzipped. */
export interface VolumeInfo {
  /** Stable while the backup is open. */
  id: number;
  kind: 'zip' | 'folder';
  name: string;
  /** The names of the files it is made of, in order; of a folder none. */
  parts: readonly string[];
  bytes: number;
  /** Files in its directory; folders are not counted. */
  entries: number;
  /** CSV tables among them. */
  tables: number;
  state: VolumeState;
  /** As told to a person: "AES-256", "ZipCrypto", … Empty when nothing is encrypted. */
  encryption: readonly string[];
  /** Hex SHA-256 of its size, directory and end record; of a folder's paths and sizes. Empty when it has none. */
  fingerprint: string;
  problems: readonly Problem[];
}

/** A volume that the manifest or the numbering says there must be. */
export interface MissingVolume {
  name: string;
  toldBy: 'manifest' | 'numbering';
  /** Files the manifest lists in it; null where nothing tells. */
  entries: number | null;
}

/** A dropped file that is no part of a backup, and is left alone. */
export interface IgnoredFile {
  name: string;
  bytes: number;
  problem: Problem | null;
}

export type FormatId = 'actionstep' | 'labii' | 'plain';

export interface FormatGuess {
  id: FormatId;
  /** 0 to 1. */
  confidence: number;
  /** What it was recognised by, in words a person can check. */
  reason: string;
}

/** What the dropped files hold, known from their directories alone. */
export interface Plan {
  /** The organisation key or the volumes' common stem. */
  name: string;
  /** The one it is opened as: chosen by the person, or the surest. */
  format: FormatGuess;
  /** Every format that it may be, the surest first. */
  formats: readonly FormatGuess[];
  volumes: readonly VolumeInfo[];
  missing: readonly MissingVolume[];
  ignored: readonly IgnoredFile[];
  /** The manifest that was found among the files, by name. */
  manifest: string | null;
  entries: number;
  tables: number;
  /** Uncompressed bytes of what is read when it is opened: of the tables, or of the versions. */
  dataBytes: number;
  /** Predicted bytes of memory once loaded. */
  memoryBytes: number;
  /** Problems of the set as a whole. */
  problems: readonly Problem[];
}

/** What a password did, volume by volume. */
export interface UnlockReport {
  plan: Plan;
  /** Ids of the volumes it opened now. */
  opened: readonly number[];
  /** Z11, Z12, Z13 and the like; one for each volume that stays locked. */
  refused: readonly { volume: number; problem: Problem }[];
}

/** `id`: kept as text in every export. `reference`: an id that points to another table. */
export type Kind = 'id' | 'text' | 'number' | 'money' | 'date' | 'stamp' | 'flag';

/**
 * How the days of a column are written: `iso`, or the order of day and month where one of its cells proves it or
 * the person chose it; `ambiguous` where neither did: then its cells are shown raw (hazards.md C-49).
 */
export type DateOrder = 'iso' | 'dmy' | 'mdy' | 'ambiguous';

/** A reference that no schema declares: of the filled cells of its column, so many hold a key of the target. */
export interface ReferenceEvidence {
  filled: number;
  found: number;
  /** The person said so; absent where the values did. */
  isChosen?: true;
}

/** What a key that no schema declares was found by: its name or its values, and that it is unique and filled in all rows. */
export interface KeyEvidence {
  by: 'name' | 'values' | 'person';
}

/** What was seen in the cells of one column while they were read. Counts of stored cells. */
export interface ColumnStats {
  filled: number;
  /** Cells that are canonical decimal numbers: no leading zero, plus sign, exponent or space. */
  numbers: number;
  /** Fewest and most decimals among those numbers; 0 and 0 when there are none. */
  minDecimals: number;
  maxDecimals: number;
  /** Some number ends in a zero after the point, so that a spreadsheet would show it shorter. */
  trailingZeros: boolean;
  /** Most significant digits in one number. */
  maxDigits: number;
  /** No cell holds a byte above 0x7F. */
  ascii: boolean;
  /** Characters (UTF-8 bytes) of the longest cell. */
  maxBytes: number;
}

export interface ColumnInfo {
  /** The name in the database: c1, c2, … */
  id: string;
  /** The header as it stood; blank ones become column_12, repeated ones "id (2)". */
  name: string;
  /** What the interface calls it. */
  label: string;
  kind: Kind;
  /** The schema's name for it, where the schema knows it. */
  known: string | null;
  /** The table it points to, where the schema says so or the values do. */
  references: string | null;
  /** What an inferred reference rests on; null for a declared one. */
  evidence: ReferenceEvidence | null;
  /** Null for a column that holds no days. */
  dateOrder: DateOrder | null;
  /** Its values stay covered until asked for. */
  isSensitive: boolean;
  stats: ColumnStats;
}

/** A loaded table. */
/** The books of a firm: clients' money, and its general ledger. */
export type BookSide = 'trust' | 'ledger';

export interface TableInfo {
  /** Lower-case file name without .csv: the address in `#/tables/<table>`. */
  id: string;
  label: string;
  /** What it is, in our words; '' where no schema says. */
  about: string;
  /** False for a CSV that no schema names. */
  known: boolean;
  /** The book that it is, or by its name or columns could be, part of; null for others. */
  book: BookSide | null;
  rows: number;
  columns: readonly ColumnInfo[];
  /** Column ids of the key: the schema's where all its columns are there, or one that was found or chosen; always unique. */
  key: readonly string[];
  /** Absent for a key that a schema declares, and where there is none. */
  keyEvidence?: KeyEvidence;
  /** Column id that names a row. */
  title: string | null;
}

export type RejectionCode =
  | 'QUOTE_TRAIL'
  | 'UNTERMINATED_QUOTE'
  | 'FIELD_TOO_LARGE'
  | 'TOO_MANY_COLUMNS'
  | 'CAPACITY'
  | 'NOT_JSON'
  | 'NOT_UTF8'
  | 'NOT_OBJECT'
  | 'TOO_DEEP'
  | 'TOO_LARGE'
  | 'NOT_READ';

/** One record that could not be stored, and where its bytes are. */
export interface Rejection {
  record: number;
  line: number;
  /** Offset in the decrypted file, before any transcoding, and length in bytes. */
  byteStart: number;
  byteLength: number;
  code: RejectionCode;
  /** 1-based; 0 when the whole record is meant. */
  column: number;
  /** The record's text, at most 64 KiB of it. */
  raw: string;
}

export interface Dialect {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  bom: boolean;
  delimiter: string;
  newline: 'CRLF' | 'LF' | 'CR' | 'mixed' | 'none';
  /** MySQL's backslash escapes. */
  backslash: boolean;
}

/** What one file brought. records = stored + quarantined; bytes = bom + header + records + blank. */
export interface TableTotals {
  records: number;
  stored: number;
  quarantined: number;
  blankLines: number;
  /** Rows with fewer cells than the header: the missing ones are stored empty. */
  short: number;
  /** Rows with more cells than the header: the extra ones are kept beside the row. */
  long: number;
  /** Cells stored, extra ones included. */
  cells: number;
  /** Cells that were not UTF-8 and were read as Windows-1252. */
  recoded: number;
  bytes: { total: number; bom: number; header: number; records: number; blank: number };
}

export interface TableReport {
  /** Table id; the same as in TableInfo when it was published. */
  table: string;
  label: string;
  entry: string;
  volume: string;
  /** Null when the file could not be read to its end; then nothing of it was kept. */
  totals: TableTotals | null;
  dialect: Dialect | null;
  rejections: readonly Rejection[];
  problem: Problem | null;
}

export type LoadPhase = 'reading' | 'indexing' | 'linking';

export type LoadEvent =
  | {
      kind: 'progress';
      phase: LoadPhase;
      bytesRead: number;
      bytesTotal: number;
      rows: number;
      /** What is being worked on, as a person would say it. */
      subject: string;
    }
  | { kind: 'table'; table: TableInfo };

/** Every document the backup lists has exactly one of these states. */
export type DocumentState = 'present' | 'missing' | 'deleted' | 'none' | 'unopened';

/** How a listed document was matched to its file (domain.md 1.2), best first; `key-prefix` in lists of mail and contacts. */
export type LinkMethod =
  'exact' | 'path' | 'folded' | 'mangled' | 'key-stamp' | 'key-fuzzy' | 'key-prefix';

/** listed = present + missing + deleted + none + unopened; files = matched + unlisted. */
export interface Completeness {
  listed: number;
  states: Readonly<Record<DocumentState, number>>;
  methods: Readonly<Partial<Record<LinkMethod, number>>>;
  ambiguous: number;
  /** Rows that name a file which is listed with a row before them, where no list of the vendor names the files. */
  shared?: number;
  /** Files left out, since a volume before has the same: of one path, size and checksum. */
  copies?: number;
  /** Document files in the opened volumes, and those that no row names. */
  files: number;
  unlisted: number;
}

/** Something true of the data that is worth telling. */
export interface FindingFacts {
  /** `table` is the one that lists the files. */
  'documents-missing': { table: string; count: number };
  'documents-unopened': { table: string; count: number; volumes: readonly string[] };
  'files-unlisted': { table: string; count: number; examples: readonly string[] };
  'links-ambiguous': { table: string; count: number };
  'files-shared': { table: string; count: number };
  'files-copied': { count: number };
  'orphan-ids': {
    table: string;
    column: string;
    target: string;
    rows: number;
    examples: readonly string[];
  };
  'rows-quarantined': { table: string; count: number };
  'rows-short': { table: string; count: number };
  'rows-long': { table: string; count: number };
  'cells-recoded': { table: string; count: number };
  'key-not-unique': { table: string; columns: readonly string[]; count: number };
  /** Versions of records: whose previous hash is not the hash of the one before; numbers that are missing; … */
  'versions-broken': { count: number; examples: readonly string[] };
  'versions-missing': { count: number; examples: readonly string[] };
  'versions-repeated': { count: number; examples: readonly string[] };
  /** Those that name the hash of another version than the one before. */
  'versions-reordered': { count: number; examples: readonly string[] };
  'versions-unread': { count: number; examples: readonly string[] };
  'keys-repeated': { count: number; examples: readonly string[] };
  /** UIDs that several records have. */
  'uids-shared': { count: number; examples: readonly string[] };
  /** Two sums of the books that must be equal, in decimals, and how many transactions or invoices stand apart. */
  'books-not-tied': {
    id: TieOut['id'];
    left: string;
    right: string;
    difference: string;
    count: number;
  };
  /** Matters whose trust money was below zero at some moment. */
  'trust-overdrawn': { count: number; examples: readonly string[] };
  /** Rows of the books that are in no sum. */
  'amounts-not-read': { table: string; count: number };
}
export type FindingCode = keyof FindingFacts;
export type Finding = { [C in FindingCode]: { code: C; facts: FindingFacts[C] } }[FindingCode];

export interface AbsentTable {
  id: string;
  label: string;
  /** What it is, in our words; '' where no schema says. */
  about: string;
  /** The file's name as the vendor lists it, e.g. trust_*.csv. */
  file: string;
}

export interface LoadReport {
  plan: Plan;
  tables: readonly TableInfo[];
  files: readonly TableReport[];
  absent: readonly AbsentTable[];
  /** What the vendor leaves out of every backup, one sentence each. */
  gaps: readonly string[];
  /** Null when the backup has no document log. */
  completeness: Completeness | null;
  /** The same of every other list of files: attachments of mail, documents of contacts. */
  otherFiles: readonly FileListReport[];
  /** The tables whose rows stand for files, linked to them. */
  fileTables: readonly string[];
}

export interface FileListReport {
  /** The table that lists the files. */
  table: string;
  label: string;
  completeness: Completeness;
}
