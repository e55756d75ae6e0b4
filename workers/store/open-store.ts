import { Connection } from './connection.ts';
import { loadSqlite, type WasmSource } from './sqlite.ts';
import { Store } from './store.ts';

/** Opens an empty store in this thread's memory. */
export async function openStore(wasm: WasmSource): Promise<Store> {
  return new Store(new Connection(await loadSqlite(wasm)));
}
