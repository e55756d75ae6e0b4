import type {
  BookRequest,
  ExportProgress,
  ExportReport,
  RowsRequest,
} from '../../workers/contract/exporter.ts';
import { problemOf, type Problem } from '../../workers/contract/problems.ts';
import { startExporter, type EngineClient, type ExportClient } from '../engine/client.ts';

export type SavePhase =
  | { name: 'resting' }
  | { name: 'writing'; progress: ExportProgress | null }
  | { name: 'done'; report: ExportReport; fileName: string }
  | { name: 'failed'; problem: Problem };

interface Picker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Milliseconds a download has to begin before its address is taken back. */
const downloadGrace = 30_000;

/** Takes rows or one document out: to a file the person picks where the browser can, else as a download. */
export class Saving {
  phase = $state.raw<SavePhase>({ name: 'resting' });
  readonly #engine: Pick<EngineClient, 'connect'>;
  readonly #start: typeof startExporter;
  #exporter: ExportClient | null = null;

  constructor(engine: Pick<EngineClient, 'connect'>, start = startExporter) {
    this.#engine = engine;
    this.#start = start;
  }

  async saveRows(request: RowsRequest, fileName: string): Promise<void> {
    await this.#save(fileName, (exporter, target, show) =>
      exporter.saveRows(request, target, show),
    );
  }

  /** Several views as the sheets of one workbook. */
  async saveBook(request: BookRequest, fileName: string): Promise<void> {
    await this.#save(fileName, (exporter, target, show) =>
      exporter.saveBook(request, target, show),
    );
  }

  async saveEntry(entryId: number, fileName: string): Promise<void> {
    await this.#save(fileName, (exporter, target, show) =>
      exporter.saveEntry(entryId, target, show),
    );
  }

  /** What is at hand already, as an attachment of an opened message is. */
  async saveBytes(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<void> {
    if (this.phase.name === 'writing') return;
    const target = await pickTarget(fileName);
    if (target === 'dismissed') return;
    try {
      if (target) await writeTo(target, bytes);
      else download(new Blob([bytes], { type: 'application/octet-stream' }), fileName);
      const report = { rows: 0, bytes: bytes.length, sheets: 0, cut: 0, blob: null };
      this.phase = { name: 'done', report, fileName: target?.name ?? fileName };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const problem = { code: 'X02', facts: { name: fileName, reason } } as const;
      this.phase = { name: 'failed', problem };
    }
  }

  async cancel(): Promise<void> {
    await this.#exporter?.cancel();
  }

  reset(): void {
    this.phase = { name: 'resting' };
  }

  close(): void {
    this.#exporter?.stop();
    this.#exporter = null;
  }

  async #save(
    fileName: string,
    write: (
      exporter: ExportClient,
      target: FileSystemFileHandle | null,
      show: (progress: ExportProgress) => void,
    ) => Promise<ExportReport>,
  ): Promise<void> {
    if (this.phase.name === 'writing') return;
    try {
      const target = await pickTarget(fileName);
      if (target === 'dismissed') return;
      this.phase = { name: 'writing', progress: null };
      const report = await write(await this.#connected(), target, (progress) => {
        if (this.phase.name === 'writing') this.phase = { name: 'writing', progress };
      });
      if (report.blob) download(report.blob, fileName);
      const savedAs = target?.name ?? fileName;
      this.phase = { name: 'done', report: { ...report, blob: null }, fileName: savedAs };
    } catch (error) {
      const problem = problemOf(error);
      this.phase = problem.code === 'E01' ? { name: 'resting' } : { name: 'failed', problem };
    }
  }

  async #connected(): Promise<ExportClient> {
    if (this.#exporter) return this.#exporter;
    const exporter = this.#start(() => (this.#exporter = null));
    const { port1, port2 } = new MessageChannel();
    await Promise.all([this.#engine.connect(port1), exporter.connect(port2)]);
    this.#exporter = exporter;
    return exporter;
  }
}

async function pickTarget(fileName: string): Promise<FileSystemFileHandle | 'dismissed' | null> {
  const { showSaveFilePicker } = globalThis as Picker;
  if (!showSaveFilePicker) return null;
  try {
    return await showSaveFilePicker.call(globalThis, { suggestedName: fileName });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'dismissed';
    // Some embedders have the picker and forbid it: a download works there.
    return null;
  }
}

async function writeTo(
  target: FileSystemFileHandle,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const file = await target.createWritable();
  await file.write(bytes);
  await file.close();
}

function download(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), downloadGrace);
}
