import type { ProxyMarked } from 'comlink';
import type { BookChoice, Books, Reconciliation, ReportHead, TieOut, Worksheet } from './books.ts';
import type {
  CardInfo,
  CollectionInfo,
  DocumentInfo,
  EntryInfo,
  IndexingEvent,
  MatterInfo,
  MessageInfo,
  PreviewBytes,
  RecordInfo,
  RelatedInfo,
  TableEntryInfo,
  TimelineFilter,
  TimelinePage,
} from './records.ts';
import type {
  DateOrder,
  Finding,
  FormatId,
  LoadEvent,
  LoadReport,
  Plan,
  SourceFile,
  TableInfo,
  UnlockReport,
} from './values.ts';
import type { ExportsInfo, VersionDifference, VersionField, VersionInfo } from './versions.ts';
import type { View, ViewInfo, ViewPage } from './views.ts';

/** A callback that crosses threads. The mark makes a bare arrow function a type error. */
export type Listener<Event> = ((event: Event) => void) & ProxyMarked;

/** What one consumer may ask of the open backup: the page, and the export worker. */
export interface BackupReader {
  /**
   * Opens a view; its rows are then asked for by position. A newer view in the same slot takes the older
   * one's place: the older question, if still being answered, fails with E01, and its id is forgotten.
   */
  openView(slot: string, view: View): Promise<ViewInfo>;
  rows(viewId: number, offset: number, limit: number): Promise<ViewPage>;
  closeView(viewId: number): Promise<void>;

  entry(entryId: number): Promise<EntryInfo>;
  /** Starts decrypting one entry. The bytes are pulled; the last pull gives null, or fails with Z30/Z31. */
  openEntry(entryId: number): Promise<number>;
  pullEntry(stream: number): Promise<Uint8Array<ArrayBuffer> | null>;
  closeEntry(stream: number): Promise<void>;
}

/**
 * The only agreement between the page and the engine: inspect → unlock → load, then questions.
 * Every result is per entry and per volume, never one throw for all.
 * Every argument and result must survive structuredClone; callbacks must be proxied.
 */
export interface Engine extends BackupReader {
  /** Reads the directories of the files, beside those already there. Needs no password. */
  inspect(files: readonly SourceFile[], onProgress: Listener<InspectProgress>): Promise<Plan>;
  /**
   * The person says which kind of backup it is; null leaves it to what is recognised. Volumes of another kind are
   * kept apart. Once a backup is loaded, its kind stays.
   */
  chooseFormat(id: FormatId | null): Promise<Plan>;
  /** Leaves one volume out again. */
  remove(volume: number): Promise<Plan>;
  /** Tries a password on every locked volume. */
  unlock(password: string): Promise<UnlockReport>;
  /** Loads the tables of open volumes that are not loaded yet, and links documents to files again. */
  load(onEvent: Listener<LoadEvent>): Promise<LoadReport>;
  /** Stops inspecting, unlocking or loading; what was loading fails with E01 and leaves nothing behind. */
  cancel(): Promise<void>;
  close(): Promise<void>;

  findings(): Promise<readonly Finding[]>;
  record(table: string, key: string): Promise<RecordInfo>;
  card(table: string, key: string): Promise<CardInfo>;
  /** Everything that refers to a record, counted. Indexes that this needs are made on first use, and told. */
  related(
    table: string,
    key: string,
    onIndexing: Listener<IndexingEvent>,
  ): Promise<readonly RelatedInfo[]>;
  matter(key: string): Promise<MatterInfo>;
  timeline(
    key: string,
    filter: TimelineFilter,
    offset: number,
    limit: number,
  ): Promise<TimelinePage>;
  /** A listed file: `table` is document_log, email_attachment or participant_document. */
  document(table: string, record: number): Promise<DocumentInfo>;
  message(key: string): Promise<MessageInfo>;
  /**
   * The collections of custom data: all, or those that the matter with this key has rows of, counted there.
   * The first question goes through all of it, and tells how far it is.
   */
  collections(
    matter: string | null,
    onIndexing: Listener<IndexingEvent>,
  ): Promise<readonly CollectionInfo[]>;
  /** How the trust and ledger files are read. The first question goes through them, and tells how far it is. */
  books(onIndexing: Listener<IndexingEvent>): Promise<Books>;
  chooseBook(table: string, choice: BookChoice | null): Promise<Books>;
  tieOuts(asAt: string): Promise<readonly TieOut[]>;
  reconciliation(worksheet: Worksheet): Promise<Reconciliation>;
  reportHead(view: View): Promise<ReportHead>;
  dictionary(table: string): Promise<TableEntryInfo>;
  /** The person says how a column's days are written; null takes that back. */
  setDateOrder(
    table: string,
    column: string,
    order: Exclude<DateOrder, 'ambiguous'> | null,
  ): Promise<TableInfo>;
  /**
   * Reads exports of the vendor beside the backup, and matches their rows with its records. Without files it only
   * tells how those that are there match now.
   */
  addExports(files: readonly SourceFile[]): Promise<ExportsInfo>;
  /** Another column names the records; null: the best one again. */
  matchExport(table: string, column: string | null): Promise<ExportsInfo>;
  removeExport(table: string): Promise<ExportsInfo>;
  /**
   * The person says which columns identify a row of a table that no schema names: one, two, or none of them; null
   * takes that back. Fails with V04 where they do not. Gives every table that is known anew, this one first.
   */
  chooseKey(table: string, columns: readonly string[] | null): Promise<readonly TableInfo[]>;
  /** The person says which table such a column refers to, '' for none; null takes that back. Gives what `chooseKey` does. */
  chooseReference(
    table: string,
    column: string,
    target: string | null,
  ): Promise<readonly TableInfo[]>;
  /** The history of the record with this sid, newest first; empty where the backup has no version of it. */
  versions(sid: string): Promise<readonly VersionInfo[]>;
  /** Every field of one version, read from its file. Keys are those of the table `versions`. */
  versionFields(key: string): Promise<readonly VersionField[]>;
  /** What changed from one version to another, in that order: at most `limit` fields and lines, all counted. */
  versionDifference(before: string, after: string, limit: number): Promise<VersionDifference>;
  /** The version that held when a day (`YYYY-MM-DD`, of UTC as its stamps are) ended; null before the first. */
  versionAt(sid: string, day: string): Promise<VersionInfo | null>;
  /** At most `limit` bytes of an entry, verified when that is all of it. */
  preview(entryId: number, limit: number): Promise<PreviewBytes>;

  /** Hands the export worker a line to the open backup. */
  connect(port: MessagePort): Promise<void>;
}

export interface InspectProgress {
  name: string;
  done: number;
  of: number;
}
