import type { Archive } from '../archive/archive.ts';
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
import type {
  FileListReport,
  Finding,
  LoadEvent,
  LoadReport,
  TableInfo,
  TableReport,
} from '../contract/values.ts';
import type { View } from '../contract/views.ts';
import { absentTables } from '../formats/absent-tables.ts';
import type { Format } from '../formats/format.ts';
import { schemaNameOf } from '../formats/known-tables.ts';
import { loadOrder } from '../formats/load-order.ts';
import { formatOf } from '../formats/registry.ts';
import { cardInfo } from '../query/card.ts';
import { collectionsOf } from '../query/collections.ts';
import { chooseDateOrder } from '../query/date-order.ts';
import { tableEntry } from '../query/dictionary.ts';
import { documentInfo } from '../query/document.ts';
import { findingsOf } from '../query/findings.ts';
import { inferReferences } from '../query/infer-references.ts';
import { linkFiles } from '../query/link-files.ts';
import { matterInfo } from '../query/matter.ts';
import { messageInfo } from '../query/message.ts';
import { openView, type OpenedView } from '../query/open-view.ts';
import type { Asking } from '../query/question.ts';
import { recordInfo } from '../query/record.ts';
import { relatedInfo } from '../query/related.ts';
import { timelinePage } from '../query/timeline.ts';
import { Catalogue } from '../store/catalogue.ts';
import type { Store } from '../store/store.ts';
import { AddedExports } from './add-export.ts';
import { ListFiles } from './list-files.ts';
import { BookQuestions } from './book-questions.ts';
import { loadTables } from './load-tables.ts';
import { planOf } from './plan.ts';
import { ReaderPool, type MarkSink, type RunningReader } from './reader-pool.ts';
import { tableEntries, type TableEntry } from './table-names.ts';
import { VersionQuestions } from './version-questions.ts';

/** What differs between a browser and a test in Node. */
export interface EngineParts {
  openStore(): Promise<Store>;
  startReader(): RunningReader;
  readers: number;
  /** Makes a sink able to cross to a reader's thread. */
  mark: MarkSink;
  /** Lets waiting messages be heard. */
  breathe(): Promise<void>;
}

/** The backup once its password is known: its tables, and the links from documents to files. */
export class OpenBackup {
  readonly pool: ReaderPool;
  readonly #archive: Archive;
  readonly #store: Store;
  readonly #format: Format;
  readonly #breathe: () => Promise<void>;
  readonly #catalogue = new Catalogue();
  #loaded: TableEntry[] = [];
  #reports: TableReport[] = [];
  #books: BookQuestions | null = null;
  #exports: AddedExports | null = null;
  #lists: FileListReport[] = [];

  constructor(archive: Archive, store: Store, parts: EngineParts) {
    this.#archive = archive;
    this.#store = store;
    this.#breathe = () => parts.breathe();
    this.#format = formatOf(planOf(archive).format.id);
    this.pool = new ReaderPool(parts.readers, () => parts.startReader(), parts.mark);
  }

