import zipWasmUrl from '@zip.js/zip.js/dist/zip-module.wasm?url';
import sqlWasmUrl from 'sql.js/dist/sql-wasm.wasm?url';
import { expose, proxy, wrap } from 'comlink';
import type { Reader } from './contract/reader.ts';
import { configureZip } from './archive/one-entry.ts';
import { allowOwnScripts } from './contract/script-urls.ts';
import { carryProblems } from './contract/transport.ts';
import { breathe } from './engine/breathe.ts';
import type { RunningReader } from './engine/reader-pool.ts';
import { BackupEngine } from './engine.ts';
import { openStore } from './store/open-store.ts';

allowOwnScripts();
carryProblems();
configureZip(zipWasmUrl);

function startReader(): RunningReader {
  const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), {
    type: 'module',
    name: 'reader',
  });
  const died = new Promise<Error>((resolve) => {
    worker.addEventListener('error', (event) => resolve(new Error(event.message)));
  });
  return { reader: wrap<Reader>(worker), died, terminate: () => worker.terminate() };
}

expose(
  new BackupEngine({
    openStore: () => openStore({ url: sqlWasmUrl }),
    startReader,
    readers: Math.min(4, Math.max(1, navigator.hardwareConcurrency - 1)),
    mark: proxy,
    breathe,
  }),
);
