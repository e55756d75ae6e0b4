import type { Archive } from '../archive/archive.ts';
import { problemOf } from '../contract/problems.ts';
import type { TableHeader, TableSink } from '../contract/reader.ts';
import type { Dialect, LoadEvent, Rejection, TableInfo, TableReport } from '../contract/values.ts';
import type { Format } from '../formats/format.ts';
import { columnNames } from '../ingest/headers.ts';
import { matchColumns } from '../ingest/match-columns.ts';
import { buildTableInfo } from '../query/table-info.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Store } from '../store/store.ts';
import type { TableLoader } from '../store/table-loader.ts';
import type { ReaderPool } from './reader-pool.ts';
import type { TableEntry } from './table-names.ts';

export interface Loading {
  archive: Archive;
  store: Store;
  catalogue: Catalogue;
  pool: ReaderPool;
  format: Format;
  signal: AbortSignal;
  onEvent: (event: LoadEvent) => void;
}

/**
 * Stage: entries → tables, in the order given. As many tables are read at once as there are readers, and one
 * more waits its turn, so that a reader has work while the store takes in what it read.
 */
export async function loadTables(
  loading: Loading,
  entries: readonly TableEntry[],
): Promise<TableReport[]> {
  const progress = new Progress(entries, loading.onEvent);
  const waiting = [...entries];
  const reports: TableReport[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      reports.push(await new TableLoad(loading, next, progress).run());
    }
  };
  await Promise.all(Array.from({ length: loading.pool.tableReaders + 1 }, lane));
  return reports;
}

class Progress {
  readonly #read = new Map<string, number>();
  readonly #total: number;
  readonly #onEvent: (event: LoadEvent) => void;
  #rows = 0;

  constructor(entries: readonly TableEntry[], onEvent: (event: LoadEvent) => void) {
    this.#total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    this.#onEvent = onEvent;
  }

  tell(table: string, subject: string, bytesRead: number, newRows: number): void {
    this.#read.set(table, bytesRead);
    this.#rows += newRows;
    this.#onEvent({
      kind: 'progress',
      phase: 'reading',
      bytesRead: [...this.#read.values()].reduce((sum, bytes) => sum + bytes, 0),
      bytesTotal: this.#total,
      rows: this.#rows,
      subject,
    });
  }
}

/** One CSV on its way into the store: published when its stream ended clean, dropped otherwise. */
class TableLoad {
  readonly #loading: Loading;
  readonly #entry: TableEntry;
  readonly #progress: Progress;
  readonly #label: string;
  readonly #rejections: Rejection[] = [];
  #names: readonly string[] = [];
  #dialect: Dialect | null = null;
  #loader: TableLoader | null = null;

  constructor(loading: Loading, entry: TableEntry, progress: Progress) {
    this.#loading = loading;
    this.#entry = entry;
    this.#progress = progress;
    this.#label = loading.format.labelOf(entry.table);
  }

  async run(): Promise<TableReport> {
    const { archive, pool, format, signal } = this.#loading;
    const { entry, table } = this.#entry;
    const options = { table, expected: format.expectedColumns(table) };
    try {
      const end = await pool.readTable(archive.source(entry), options, this.#sink(), signal);
      signal.throwIfAborted();
      const info = this.#publish(end.stats, end.totals.stored);
      this.#progress.tell(table, this.#label, this.#entry.bytes, 0);
      this.#loading.onEvent({ kind: 'table', table: info });
      return this.#report({ totals: end.totals, dialect: end.dialect, problem: null });
    } catch (error) {
      this.#loader?.drop();
      if (signal.aborted) throw error;
      this.#progress.tell(table, this.#label, this.#entry.bytes, 0);
      return this.#report({ totals: null, dialect: this.#dialect, problem: problemOf(error) });
    }
  }

  #sink(): TableSink {
    const { store, signal } = this.#loading;
    const { table } = this.#entry;
    return {
      begin: ({ names, dialect }: TableHeader) => {
        signal.throwIfAborted();
        this.#names = columnNames(names);
        this.#dialect = dialect;
        this.#loader = store.beginTable(table, this.#names.length, this.#entry.bytes);
        return Promise.resolve();
      },
      batch: (batch) => {
        signal.throwIfAborted();
        this.#loader?.add(batch);
        this.#rejections.push(...batch.rejections);
        this.#progress.tell(table, this.#label, batch.bytesRead, batch.rows);
        return Promise.resolve();
      },
    };
  }

  #publish(stats: Parameters<typeof buildTableInfo>[1]['stats'], rows: number): TableInfo {
    const { store, catalogue, format } = this.#loading;
    const { table } = this.#entry;
    this.#loader?.publish();
    this.#loader = null;
    const schema = format.schemaOf(table);
    const known = schema ? matchColumns(this.#names, schema) : this.#names.map(() => null);
    const info = buildTableInfo(store, {
      table,
      label: this.#label,
      schema,
      names: this.#names,
      known,
      stats,
      rows,
    });
    catalogue.add(info);
    return info;
  }

  #report(outcome: Pick<TableReport, 'totals' | 'dialect' | 'problem'>): TableReport {
    const { volumeName } = this.#loading.archive.entryInfo(this.#entry.entry);
    return {
      table: this.#entry.table,
      label: this.#label,
      entry: this.#entry.path,
      volume: volumeName,
      rejections: this.#rejections,
      ...outcome,
    };
  }
}