  /** Loads what is not loaded yet, and links again. When stopped, nothing of this load stays. */
  async load(onEvent: (event: LoadEvent) => void, signal: AbortSignal): Promise<LoadReport> {
    this.#leaveRemoved();
    const wanted = this.#wanted();
    try {
      const reports = await loadTables(this.#loading(onEvent, signal), wanted);
      await this.#link(onEvent, signal);
      await inferReferences(this.#tables, { signal, breathe: this.#breathe });
      await this.exports.matchAgain();
      this.#keep(wanted, reports);
      this.#archive.keep();
    } catch (error) {
      for (const { table } of wanted) this.#drop(table);
      throw error;
    }
    return this.#report();
  }

  openView(view: View, signal: AbortSignal): Promise<OpenedView> {
    return openView(this.#tables, view, { signal, breathe: this.#breathe });
  }

  findings(signal: AbortSignal): Promise<Finding[]> {
    const result = { files: this.#reports, lists: this.#lists };
    return findingsOf(this.#tables, result, { signal, breathe: this.#breathe });
  }

  record(table: string, key: string): RecordInfo {
    return recordInfo(this.#tables, this.#reports, table, key);
  }

  card(table: string, key: string): CardInfo {
    return cardInfo(this.#tables, table, key);
  }

  related(
    table: string,
    key: string,
    onIndexing: (event: IndexingEvent) => void,
  ): Promise<RelatedInfo[]> {
    return relatedInfo(this.#tables, table, key, { ...this.#asking(), onIndexing });
  }

  timeline(
    key: string,
    filter: TimelineFilter,
    offset: number,
    limit: number,
  ): Promise<TimelinePage> {
    return timelinePage(this.#tables, key, filter, { offset, limit, asking: this.#asking() });
  }

  message(key: string): MessageInfo {
    return messageInfo(this.#tables, key);
  }

  collections(
    matter: string | null,
    onIndexing: (event: IndexingEvent) => void,
  ): Promise<CollectionInfo[]> {
    return collectionsOf(this.#tables, matter, { ...this.#asking(), onIndexing });
  }

  dictionary(table: string): Promise<TableEntryInfo> {
    return tableEntry(this.#tables, table, this.#asking());
  }

  setDateOrder(table: string, column: string, order: 'iso' | 'dmy' | 'mdy' | null): TableInfo {
    return chooseDateOrder(this.#tables, table, column, order);
  }

  get books(): BookQuestions {
    return (this.#books ??= new BookQuestions(this.#tables, this.#asking(), (tables) =>
      this.#sourcesOf(tables),
    ));
  }

  get exports(): AddedExports {
    return (this.#exports ??= new AddedExports(this.#tables, this.#asking()));
  }

  get versions(): VersionQuestions {
    return new VersionQuestions({ tables: this.#tables, archive: this.#archive, pool: this.pool });
  }

  matter(key: string): MatterInfo {
    return matterInfo(this.#tables, key);
  }

  document(table: string, record: number): DocumentInfo {
    return documentInfo(this.#tables, this.#reports, { table, record }, (entry) =>
      this.#archive.entryInfo(entry),
    );
  }

  /** A question that nothing stops but the end of the backup. */
  #asking(): Asking {
    return { signal: new AbortController().signal, breathe: this.#breathe };
  }

  close(): void {
    this.pool.close();
    this.#store.close();
  }

  get #tables(): { store: Store; catalogue: Catalogue; format: Format } {
    return { store: this.#store, catalogue: this.#catalogue, format: this.#format };
  }

  #loading(
    onEvent: (event: LoadEvent) => void,
    signal: AbortSignal,
  ): Parameters<typeof loadTables>[0] {
    return { ...this.#tables, archive: this.#archive, pool: this.pool, signal, onEvent };
  }

  /** Tables of open volumes that are not there yet, those that Matters needs first. */
  #wanted(): TableEntry[] {
    const readable = [...this.#archive.tables()].filter((entry) => entry.readable);
    const { tables } = tableEntries(readable, this.#loaded);
    const { schema, first } = this.#format;
    const ranked = tables.map((entry) => ({
      entry,
      table: schemaNameOf(schema, entry.table),
      bytes: entry.bytes,
    }));
    return loadOrder(ranked, first).map(({ entry }) => entry);
  }

  /** Every list of files that is there. */
  async #link(onEvent: (event: LoadEvent) => void, signal: AbortSignal): Promise<void> {
    const lists: FileListReport[] = [];
    for (const list of this.#format.fileLists) {
      const table = this.#catalogue.get(list.table);
      if (!table) continue;
      const { rows, label } = table;
      const bytes = { bytesRead: 1, bytesTotal: 1 };
      onEvent({ kind: 'progress', phase: 'linking', ...bytes, rows, subject: label });
      const found = new ListFiles(this.#archive, this.#format, list.table);
      const source = {
        files: () => found.files(),
        expectedIn: (name: string) => this.#archive.expectedIn(name),
      };
      const asking = { signal, breathe: this.#breathe };
      const completeness = await linkFiles(this.#tables, list, source, asking);
      if (completeness) lists.push({ table: list.table, label, completeness });
    }
    this.#lists = lists;
  }

  /** What could not be read is tried again with the next load: a sound copy may have come. */
  #keep(wanted: readonly TableEntry[], reports: readonly TableReport[]): void {
    const isNew = new Set(reports.map(({ table }) => table));
    this.#loaded = [...this.#loaded, ...wanted.filter(({ table }) => this.#catalogue.get(table))];
    this.#reports = [...this.#reports.filter(({ table }) => !isNew.has(table)), ...reports];
  }

  /** Tables go with the volume they came from. */
  #leaveRemoved(): void {
    const there = new Set([...this.#archive.tables()].map(({ id }) => id));
    const gone = this.#loaded.filter(({ entry }) => !there.has(entry));
    for (const { table } of gone) this.#drop(table);
    this.#loaded = this.#loaded.filter((entry) => !gone.includes(entry));
    this.#reports = this.#reports.filter(({ table }) => !gone.some((one) => one.table === table));
  }

  /** The volumes that these tables came from. */
  #sourcesOf(tables: readonly string[]): { name: string; fingerprint: string }[] {
    const volumes = new Set(
      this.#reports.filter(({ table }) => tables.includes(table)).map(({ volume }) => volume),
    );
    return planOf(this.#archive)
      .volumes.filter(({ name }) => volumes.has(name))
      .map(({ name, fingerprint }) => ({ name, fingerprint }));
  }

  #drop(table: string): void {
    if (!this.#catalogue.get(table)) return;
    this.#catalogue.remove(table);
    this.#store.dropTable(table);
  }

  #report(): LoadReport {
    const tables = this.#catalogue.all();
    const documents = this.#format.fileLists[0]?.table;
    const present = tables.flatMap(({ id }) => schemaNameOf(this.#format.schema, id) ?? []);
    return {
      plan: planOf(this.#archive),
      tables,
      files: this.#reports,
      absent: absentTables(this.#format.schema, present),
      gaps: this.#format.gaps,
      completeness: this.#lists.find(({ table }) => table === documents)?.completeness ?? null,
      otherFiles: this.#lists.filter(({ table }) => table !== documents),
      fileTables: this.#lists.map(({ table }) => table),
    };
  }
}
