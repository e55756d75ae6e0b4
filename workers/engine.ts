import { expose, transfer } from 'comlink';
import { Archive } from './archive/archive.ts';
import type { BackupReader, Engine, InspectProgress } from './contract/engine.ts';
import { EngineError, QueryError } from './contract/problems.ts';
import type { EntryInfo, PreviewBytes } from './contract/records.ts';
import type {
  FormatId,
  LoadEvent,
  LoadReport,
  Plan,
  SourceFile,
  UnlockReport,
} from './contract/values.ts';
import type { View, ViewInfo, ViewPage } from './contract/views.ts';
import { answer, Answers } from './engine/answers.ts';
import type { EngineParts } from './engine/engine-parts.ts';
import { OpenBackup } from './engine/open-backup.ts';
import { previewBytes } from './engine/preview-bytes.ts';
import { planOf } from './engine/plan.ts';
import { keepOthersApart } from './engine/keep-others-apart.ts';
import { ViewSlots } from './engine/view-slots.ts';
import type { Store } from './store/store.ts';

/** Joins the rooms to the contract. It holds the one open backup, and the one job that may be stopped. */
export class BackupEngine extends Answers implements Engine {
  readonly #parts: EngineParts;
  #archive = new Archive();
  #backup: OpenBackup | null = null;
  #slots: ViewSlots | null = null;
  #job: AbortController | null = null;
  /** Started while the person reads the plan, so that loading need not wait for it. */
  #readyStore: Promise<Store> | null = null;

  constructor(parts: EngineParts) {
    super();
    this.#parts = parts;
  }

  async inspect(
    files: readonly SourceFile[],
    onProgress: (progress: InspectProgress) => void,
  ): Promise<Plan> {
    await this.#asJob((signal) => this.#archive.add(files, onProgress, signal));
    if (!this.#backup) this.#prepareStore();
    return this.#plan();
  }

  async remove(volume: number): Promise<Plan> {
    await this.#archive.remove(volume);
    return this.#plan();
  }

  chooseFormat(id: FormatId | null): Promise<Plan> {
    if (!this.#backup) this.#archive.format = id;
    return answer(() => this.#plan());
  }

  async unlock(password: string): Promise<UnlockReport> {
    const { opened, refused } = await this.#asJob((signal) =>
      this.#archive.unlock(password, signal),
    );
    return { plan: planOf(this.#archive), opened, refused };
  }

  async load(onEvent: (event: LoadEvent) => void): Promise<LoadReport> {
    return this.#asJob(async (signal) => {
      const isFirst = this.#backup === null;
      const backup =
        this.#backup ?? new OpenBackup(this.#archive, await this.#takeStore(), this.#parts);
      if (isFirst) this.#hold(backup);
      try {
        const report = await backup.load(onEvent, signal);
        this.#archive.format = report.plan.format.id;
        return report;
      } catch (error) {
        if (isFirst) this.#forget();
        throw error;
      }
    });
  }

  cancel(): Promise<void> {
    this.#job?.abort(stopped());
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.cancel();
    this.#forget();
    this.#readyStore?.then((store) => store.close()).catch(() => undefined);
    this.#readyStore = null;
    this.#archive = new Archive();
  }

  openView(slot: string, view: View): Promise<ViewInfo> {
    return this.#views.open(slot, view);
  }

  rows(viewId: number, offset: number, limit: number): Promise<ViewPage> {
    return answer(() => this.#views.page(viewId, offset, limit));
  }

  closeView(viewId: number): Promise<void> {
    this.#slots?.close(viewId);
    return Promise.resolve();
  }

  entry(entryId: number): Promise<EntryInfo> {
    return answer(() => this.#archive.entryInfo(entryId));
  }

  openEntry(entryId: number): Promise<number> {
    return this.open.pool.openEntry(this.#archive.source(entryId));
  }

  async pullEntry(stream: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const chunk = await this.open.pool.pull(stream);
    return chunk && transfer(chunk, [chunk.buffer]);
  }

  closeEntry(stream: number): Promise<void> {
    return this.#backup?.pool.closeEntry(stream) ?? Promise.resolve();
  }

  async preview(entryId: number, limit: number): Promise<PreviewBytes> {
    const preview = await previewBytes(this, this.#archive.entryInfo(entryId), limit);
    return transfer(preview, [preview.bytes.buffer]);
  }

  connect(port: MessagePort): Promise<void> {
    const line: BackupReader = {
      openView: (slot, view) => this.openView(slot, view),
      rows: (viewId, offset, limit) => this.rows(viewId, offset, limit),
      closeView: (viewId) => this.closeView(viewId),
      entry: (entryId) => this.entry(entryId),
      openEntry: (entryId) => this.openEntry(entryId),
      pullEntry: (stream) => this.pullEntry(stream),
      closeEntry: (stream) => this.closeEntry(stream),
    };
    expose(line, port);
    return Promise.resolve();
  }

  protected override get open(): OpenBackup {
    if (!this.#backup) throw new QueryError({ code: 'V01', facts: { view: 'closed' } });
    return this.#backup;
  }

  get #views(): ViewSlots {
    if (!this.#slots) throw new QueryError({ code: 'V01', facts: { view: 'closed' } });
    return this.#slots;
  }

  #hold(backup: OpenBackup): void {
    this.#backup = backup;
    this.#slots = new ViewSlots((view, signal) => backup.openView(view, signal));
  }

  #plan(): Plan {
    keepOthersApart(this.#archive);
    return planOf(this.#archive);
  }

  #prepareStore(): void {
    this.#readyStore ??= this.#parts.openStore();
    // What goes wrong is told when the store is asked for.
    this.#readyStore.catch(() => {
      this.#readyStore = null;
    });
  }

  #takeStore(): Promise<Store> {
    const store = this.#readyStore ?? this.#parts.openStore();
    this.#readyStore = null;
    return store;
  }

  #forget(): void {
    this.#slots?.closeAll();
    this.#slots = null;
    this.#backup?.close();
    this.#backup = null;
  }

  /** One job at a time: a newer one stops the one before it. */
  async #asJob<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.#job?.abort(stopped());
    const controller = new AbortController();
    this.#job = controller;
    try {
      return await work(controller.signal);
    } catch (error) {
      throw controller.signal.aborted ? stopped() : error;
    } finally {
      if (this.#job === controller) this.#job = null;
    }
  }
}

const stopped = (): EngineError => new EngineError({ code: 'E01', facts: {} });
