import initSqlJs, { type SqlJsStatic } from 'sql.js';

/** Where sql.js finds its compiled half: the bytes themselves, or their address. */
export interface WasmSource {
  binary?: ArrayBuffer | Uint8Array;
  url?: string;
}

/** The functions of SQLite's C interface that we call past sql.js's own classes; pointers are numbers. */
export interface RawSqlite {
  stringToNewUTF8(text: string): number;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  _sqlite3_prepare_v2(
    database: number,
    sql: number,
    bytes: number,
    statement: number,
    tail: number,
  ): number;
  _sqlite3_bind_int(statement: number, index: number, value: number): number;
  _sqlite3_bind_text(
    statement: number,
    index: number,
    pointer: number,
    bytes: number,
    destructor: number,
  ): number;
  _sqlite3_step(statement: number): number;
  _sqlite3_reset(statement: number): number;
  _sqlite3_finalize(statement: number): number;
  _sqlite3_column_double(statement: number, column: number): number;
}

const rawNames: readonly (keyof RawSqlite)[] = [
  'stringToNewUTF8',
  '_malloc',
  '_free',
  '_sqlite3_prepare_v2',
  '_sqlite3_bind_int',
  '_sqlite3_bind_text',
  '_sqlite3_step',
  '_sqlite3_reset',
  '_sqlite3_finalize',
  '_sqlite3_column_double',
];

/** sql.js, and what lies behind it where it can be reached. */
export interface Sqlite {
  module: SqlJsStatic;
  /** Null when this build of sql.js keeps one of the names to itself. */
  raw: { api: RawSqlite; memory: WebAssembly.Memory } | null;
}

let loaded: Promise<Sqlite> | undefined;

/** sql.js can be started once per thread: later calls get the first one's. */
export function loadSqlite(source: WasmSource): Promise<Sqlite> {
  loaded ??= start(source);
  return loaded;
}

async function start(source: WasmSource): Promise<Sqlite> {
  let memory: WebAssembly.Memory | null = null;
  const compiled = await compile(source);
  const module = await initSqlJs({
    instantiateWasm: (imports, receive) => {
      const instance = new WebAssembly.Instance(compiled, imports);
      memory = memoryOf(instance.exports);
      receive(instance);
      return instance.exports;
    },
  });
  return { module, raw: rawOf(module, memory) };
}

async function compile({ binary, url }: WasmSource): Promise<WebAssembly.Module> {
  if (binary) return WebAssembly.compile(binary as BufferSource);
  if (url === undefined) throw new Error('sql.js needs its wasm: as bytes or as an address');
  return WebAssembly.compileStreaming(fetch(url));
}

function memoryOf(exports: WebAssembly.Exports): WebAssembly.Memory | null {
  const found = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
  return found ?? null;
}

function rawOf(module: SqlJsStatic, memory: WebAssembly.Memory | null): Sqlite['raw'] {
  const api = module as unknown as RawSqlite;
  if (!memory || rawNames.some((name) => typeof api[name] !== 'function')) return null;
  return { api, memory };
}
