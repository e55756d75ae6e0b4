import type { Cell, ColumnInfo, ColumnStats } from '../../contract/values.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import type { StoredFile } from '../link-candidates.ts';
import { linksSql, unlistedSql } from '../links-table.ts';
import { pause, type Asking } from '../question.ts';
import { baseNameOf } from '../stored-name.ts';
import { buildTableInfo } from '../table-info.ts';
import type { Tables } from '../tables.ts';
import { createLinkTables, writing } from '../write-links.ts';
import type { FileOwners } from './file-owners.ts';

/** The columns that every file has; behind them stands one for each table that files belong to. */
const OWN = ['path', 'name', 'folder', 'size', 'volume'] as const;

/** Rows written between two moments in which messages are heard. */
const SLICE = 10_000;

/** One row of the table of files: a file, or a name that no file has. */
interface FileRow {
  file: StoredFile | null;
  cells: readonly string[];
  method: FileOwners['method'] | null;
}

/** Writes the table of files, what state each is in, and which of them no row has. */
export async function writeFiles(
  tables: Tables,
  id: string,
  files: readonly StoredFile[],
  owners: readonly FileOwners[],
  asking: Asking,
): Promise<void> {
  const targets = [...new Set(owners.map(({ table }) => table))];
  const rows = [...fileRows(files, owners, targets), ...missingRows(owners, targets)];
  const width = OWN.length + targets.length;
  makeTables(tables, id, width);
  for (let at = 0; at < rows.length; at += SLICE) {
    await pause(asking);
    writeRows(tables, id, rows.slice(at, at + SLICE), { at, width });
  }
  const labels = targets.map((table) => tables.catalogue.get(table)?.label ?? table);
  const info = buildTableInfo(tables.store, {
    table: id,
    label: tables.format.labelOf(id),
    schema: tables.format.schemaOf(id),
    names: [...OWN, ...labels],
    known: [...OWN, ...targets.map(() => null)],
    stats: Array.from({ length: width }, (_, at) => statsOf(rows, at)),
    rows: rows.length,
  });
  const columns = info.columns.map((column, at): ColumnInfo => {
    const references = targets[at - OWN.length];
    if (references === undefined) return column;
    return { ...column, kind: 'id', references, evidence: evidenceOf(rows, at) };
  });
  tables.catalogue.add({ ...info, columns });
}

function* fileRows(
  files: readonly StoredFile[],
  owners: readonly FileOwners[],
  targets: readonly string[],
): Generator<FileRow> {
  for (const [at, file] of files.entries()) {
    const own = owners.filter(({ keyOf }) => keyOf.has(at));
    const keys = targets.map((target) => own.find(({ table }) => table === target)?.keyOf.get(at));
    const folder = file.path.slice(0, Math.max(0, file.path.length - file.name.length - 1));
    const cells = [file.path, file.name, folder, String(file.bytes), file.volume];
    yield {
      file,
      cells: [...cells, ...keys.map((key) => key ?? '')],
      method: own[0]?.method ?? null,
    };
  }
}

function* missingRows(
  owners: readonly FileOwners[],
  targets: readonly string[],
): Generator<FileRow> {
  for (const { table, missing } of owners) {
    for (const { key, name } of missing) {
      const keys = targets.map((target) => (target === table ? key : ''));
      yield { file: null, cells: [name, baseNameOf(name), '', '', '', ...keys], method: null };
    }
  }
}

function makeTables({ store, catalogue }: Tables, id: string, width: number): void {
  catalogue.remove(id);
  store.dropTable(id);
  store.beginTable(id, width).publish();
  createLinkTables(store, id);
}

/** The rows, what state each is in, and which files no row has. */
function writeRows(
  { store }: Tables,
  id: string,
  rows: readonly FileRow[],
  { at, width }: { at: number; width: number },
): void {
  const marks = Array.from({ length: width + 1 }, () => '?').join(', ');
  writing(store, `INSERT INTO ${quoteIdentifier(id)} VALUES (${marks})`, (insert) => {
    for (const [index, { cells }] of rows.entries()) insert([at + index + 1, ...cells]);
  });
  writing(store, `INSERT INTO ${linksSql(id)} VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, (insert) => {
    for (const [index, row] of rows.entries()) insert([at + index + 1, ...linkCells(row)]);
  });
  writing(store, `INSERT INTO ${unlistedSql(id)} VALUES (?, ?)`, (insert) => {
    for (const { file, method } of rows) {
      if (file?.readable && method === null) insert([file.id, file.path]);
    }
  });
}

/** entry, state, method, ambiguous, bytes, volume, expected */
function linkCells({ file, method }: FileRow): Cell[] {
  if (!file) return [null, 'missing', null, 0, null, null, null];
  const state = file.readable ? 'present' : 'unopened';
  return [file.id, state, method, 0, file.bytes, file.volume, null];
}

/** Of all files so many belong to rows of the table. */
function evidenceOf(rows: readonly FileRow[], at: number): ColumnInfo['evidence'] {
  const files = rows.filter(({ file }) => file !== null);
  return { filled: files.length, found: files.filter(({ cells }) => cells[at] !== '').length };
}

function statsOf(rows: readonly FileRow[], at: number): ColumnStats {
  const cells = rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
  const isNumber = OWN[at] === 'size';
  const longest = cells.reduce((most, cell) => Math.max(most, cell.length), 0);
  return {
    filled: cells.length,
    numbers: isNumber ? cells.length : 0,
    minDecimals: 0,
    maxDecimals: 0,
    trailingZeros: false,
    maxDigits: isNumber ? longest : 0,
    ascii: cells.every((cell) => !/[^\0-\u007F]/.test(cell)),
    maxBytes: longest,
  };
}
