import { transfer } from 'comlink';
import { entryBytes } from '../archive/one-entry.ts';
import type {
  Batch,
  EntrySource,
  Reader,
  TableEnd,
  TableOptions,
  TableSink,
} from '../contract/reader.ts';
import { readTable } from '../ingest/read-table.ts';

interface Job {
  controller: AbortController;
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
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
    const { chunks } = this.#start(job, source);
    try {
      return await readTable(chunks, options, {
        begin: (header) => sink.begin(header),
        batch: (batch) => sink.batch(handedOver(batch)),
      });
    } finally {
      await this.stop(job);
    }
  }

  openEntry(stream: number, source: EntrySource): Promise<void> {
    this.#start(stream, source);
    return Promise.resolve();
  }

  async pull(stream: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const job = this.#jobs.get(stream);
    if (!job) return null;
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
    await found.chunks.return(undefined).catch(() => undefined);
  }

  #start(id: number, source: EntrySource): Job {
    const controller = new AbortController();
    const job = { controller, chunks: entryBytes(source, controller.signal) };
    this.#jobs.set(id, job);
    return job;
  }
}

function handedOver(batch: Batch): Batch {
  return transfer(batch, [batch.bytes.buffer, batch.spans.buffer, batch.records.buffer]);
}
