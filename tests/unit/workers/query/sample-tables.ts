import type { Batch } from '../../../../workers/contract/reader.ts';
import type { ColumnStats, Completeness, TableInfo } from '../../../../workers/contract/values.ts';
import { actionstep } from '../../../../workers/formats/actionstep/actionstep.ts';
import type { FileList } from '../../../../workers/formats/format.ts';
import type { StoredFile } from '../../../../workers/query/link-candidates.ts';
import { linkFiles } from '../../../../workers/query/link-files.ts';
import type { Asking } from '../../../../workers/query/question.ts';
import { buildTableInfo } from '../../../../workers/query/table-info.ts';
import type { Tables } from '../../../../workers/query/tables.ts';
import { Catalogue } from '../../../../workers/store/catalogue.ts';
import { aStore } from '../../../support/store.ts';

/** A table as lists of cells, its header first. */
export type Rows = readonly (readonly string[])[];

/** Tables of an Actionstep backup, by their ids, in a store of their own. */
export async function tablesOf(files: Readonly<Record<string, Rows>>): Promise<Tables> {
  const tables = { store: await aStore(), catalogue: new Catalogue(), format: actionstep };
  for (const [id, rows] of Object.entries(files)) addTable(tables, id, rows);
  return tables;
}

interface Oddities {
  /** Record numbers of the rows; 1, 2, 3, … when left out. */
  records?: readonly number[];
  extras?: Batch['extras'];
  places?: Batch['places'];
}

export function addTable(
  { store, catalogue, format }: Tables,
  table: string,
  [names = [], ...rows]: Rows,
  { records, extras = [], places = [] }: Oddities = {},
): TableInfo {
  const loader = store.beginTable(table, names.length);
  loader.add({ ...batchOf(names.length, rows, records), extras, places });
  loader.publish();
  const schema = format.schemaOf(table);
  const columns = Object.entries(schema?.columns ?? {});
  const known = names.map((name) => {
    const match = columns.find(([own, { aliases = [] }]) => own === name || aliases.includes(name));
    return match?.[0] ?? null;
  });
  const stats = names.map((_, column) => statsOf(rows.map((row) => row[column] ?? '')));
  const label = format.labelOf(table);
  const parts = { table, label, schema, names, known, stats, rows: rows.length };
  const built = buildTableInfo(store, parts);
  catalogue.add(built);
  return built;
}

function batchOf(width: number, rows: Rows, records?: readonly number[]): Batch {
  const cells = rows.flatMap((row) =>
    Array.from({ length: width }, (_, column) => new TextEncoder().encode(row[column] ?? '')),
  );
  const bytes = new Uint8Array(cells.reduce((sum, cell) => sum + cell.length, 0));
  const spans = new Uint32Array(2 * cells.length);
  let at = 0;
  cells.forEach((cell, index) => {
    bytes.set(cell, at);
    spans.set([at, at + cell.length], 2 * index);
    at += cell.length;
  });
  return {
    bytes,
    spans,
    records: Uint32Array.from(records ?? rows.map((_, index) => index + 1)),
    width,
    rows: rows.length,
    extras: [],
    rejections: [],
    places: [],
    bytesRead: bytes.length,
  };
}

export function statsOf(cells: readonly string[]): ColumnStats {
  const filled = cells.filter((cell) => cell !== '');
  const numbers = filled.filter(isNumber);
  const decimals = numbers.map((cell) => cell.split('.')[1]?.length ?? 0);
  return {
    filled: filled.length,
    numbers: numbers.length,
    minDecimals: numbers.length === 0 ? 0 : decimals.reduce((a, b) => Math.min(a, b)),
    maxDecimals: most(decimals),
    trailingZeros: numbers.some((cell) => /\.\d*0$/.test(cell)),
    maxDigits: most(numbers.map((cell) => cell.replaceAll(/\D|^-?0\.?0*/g, '').length)),
    ascii: cells.every((cell) => !/[^\0-\u007F]/.test(cell)),
    maxBytes: most(cells.map((cell) => new TextEncoder().encode(cell).length)),
  };
}

const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);

/** A canonical decimal number. */
export function isNumber(cell: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(cell) && !/^-0(\.0+)?$/.test(cell);
}

/** Nothing stops this question. */
export function unhurried(): Asking {
  return { signal: new AbortController().signal, breathe: () => Promise.resolve() };
}

/** How the Actionstep backup lists the files of a table. */
export function listOf(table: string): FileList {
  const list = actionstep.fileLists.find((one) => one.table === table);
  if (!list) throw new Error(`no list of files: ${table}`);
  return list;
}

/** A file as the archive gives it. */
export function aFile(id: number, path: string, over: Partial<StoredFile> = {}): StoredFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { id, path, name, bytes: 10 * id, volume: 'part_000.zip', readable: true, ...over };
}

/** Links the rows of a list to these files, in a backup without a manifest. */
export async function linkedTo(
  tables: Tables,
  table: string,
  files: readonly StoredFile[],
): Promise<Completeness | null> {
  const source = { files: () => files, expectedIn: () => null };
  return linkFiles(tables, listOf(table), source, unhurried());
}
