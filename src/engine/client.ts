import { proxy, releaseProxy, transfer, wrap } from 'comlink';
import type { Engine, InspectProgress } from '../../workers/contract/engine.ts';
import type { IndexingEvent } from '../../workers/contract/records.ts';
import type { Exporter, ExportProgress } from '../../workers/contract/exporter.ts';
import { carryProblems } from '../../workers/contract/transport.ts';
import type { LoadEvent, LoadReport, Plan, SourceFile } from '../../workers/contract/values.ts';
import { Waiting } from './waiting.ts';

/** The arguments of a call, but for its listener. */
type Plain<Wide> = Wide extends readonly [...infer Rest, unknown] ? Rest : never;

/** The engine as the page sees it. State takes this type, so a test can hand it a plain object. */
export interface EngineClient extends Omit<
  Engine,
  'inspect' | 'load' | 'related' | 'collections' | 'books'
> {
  inspect(
    files: readonly SourceFile[],
    onProgress: (event: InspectProgress) => void,
  ): Promise<Plan>;
  load(onEvent: (event: LoadEvent) => void): Promise<LoadReport>;
  related(
    table: string,
    key: string,
    onIndexing: (event: IndexingEvent) => void,
  ): ReturnType<Engine['related']>;
  collections(
    matter: string | null,
    onIndexing: (event: IndexingEvent) => void,
  ): ReturnType<Engine['collections']>;
  books(onIndexing: (event: IndexingEvent) => void): ReturnType<Engine['books']>;
  stop(): void;
}

export interface ExportClient extends Omit<Exporter, 'saveRows' | 'saveBook' | 'saveEntry'> {
  saveRows(
    ...call: [
      ...Plain<Parameters<Exporter['saveRows']>>,
      onProgress: (event: ExportProgress) => void,
    ]
  ): ReturnType<Exporter['saveRows']>;
  saveBook(
    ...call: [
      ...Plain<Parameters<Exporter['saveBook']>>,
      onProgress: (event: ExportProgress) => void,
    ]
  ): ReturnType<Exporter['saveBook']>;
  saveEntry(
    ...call: [
      ...Plain<Parameters<Exporter['saveEntry']>>,
      onProgress: (event: ExportProgress) => void,
    ]
  ): ReturnType<Exporter['saveEntry']>;
  stop(): void;
}

/** `onStopped` is told once when the worker dies by itself. */
export function startEngine(onStopped: (reason: string) => void): EngineClient {
  return connectEngine(
    // Vite recognises a worker only in exactly this form, with the URL written inside the call.
    new Worker(new URL('../../workers/engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'engine',
    }),
    onStopped,
  );
}

export function startExporter(onStopped: (reason: string) => void): ExportClient {
  return connectExporter(
    new Worker(new URL('../../workers/export.worker.ts', import.meta.url), {
      type: 'module',
      name: 'export',
    }),
    onStopped,
  );
}

export function connectEngine(worker: Worker, onStopped: (reason: string) => void): EngineClient {
  carryProblems();
  const engine = wrap<Engine>(worker);
  const waiting = watch(worker, onStopped);
  const call = waiting.for;
  return {
    inspect: (files, onProgress) => call(engine.inspect(files, proxy(onProgress))),
    chooseFormat: (id) => call(engine.chooseFormat(id)),
    remove: (volume) => call(engine.remove(volume)),
    unlock: (password) => call(engine.unlock(password)),
    load: (onEvent) => call(engine.load(proxy(onEvent))),
    cancel: () => call(engine.cancel()),
    close: () => call(engine.close()),
    findings: () => call(engine.findings()),
    record: (table, key) => call(engine.record(table, key)),
    matter: (key) => call(engine.matter(key)),
    card: (table, key) => call(engine.card(table, key)),
    related: (table, key, onIndexing) => call(engine.related(table, key, proxy(onIndexing))),
    timeline: (key, filter, offset, limit) => call(engine.timeline(key, filter, offset, limit)),
    document: (table, record) => call(engine.document(table, record)),
    message: (key) => call(engine.message(key)),
    collections: (matter, onIndexing) => call(engine.collections(matter, proxy(onIndexing))),
    books: (onIndexing) => call(engine.books(proxy(onIndexing))),
    chooseBook: (table, choice) => call(engine.chooseBook(table, choice)),
    tieOuts: (asAt) => call(engine.tieOuts(asAt)),
    reconciliation: (worksheet) => call(engine.reconciliation(worksheet)),
    reportHead: (view) => call(engine.reportHead(view)),
    dictionary: (table) => call(engine.dictionary(table)),
    chooseKey: (table, columns) => call(engine.chooseKey(table, columns)),
    chooseReference: (table, column, target) => call(engine.chooseReference(table, column, target)),
    setDateOrder: (table, column, order) => call(engine.setDateOrder(table, column, order)),
    addExports: (files) => call(engine.addExports(files)),
    matchExport: (table, column) => call(engine.matchExport(table, column)),
    removeExport: (table) => call(engine.removeExport(table)),
    versions: (sid) => call(engine.versions(sid)),
    versionFields: (key) => call(engine.versionFields(key)),
    versionDifference: (before, after, limit) =>
      call(engine.versionDifference(before, after, limit)),
    versionAt: (sid, day) => call(engine.versionAt(sid, day)),
    preview: (entryId, limit) => call(engine.preview(entryId, limit)),
    openView: (slot, view) => call(engine.openView(slot, view)),
    rows: (viewId, offset, limit) => call(engine.rows(viewId, offset, limit)),
    closeView: (viewId) => call(engine.closeView(viewId)),
    entry: (entryId) => call(engine.entry(entryId)),
    openEntry: (entryId) => call(engine.openEntry(entryId)),
    pullEntry: (stream) => call(engine.pullEntry(stream)),
    closeEntry: (stream) => call(engine.closeEntry(stream)),
    connect: (port) => call(engine.connect(transfer(port, [port]))),
    stop: () => {
      waiting.fail('closed');
      engine[releaseProxy]();
      worker.terminate();
    },
  };
}

export function connectExporter(worker: Worker, onStopped: (reason: string) => void): ExportClient {
  carryProblems();
  const exporter = wrap<Exporter>(worker);
  const waiting = watch(worker, onStopped);
  const call = waiting.for;
  return {
    connect: (port) => call(exporter.connect(transfer(port, [port]))),
    saveRows: (request, target, onProgress) =>
      call(exporter.saveRows(request, target, proxy(onProgress))),
    saveBook: (request, target, onProgress) =>
      call(exporter.saveBook(request, target, proxy(onProgress))),
    saveEntry: (entryId, target, onProgress) =>
      call(exporter.saveEntry(entryId, target, proxy(onProgress))),
    cancel: () => call(exporter.cancel()),
    stop: () => {
      waiting.fail('closed');
      exporter[releaseProxy]();
      worker.terminate();
    },
  };
}

function watch(worker: Worker, onStopped: (reason: string) => void): Waiting {
  const waiting = new Waiting();
  const die = (reason: string): void => {
    if (waiting.fail(reason)) onStopped(reason);
  };
  worker.addEventListener('error', (event) => die(event.message || 'its script did not start'));
  worker.addEventListener('messageerror', () => die('a message could not be read'));
  return waiting;
}
