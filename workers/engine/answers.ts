import type {
  BookChoice,
  Books,
  Reconciliation,
  ReportHead,
  TieOut,
  Worksheet,
} from '../contract/books.ts';
import type {
  CardInfo,
  CollectionInfo,
  DocumentInfo,
  IndexingEvent,
  MatterInfo,
  MessageInfo,
  RecordInfo,
  RelatedInfo,
  TableEntryInfo,
  TimelineFilter,
  TimelinePage,
} from '../contract/records.ts';
import type { Finding, SourceFile, TableInfo } from '../contract/values.ts';
import type {
  ExportsInfo,
  VersionDifference,
  VersionField,
  VersionInfo,
} from '../contract/versions.ts';
import type { View } from '../contract/views.ts';
import type { OpenBackup } from './open-backup.ts';

/** The questions of the contract that the open backup answers by itself. */
export abstract class Answers {
  /** Fails with V01 when no backup is open. */
  protected abstract get open(): OpenBackup;

  findings(): Promise<readonly Finding[]> {
    return this.open.findings(new AbortController().signal);
  }

  record(table: string, key: string): Promise<RecordInfo> {
    return answer(() => this.open.record(table, key));
  }

  card(table: string, key: string): Promise<CardInfo> {
    return answer(() => this.open.card(table, key));
  }

  related(
    table: string,
    key: string,
    onIndexing: (event: IndexingEvent) => void,
  ): Promise<readonly RelatedInfo[]> {
    return answer(() => this.open.related(table, key, onIndexing));
  }

  timeline(
    key: string,
    filter: TimelineFilter,
    offset: number,
    limit: number,
  ): Promise<TimelinePage> {
    return answer(() => this.open.timeline(key, filter, offset, limit));
  }

  message(key: string): Promise<MessageInfo> {
    return answer(() => this.open.message(key));
  }

  collections(
    matter: string | null,
    onIndexing: (event: IndexingEvent) => void,
  ): Promise<readonly CollectionInfo[]> {
    return answer(() => this.open.collections(matter, onIndexing));
  }

  books(onIndexing: (event: IndexingEvent) => void): Promise<Books> {
    return answer(() => this.open.books.books(onIndexing));
  }

  chooseBook(table: string, choice: BookChoice | null): Promise<Books> {
    return answer(() => this.open.books.choose(table, choice));
  }

  tieOuts(asAt: string): Promise<readonly TieOut[]> {
    return answer(() => this.open.books.tieOuts(asAt));
  }

  reconciliation(worksheet: Worksheet): Promise<Reconciliation> {
    return answer(() => this.open.books.reconciliation(worksheet));
  }

  reportHead(view: View): Promise<ReportHead> {
    return answer(() => this.open.books.reportHead(view));
  }

  dictionary(table: string): Promise<TableEntryInfo> {
    return answer(() => this.open.dictionary(table));
  }

  setDateOrder(
    table: string,
    column: string,
    order: 'iso' | 'dmy' | 'mdy' | null,
  ): Promise<TableInfo> {
    return answer(() => this.open.setDateOrder(table, column, order));
  }

  addExports(files: readonly SourceFile[]): Promise<ExportsInfo> {
    return answer(() => this.open.exports.add(files));
  }

  matchExport(table: string, column: string | null): Promise<ExportsInfo> {
    return answer(() => this.open.exports.choose(table, column));
  }

  removeExport(table: string): Promise<ExportsInfo> {
    return answer(() => this.open.exports.remove(table));
  }

  chooseKey(table: string, columns: readonly string[] | null): Promise<readonly TableInfo[]> {
    return answer(() => this.open.choices.key(table, columns));
  }

  chooseReference(
    table: string,
    column: string,
    target: string | null,
  ): Promise<readonly TableInfo[]> {
    return answer(() => this.open.choices.reference(table, column, target));
  }

  matter(key: string): Promise<MatterInfo> {
    return answer(() => this.open.matter(key));
  }

  document(table: string, record: number): Promise<DocumentInfo> {
    return answer(() => this.open.document(table, record));
  }

  versions(sid: string): Promise<readonly VersionInfo[]> {
    return answer(() => this.open.versions.versions(sid));
  }

  versionFields(key: string): Promise<readonly VersionField[]> {
    return this.open.versions.fields(key);
  }

  versionDifference(before: string, after: string, limit: number): Promise<VersionDifference> {
    return this.open.versions.difference(before, after, limit);
  }

  versionAt(sid: string, day: string): Promise<VersionInfo | null> {
    return answer(() => this.open.versions.at(sid, day));
  }
}

/** A question without waiting; what it throws is the answer's failure. */
export function answer<T>(ask: () => T | Promise<T>): Promise<T> {
  return new Promise((resolve) => {
    resolve(ask());
  });
}
