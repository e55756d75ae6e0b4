import type { Archive } from '../archive/archive.ts';
import type { TableSink } from '../contract/reader.ts';
import type {
  Completeness,
  DocumentInfo,
  Finding,
  LoadEvent,
  LoadReport,
  MatterInfo,
  RecordInfo,
  TableReport,
  View,
} from '../contract/values.ts';
import { absentTables } from '../formats/absent-tables.ts';
import type { Format } from '../formats/format.ts';
import { loadOrder } from '../formats/load-order.ts';
import { formatOf } from '../formats/registry.ts';
import { Catalogue } from '../store/catalogue.ts';
import type { Store } from '../store/store.ts';
import { loadTables } from './load-tables.ts';
import { planOf } from './plan.ts';
import { ReaderPool, type RunningReader } from './reader-pool.ts';
import { tableEntries, type TableEntry } from './table-names.ts';
import type { OpenedView } from './view-slots.ts';

/** What differs between a browser and a test in Node. */
export interface EngineParts {
  openStore(): Promise<Store>;
  startReader(): RunningReader;
  readers: number;
  /** Makes a sink able to cross to a reader's thread. */
  mark(sink: TableSink): Parameters<ReaderPool['mark']>[0];
  /** Lets waiting messages be heard. */
  breathe(): Promise<void>;
}

/** The backup once its password is known: its tables, and the links from documents to files. */
export class OpenBackup {
  readonly pool: ReaderPool;
  readonly #archive: Archive;
  readonly #store: Store;
  readonly #format: Format;
  readonly #parts: EngineParts;
  readonly #catalogue = new Catalogue();
  #loaded: TableEntry[] = [];
  #reports: TableReport[] = [];
  #completeness: Completeness | null = null;

  constructor(archive: Archive, store: Store, parts: EngineParts) {
    this.#archive = archive;
    this.#store = store;
    this.#parts = parts;
    this.#format = formatOf(planOf(archive).format.id);
    this.pool = new ReaderPool(parts.readers, () => parts.startReader(), (sink) => parts.mark(sink));
  }
}
