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
import { inferKeys } from '../query/infer-keys.ts';
import { inferReferences } from '../query/infer-references.ts';
import { inferTitles } from '../query/infer-title.ts';
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
import { BookQuestions } from './book-questions.ts';
import { linkLists } from './link-lists.ts';
import { loadTables } from './load-tables.ts';
import { loadVersions } from './load-versions.ts';
import { openedFormat } from './plan.ts';
import type { EngineParts } from './engine-parts.ts';
import { loadReport, sourcesOf } from './load-report.ts';
import { ReaderPool } from './reader-pool.ts';
import { RelationChoices } from './relation-choices.ts';
import { TextTables } from './text-tables.ts';
import { tableEntries, type TableEntry } from './table-names.ts';
import { VersionQuestions } from './version-questions.ts';

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
  readonly #texts: TextTables;
  #books: BookQuestions | null = null;
  #exports: AddedExports | null = null;
  #lists: FileListReport[] = [];

  constructor(archive: Archive, store: Store, parts: EngineParts) {
    this.#archive = archive;
    this.#store = store;
    this.#breathe = () => parts.breathe();
    this.#format = formatOf(openedFormat(archive).id);
    this.pool = new ReaderPool(parts.readers, () => parts.startReader(), parts.mark);
    this.#texts = new TextTables(archive, this.pool);
  }

  /** Loads what is not loaded yet, and links again. When stopped, nothing of this load stays. */
  async load(onEvent: (event: LoadEvent) => void, signal: AbortSignal): Promise<LoadReport> {
    if (this.#format.isMadeOfVersions) return this.#loadVersions(onEvent, signal);
    this.#leaveRemoved();
    const wanted = await this.#wanted(signal);
    try {
      const reports = await loadTables(this.#loading(onEvent, signal), wanted);
      const asking = { signal, breathe: this.#breathe };
      await inferKeys(this.#tables, asking);
      await inferReferences(this.#tables, asking);
      await inferTitles(this.#tables, asking);
      await this.#link(onEvent, asking, wanted);
      await this.exports.matchAgain();
      this.#keep(wanted, reports);
      this.#archive.keep();
    } catch (error) {
      for (const { table } of wanted) this.#drop(table);
      throw error;
    }
    return this.#report();
  }

  /** All of them anew: a version of a volume that came later may be its record's newest. */
  async #loadVersions(
    onEvent: (event: LoadEvent) => void,
    signal: AbortSignal,
  ): Promise<LoadReport> {
    const loading = { ...this.#loading(onEvent, signal), breathe: this.#breathe };
    const { tables, report, completeness } = await loadVersions(loading);
    const isThere = new Set(tables.map(({ id }) => id));
    for (const { id } of this.#catalogue.all()) {
      if (!isThere.has(id) && !this.exports.has(id)) this.#drop(id);
    }
    await this.exports.matchAgain();
    this.#reports = [report];
    this.#lists = [{ table: 'files', label: 'Files', completeness }];
    this.#archive.keep();
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

  get choices(): RelationChoices {
    return new RelationChoices(this.#tables, this.#asking(), async () => {
      if (this.#format.filesTable !== undefined) await this.#link(ignore, this.#asking(), []);
    });
  }

  get books(): BookQuestions {
    return (this.#books ??= new BookQuestions(this.#tables, this.#asking(), (tables) =>
      sourcesOf(this.#archive, this.#reports, tables),
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
  async #wanted(signal: AbortSignal): Promise<TableEntry[]> {
    const { schema, first, filesTable } = this.#format;
    const readable = [...this.#archive.tables()].filter(
      ({ readable, path }) => readable && this.#format.isTable(path),
    );
    if (filesTable !== undefined) readable.push(...(await this.#texts.find(signal)));
    const { tables } = tableEntries(readable, this.#loaded, filesTable);
    const ranked = tables.map((entry) => ({
      entry,
      table: schemaNameOf(schema, entry.table),
      bytes: entry.bytes,
    }));
    return loadOrder(ranked, first).map(({ entry }) => entry);
  }

  /** What is neither loaded nor `wanted` as a table is a file. */
  async #link(
    onEvent: (event: LoadEvent) => void,
    asking: Asking,
    wanted: readonly TableEntry[],
  ): Promise<void> {
    const entries = new Set([...this.#loaded, ...wanted].map(({ entry }) => entry));
    const isTable = (entry: number): boolean => entries.has(entry);
    const linking = { tables: this.#tables, archive: this.#archive, isTable, onEvent, asking };
    this.#lists = await linkLists(linking);
  }

  /** What could not be read is tried again with the next load: a sound copy may have come. */
  #keep(wanted: readonly TableEntry[], reports: readonly TableReport[]): void {
    const isNew = new Set(reports.map(({ table }) => table));
    this.#loaded = [...this.#loaded, ...wanted.filter(({ table }) => this.#catalogue.get(table))];
    this.#reports = [...this.#reports.filter(({ table }) => !isNew.has(table)), ...reports];
  }

  /** Tables go with the volume they came from. */
  #leaveRemoved(): void {
    const there = new Set([...this.#archive.tables(), ...this.#texts.found()].map(({ id }) => id));
    const gone = this.#loaded.filter(({ entry }) => !there.has(entry));
    for (const { table } of gone) this.#drop(table);
    this.#loaded = this.#loaded.filter((entry) => !gone.includes(entry));
    this.#reports = this.#reports.filter(({ table }) => !gone.some((one) => one.table === table));
  }

  #drop(table: string): void {
    if (!this.#catalogue.get(table)) return;
    this.#catalogue.remove(table);
    this.#store.dropTable(table);
  }

  #report(): LoadReport {
    const loaded = { files: this.#reports, lists: this.#lists };
    return loadReport(this.#archive, this.#tables, loaded);
  }
}

const ignore = (): void => undefined;
