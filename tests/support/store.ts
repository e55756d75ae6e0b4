import { readFile } from 'node:fs/promises';
import { openStore } from '../../workers/store/open-store.ts';
import type { Store } from '../../workers/store/store.ts';

const wasm = new URL('../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url);

/** An empty store on the real SQLite. */
export async function aStore(): Promise<Store> {
  return openStore({ binary: await readFile(wasm) });
}
