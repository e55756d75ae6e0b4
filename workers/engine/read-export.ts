import Papa from 'papaparse';
import { EngineError } from '../contract/problems.ts';
import type { Batch, TableEnd, TableHeader, TableSink } from '../contract/reader.ts';
import type { TableInfo } from '../contract/values.ts';
import { detectEncoding } from '../ingest/detect-encoding.ts';
import { columnNames } from '../ingest/headers.ts';
import { LARGEST_JSON } from '../ingest/json/json-reader.ts';
import { jsonRows } from '../ingest/json/json-rows.ts';
import { readTable } from '../ingest/read-table.ts';
import { toUtf8, type Encoding } from '../ingest/transcode.ts';
import { buildTableInfo } from '../query/table-info.ts';
import type { Store } from '../store/store.ts';
import type { TableLoader } from '../store/table-loader.ts';

const SLICE = 1 << 20;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** A table's id and label for an added file. */
export interface ExportName {
  table: string;
  label: string;
}

/**
 * Reads an added CSV, TSV or JSON file into a table of its own, as exactly as a table of the backup. Fails with E04,
 * or as reading a table does; then nothing of it stays.
 */
export async function readExport(
  store: Store,
  file: File,
  { table, label }: ExportName,
): Promise<{ info: TableInfo; end: TableEnd }> {
  const taken = new Taken(store, table, file.size);
  try {
    const options = { table: label, expected: ['sid', 'uid'] };
    const end = await readTable(await chunksOf(file), options, taken);
    taken.loader?.publish();
    return { info: describe(store, { table, label }, taken.names, end), end };
  } catch (error) {
    taken.loader?.drop();
    throw error;
  }
}

/** What has been taken in of a file. */
class Taken implements TableSink {
  loader: TableLoader | null = null;
  names: readonly string[] = [];
  readonly #begin: (columns: number) => TableLoader;

  constructor(store: Store, table: string, bytes: number) {
    this.#begin = (columns) => store.beginTable(table, columns, bytes);
  }

  begin(header: TableHeader): Promise<void> {
    this.names = columnNames(header.names);
    this.loader = this.#begin(this.names.length);
    return Promise.resolve();
  }

  batch(batch: Batch): Promise<void> {
    this.loader?.add(batch);
    return Promise.resolve();
  }
}

function describe(
  store: Store,
  { table, label }: ExportName,
  names: readonly string[],
  { stats, totals }: TableEnd,
): TableInfo {
  const known = names.map(() => null);
  return buildTableInfo(store, {
    table,
    label,
    schema: null,
    names,
    known,
    stats,
    rows: totals.stored,
  });
}

async function chunksOf(file: File): Promise<AsyncIterable<Uint8Array<ArrayBuffer>>> {
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  const { encoding, bomBytes } = detectEncoding(head, file.size <= head.length);
  if (isNoText(head, encoding)) throw notRows(file);
  const start = new TextDecoder().decode(toUtf8(head.subarray(bomBytes), encoding)).trimStart();
  return start.startsWith('[') || start.startsWith('{') ? jsonChunks(file) : slices(file);
}

/** A workbook of a spreadsheet program is a zip, or at least has NULs where no UTF-16 has them. */
function isNoText(head: Uint8Array, encoding: Encoding): boolean {
  const isZip = ZIP.every((byte, at) => head[at] === byte);
  return isZip || (!encoding.startsWith('utf-16') && head.includes(0));
}

const notRows = ({ name }: File): EngineError => new EngineError({ code: 'E04', facts: { name } });

/** A list in JSON is written as a CSV and read as one: every cell in quotes, so that none changes on the way. */
async function* jsonChunks(file: File): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (file.size > LARGEST_JSON) throw notRows(file);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { encoding, bomBytes } = detectEncoding(bytes, true);
  const flat = jsonRows(toUtf8(bytes.subarray(bomBytes), encoding));
  if (!flat) throw notRows(file);
  const rows = flat.rows.map((row) => [...row]);
  const csv = Papa.unparse({ fields: [...flat.names], data: rows }, { quotes: true });
  yield new TextEncoder().encode(csv);
}

async function* slices(file: File): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < file.size; at += SLICE) {
    yield new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
  }
}
