import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TableSink } from '../../workers/contract/reader.ts';
import type { SourceFile } from '../../workers/contract/values.ts';
import { EntryReader } from '../../workers/engine/entry-reader.ts';
import type { MarkSink } from '../../workers/engine/reader-pool.ts';
import { BackupEngine } from '../../workers/engine.ts';
import { openStore } from '../../workers/store/open-store.ts';

const wasm = path.resolve(import.meta.dirname, '../../node_modules/sql.js/dist/sql-wasm.wasm');

/** The whole engine in this thread: real archives, real SQLite; only the threads are missing. */
export function anEngine(): BackupEngine {
  return new BackupEngine({
    openStore: () => openStore({ binary: new Uint8Array(readFileSync(wasm)) }),
    startReader: () => ({
      reader: new EntryReader(),
      died: new Promise<Error>(() => undefined),
      terminate: () => undefined,
    }),
    readers: 1,
    // Within one thread nothing has to be marked to cross.
    mark: ((sink: TableSink) => sink) as MarkSink,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
}

/** Files as the page hands them over. */
export function sourceFiles(paths: readonly string[]): SourceFile[] {
  return paths.map((file) => {
    const name = path.basename(file);
    return { path: name, file: new File([readFileSync(file)], name) };
  });
}
