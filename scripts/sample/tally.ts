import { createHash } from 'node:crypto';
import { cellText, csvLine, type SampleRow } from './csv.ts';
import type { LedgerFilter, LedgerSort, LedgerTable } from './ledger.ts';
import type { SampleTable } from './table.ts';

const FILTERS: Readonly<Record<string, readonly string[]>> = {
  actions: ['lease', 'KSC/2024', 'tōtara', '000417', 'no such words'],
  participants: ['imaginary', 'null', '01632'],
  document_log: ['kayak', 'letter about', '.pdf'],
  tasks: ['settlement'],
  time_records: ['trust deed'],
};
const SORTS: Readonly<Record<string, readonly string[]>> = {
  actions: ['action_name', 'file_reference'],
  tasks: ['task_id'],
};
/** As they are called, and as an odd backup may call them. */
const MATTER_COLUMNS: readonly string[] = [
  'action_id',
  'matter_id',
  'action',
  'Action ID',
  'Matter ID',
  'charged_to',
];
const KEYS_TOLD = 10;
const CHUNK = 256 * 1024;

/** Counts what is written of one table, row by row. */
export class Tally {
  readonly filters: LedgerFilter[];
  readonly sorts: LedgerSort[];
  /** Rows by action_id, for the matters that are looked at closely. */
  readonly byMatter = new Map<number, number>();
  rows = 0;
  bytes = 0;
  readonly #table: SampleTable;
  readonly #hash = createHash('sha256');
  readonly #actionColumn: number;
  readonly #sortColumns: readonly number[];

  constructor(table: SampleTable, matters: readonly number[]) {
    const { name, header } = table;
    this.#table = table;
    this.#actionColumn = header.findIndex((column) => MATTER_COLUMNS.includes(column));
    this.filters = (FILTERS[name] ?? []).map((text) => ({
      table: name,
      text,
      matches: 0,
      firstKeys: [],
    }));
    const none = { key: '', value: '' };
    const sorted = (SORTS[name] ?? []).filter((column) => header.includes(column));
    this.sorts = sorted.map((column) => ({ table: name, column, first: none, last: none }));
    this.#sortColumns = sorted.map((column) => header.indexOf(column));
    if (this.#actionColumn >= 0) for (const matter of matters) this.byMatter.set(matter, 0);
  }

  add(row: SampleRow): void {
    if (row.length !== this.#table.header.length) {
      throw new Error(`${this.#table.name}: a row of ${row.length} cells`);
    }
    this.rows += 1;
    const matter = row[this.#actionColumn];
    if (typeof matter === 'number') {
      const count = this.byMatter.get(matter);
      if (count !== undefined) this.byMatter.set(matter, count + 1);
    }
    if (this.filters.length > 0) this.#filter(row);
    if (this.sorts.length > 0) this.#sort(row);
  }

  #text(row: SampleRow, column: number): string {
    return cellText(row[column] ?? null, this.#table.dialect);
  }

  #filter(row: SampleRow): void {
    const cells = row
      .map((_, column) => this.#text(row, column))
      .join('\0')
      .toLowerCase();
    for (const [at, filter] of this.filters.entries()) {
      if (!cells.includes(filter.text.toLowerCase())) continue;
      const firstKeys =
        filter.matches < KEYS_TOLD ? [...filter.firstKeys, this.#text(row, 0)] : filter.firstKeys;
      this.filters[at] = { ...filter, matches: filter.matches + 1, firstKeys };
    }
  }

  #sort(row: SampleRow): void {
    const key = this.#text(row, 0);
    for (const [at, sort] of this.sorts.entries()) {
      const value = this.#text(row, this.#sortColumns[at] ?? 0);
      const here = { key, value };
      if (this.rows === 1 || value < sort.first.value) sort.first = here;
      if (this.rows === 1 || value > sort.last.value) sort.last = here;
    }
  }

  hash(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
  }

  close(file: string, volume: string): LedgerTable {
    const { name, header, dialect } = this.#table;
    return {
      name,
      file,
      volume,
      header,
      rows: this.rows,
      bytes: this.bytes,
      sha256: this.#hash.digest('hex'),
      newline: dialect.newline === '\n' ? 'LF' : 'CRLF',
      bom: dialect.bom,
    };
  }
}

/** A table's bytes in pieces of some 256 KiB; each row is counted as it passes. */
export function* tableChunks(table: SampleTable, tally: Tally): Generator<Uint8Array> {
  const { dialect } = table;
  let text = (dialect.bom ? '\uFEFF' : '') + csvLine(table.header, dialect);
  for (const row of table.rows()) {
    tally.add(row);
    text += csvLine(row, dialect);
    if (text.length < CHUNK) continue;
    const chunk = Buffer.from(text);
    tally.hash(chunk);
    yield chunk;
    text = '';
  }
  const chunk = Buffer.from(text);
  tally.hash(chunk);
  yield chunk;
}
