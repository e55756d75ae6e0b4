import type { BackupReader } from '../contract/engine.ts';
import type { ExportProgress, ExportReport, Exporter } from '../contract/exporter.ts';
import { saveBook } from './save-book.ts';
import { saveEntry } from './save-entry.ts';
import { saveRows, type ExportJob } from './save-rows.ts';

/** The export worker's side of the contract. `readerOn` makes the line to the engine. */
export function createExporter(readerOn: (port: MessagePort) => BackupReader): Exporter {
  const running = new Set<AbortController>();
  let reader: BackupReader | null = null;
  let last: Promise<unknown> = Promise.resolve();

  // One after the other: all of them read through the same view slot.
  const run = (
    onProgress: (progress: ExportProgress) => void,
    save: (job: ExportJob) => Promise<ExportReport>,
  ): Promise<ExportReport> => {
    const controller = new AbortController();
    running.add(controller);
    const start = (): Promise<ExportReport> => {
      if (!reader) throw new Error('the export worker has no line to the engine');
      return save({ reader, signal: controller.signal, onProgress });
    };
    const report = last.then(start).finally(() => running.delete(controller));
    last = report.catch(() => undefined);
    return report;
  };

  return {
    connect: (port) => {
      reader = readerOn(port);
      return Promise.resolve();
    },
    saveRows: (request, target, onProgress) =>
      run(onProgress, (job) => saveRows(job, request, target)),
    saveBook: (request, target, onProgress) =>
      run(onProgress, (job) => saveBook(job, request, target)),
    saveEntry: (entryId, target, onProgress) =>
      run(onProgress, (job) => saveEntry(job, entryId, target)),
    cancel: () => {
      for (const controller of running) controller.abort();
      return Promise.resolve();
    },
  };
}
