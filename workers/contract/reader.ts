import type { ProxyMarked } from 'comlink';
import type { Problem } from './problems.ts';
import type { ColumnStats, Dialect, Rejection, TableTotals } from './values.ts';

/** Where an entry of a zip lies: all a reader needs to decrypt it without the rest of the archive. */
export interface ZipSource extends ZipPlace {
  /** The volume's bytes; byte-split files are one lazy Blob. */
  volume: Blob;
  /** Passwords to try, as bytes; empty when it is not encrypted. */
  passwords: readonly Uint8Array<ArrayBuffer>[];
}

/** Where it lies in its volume. */
export interface ZipPlace {
  /** The entry's record in the central directory, as it stands. */
  record: Uint8Array<ArrayBuffer>;
  /** Offset of its local header in the volume. */
  offset: number;
  /** Offset at which the next entry or the directory begins: its bytes end before that. */
  end: number;
  /** Shown in problems. */
  path: string;
}

/** A file of a folder that is already unzipped: read as it is, with no checksum to hold it against. */
export interface FileSource {
  file: File;
  /** Its bytes when it was listed. */
  bytes: number;
  /** Shown in problems. */
  path: string;
}

export type EntrySource = ZipSource | FileSource;

/** Many small entries of one volume, in the order in which they lie there: read in one go. */
export type EntryRun = ZipRun | FolderRun;

export interface ZipRun {
  volume: Blob;
  /** The volume's; entries that are not encrypted need none. */
  passwords: readonly Uint8Array<ArrayBuffer>[];
  entries: readonly (ZipPlace & { id: number })[];
}

export interface FolderRun {
  files: readonly (FileSource & { id: number })[];
}

/** One entry of a run: all of its bytes, verified, or why there are none. */
export type RunResult =
  { id: number; bytes: Uint8Array<ArrayBuffer> } | { id: number; problem: Problem };

export interface TableOptions {
  /** The table's name in problems. */
  table: string;
  /** Header names the schema knows, for telling the delimiter. Empty for an unknown table. */
  expected: readonly string[];
}

export interface TableHeader {
  /** Cells of the header record as they stood, before blank and repeated names are told apart. */
  names: readonly string[];
  dialect: Dialect;
}

/**
 * Rows as bytes. Cell `c` of row `r` is `bytes[spans[2i] … spans[2i+1])` with i = r × width + c: valid UTF-8,
 * quotes removed. Every row has exactly `width` cells: missing ones are empty, extra ones are in `extras`.
 */
export interface Batch {
  bytes: Uint8Array<ArrayBuffer>;
  spans: Uint32Array<ArrayBuffer>;
  /** Record number of each row, 1-based, counting quarantined records too. */
  records: Uint32Array<ArrayBuffer>;
  width: number;
  rows: number;
  extras: readonly { record: number; cells: readonly string[] }[];
  rejections: readonly Rejection[];
  /** Every 1,000th record: where it begins. */
  places: readonly { record: number; byte: number; line: number }[];
  /** Decrypted bytes consumed so far. */
  bytesRead: number;
}

export interface TableEnd {
  totals: TableTotals;
  dialect: Dialect;
  stats: readonly ColumnStats[];
}

/** Receives a table. The reader keeps at most two unanswered batches in flight. */
export interface TableSink {
  begin(header: TableHeader): Promise<void>;
  batch(batch: Batch): Promise<void>;
}

/** Why a version's file could not be read, and the byte where that showed; `problem` where the archive tells why. */
export type VersionProblem =
  | { code: 'NOT_JSON' | 'NOT_UTF8' | 'NOT_OBJECT' | 'TOO_DEEP' | 'TOO_LARGE'; byte: number }
  | { code: 'NOT_READ'; problem: Problem };

/** A key that stands more than once in one object: the last one counts. */
export interface RepeatedKey {
  key: string;
  /** Where it, or an object of many keys, begins. */
  byte: number;
}

/** Somebody who is named in a version, as far as it tells; its texts are '' where it does not. */
export interface VersionPerson {
  sid: string;
  name: string;
  firstName: string;
  lastName: string;
  email: string;
}

/** What a version says of itself; '' where it does not say. */
export interface VersionHead {
  /** Of the version, and of the record it is a version of. */
  sid: string;
  recordSid: string;
  number: string;
  hash: string;
  previousHash: string;
  by: VersionPerson | null;
  updated: string;
  created: string;
  message: string;
  isValid: string;
  uid: string;
  name: string;
  type: string;
}

/** Something that a record names, and where in it: `section` is that section's name, or null. */
export interface VersionMention {
  sid: string;
  text: string;
  /** The UID that its text begins with, else the first in it; '' for none. */
  uid: string;
  section: string | null;
  path: string;
}

/**
 * A record as one of its versions has it. All of a backup's wait in memory for each other: their parts are lists
 * written as JSON, which is one text where they would be a hundred objects. `workers/ingest/versions/packed.ts` opens them.
 */
export interface VersionRecord {
  /** The ways through its JSON to its cells, and these in the same order: records of one shape have the same ways. */
  ways: Packed<readonly string[]>;
  cells: Packed<string>;
  sections: Packed<VersionSection>;
  mentions: Packed<VersionMention>;
  people: Packed<VersionPerson>;
  owner: VersionPerson | null;
}

/** A list of these, as JSON. */
export type Packed<Item> = string & { readonly item?: Item };

export interface VersionSection {
  sid: string;
  name: string;
  widget: string;
  order: string;
  isArchived: string;
  created: string;
  updated: string;
  /** As they stood. */
  data: string;
  sectionData: string;
  /** Members that have no place of their own, as pairs in JSON; '' for none. */
  other: string;
}

/** One version's file as it was read. */
export interface ReadVersion {
  entry: number;
  problem: VersionProblem | null;
  /** The start of a file that could not be read. */
  raw: string;
  repeated: readonly RepeatedKey[];
  /** Null where it could not be read. */
  head: VersionHead | null;
  /** Null where it was not asked for. */
  record: VersionRecord | null;
}

/** Receives versions, a few hundred at a time. The reader keeps at most two unanswered. */
export interface VersionSink {
  versions(read: readonly ReadVersion[]): Promise<void>;
}

/** A reader worker: decrypts, inflates and tokenizes one entry at a time. */
export interface Reader {
  /**
   * Resolves when the entry has ended clean (CRC and HMAC verified) and every batch was taken.
   * Fails with Z13, Z30 to Z33, Z50, Z51, or E01 when stopped; the receiver then drops what it got.
   */
  readTable(
    job: number,
    source: EntrySource,
    options: TableOptions,
    sink: TableSink & ProxyMarked,
  ): Promise<TableEnd>;
  /**
   * Reads every version of a run; of the entries in `whole` the record, too. One that cannot be read is told in its
   * place. Fails only with E01 when stopped.
   */
  readVersions(
    job: number,
    run: EntryRun,
    whole: ReadonlySet<number>,
    sink: VersionSink & ProxyMarked,
  ): Promise<void>;
  openEntry(stream: number, source: EntrySource): Promise<void>;
  pull(stream: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Stops a table or a stream, whichever bears the number. */
  stop(job: number): Promise<void>;
}
