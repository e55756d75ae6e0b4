import { transfer } from 'comlink';
import { runBytes } from '../archive/entry-run.ts';
import { entryBytes } from '../archive/one-entry.ts';
import type {
  Batch,
  EntryRun,
  EntrySource,
  Reader,
  TableEnd,
  TableOptions,
  TableSink,
  VersionSink,
} from '../contract/reader.ts';
import { readTable } from '../ingest/read-table.ts';
import { readVersions } from '../ingest/versions/read-versions.ts';

interface Job {
  controller: AbortController;
  /** What it is reading; a run of entries has no bytes to be pulled. */
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, void> | null;
}

/** What a reader worker does. Runs in Node as it is: only the thread is missing there. */
export class EntryReader implements Reader {
  readonly #jobs = new Map<number, Job>();

  async readTable(
    job: number,
    source: EntrySource,
    options: TableOptions,
    sink: TableSink,
  ): Promise<TableEnd> {
    const chunks = this.#start(job, source);
    try {
      return await readTable(chunks, options, {
        begin: (header) => sink.begin(header),
        batch: (batch) => sink.batch(handedOver(batch)),
      });
    } finally {
      await this.stop(job);
    }
  }

  async readVersions(
    job: number,
    run: EntryRun,
    whole: ReadonlySet<number>,
    sink: VersionSink,
  ): Promise<void> {
    const controller = new AbortController();
    this.#jobs.set(job, { controller, chunks: null });
    try {
      await readVersions(runBytes(run, controller.signal), whole, sink);
    } finally {
      this.#jobs.delete(job);
    }
  }

  openEntry(stream: number, source: EntrySource): Promise<void> {
    this.#start(stream, source);
    return Promise.resolve();
  }

  async pull(stream: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const job = this.#jobs.get(stream);
    if (!job?.chunks) return null;
    const next = await job.chunks.next();
    if (next.done === true) {
      this.#jobs.delete(stream);
      return null;
    }
    return transfer(next.value, [next.value.buffer]);
  }

  async stop(job: number): Promise<void> {
    const found = this.#jobs.get(job);
    if (!found) return;
    this.#jobs.delete(job);
    found.controller.abort();
    await found.chunks?.return(undefined).catch(() => undefined);
  }

  #start(id: number, source: EntrySource): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    const controller = new AbortController();
    const chunks = entryBytes(source, controller.signal);
    this.#jobs.set(id, { controller, chunks });
    return chunks;
  }
}

function handedOver(batch: Batch): Batch {
  return transfer(batch, [batch.bytes.buffer, batch.spans.buffer, batch.records.buffer]);
}
