import initSqlJs, { type SqlJsStatic } from 'sql.js';

/** Where sql.js finds its compiled half: the bytes themselves, or their address. */
export interface WasmSource {
  binary?: ArrayBuffer | Uint8Array;
  url?: string;
}

/** The functions of SQLite's C interface that we call past sql.js's own classes; pointers are numbers. */
export interface RawApi {
  UTF8ToString: (pointer: number) => string;
  stringToNewUTF8: (text: string) => number;
  _malloc: (bytes: number) => number;
  _free: (pointer: number) => void;
  _sqlite3_errmsg: (database: number) => number;
  _sqlite3_prepare_v2: (
    database: number,
    sql: number,
    bytes: number,
    statement: number,
    tail: number,
  ) => number;
  _sqlite3_clear_bindings: (statement: number) => number;
  _sqlite3_bind_int: (statement: number, index: number, value: number) => number;
  _sqlite3_bind_double: (statement: number, index: number, value: number) => number;
  _sqlite3_bind_text: (
    statement: number,
    index: number,
    pointer: number,
    bytes: number,
    destructor: number,
  ) => number;
  _sqlite3_step: (statement: number) => number;
  _sqlite3_reset: (statement: number) => number;
  _sqlite3_finalize: (statement: number) => number;
  _sqlite3_data_count: (statement: number) => number;
  _sqlite3_column_type: (statement: number, column: number) => number;
  _sqlite3_column_double: (statement: number, column: number) => number;
  _sqlite3_column_text: (statement: number, column: number) => number;
  _sqlite3_column_bytes: (statement: number, column: number) => number;
}

const names: readonly (keyof RawApi)[] = [
  'UTF8ToString',
  'stringToNewUTF8',
  '_malloc',
  '_free',
  '_sqlite3_errmsg',
  '_sqlite3_prepare_v2',
  '_sqlite3_clear_bindings',
  '_sqlite3_bind_int',
  '_sqlite3_bind_double',
  '_sqlite3_bind_text',
  '_sqlite3_step',
  '_sqlite3_reset',
  '_sqlite3_finalize',
  '_sqlite3_data_count',
  '_sqlite3_column_type',
  '_sqlite3_column_double',
  '_sqlite3_column_text',
  '_sqlite3_column_bytes',
];

export interface RawSqlite {
  api: RawApi;
  memory: WebAssembly.Memory;
}

/** sql.js, and what lies behind it. */
export interface Sqlite {
  module: SqlJsStatic;
  /** Null when this build of sql.js keeps one of the names to itself. */
  raw: RawSqlite | null;
}

let loaded: Promise<Sqlite> | undefined;

/** sql.js can be started once per thread: later calls get the first one's. */
export function loadSqlite(source: WasmSource): Promise<Sqlite> {
  loaded ??= start(source).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function start(source: WasmSource): Promise<Sqlite> {
  const compiled = await compile(source);
  let memory: WebAssembly.Memory | undefined;
  const module = await initSqlJs({
    instantiateWasm: (imports, receive) => {
      const instance = new WebAssembly.Instance(compiled, imports);
      memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
      receive(instance);
      return instance.exports;
    },
  });
  const api = module as unknown as RawApi;
  const reachable = names.every((name) => typeof api[name] === 'function');
  return { module, raw: memory && reachable ? { api, memory } : null };
}

async function compile({ binary, url }: WasmSource): Promise<WebAssembly.Module> {
  if (binary) return WebAssembly.compile(binary as BufferSource);
  if (url === undefined) throw new Error('sql.js needs its wasm: as bytes or as an address');
  const response = await fetch(url);
  if (!response.ok) throw new Error(`sql.js's wasm could not be fetched: ${response.status}`);
  // Not streaming: that fails on a server that does not call the file application/wasm.
  return WebAssembly.compile(await response.arrayBuffer());
}
