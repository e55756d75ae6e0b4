import { problemOf } from '../contract/problems.ts';
import type { SourceFile, TableInfo } from '../contract/values.ts';
import type { AddedExport, ExportMatch, ExportsInfo } from '../contract/versions.ts';
import { findMatches, writeMatches } from '../query/exports-match.ts';
import { dropMatches } from '../query/exports-match-table.ts';
import type { Asking } from '../query/question.ts';
import type { Tables } from '../query/tables.ts';
import { readExport } from './read-export.ts';

type Found = Pick<AddedExport, 'candidates' | 'isChosen'> & { matched: ExportMatch | null };

/** Exports of the vendor that the person added beside the backup, each a table of its own. */
export class AddedExports {
  readonly #tables: Tables;
  readonly #asking: Asking;
  #exports: AddedExport[] = [];

  constructor(tables: Tables, asking: Asking) {
    this.#tables = tables;
    this.#asking = asking;
  }

  has(table: string): boolean {
    return this.#exports.some((one) => one.table === table);
  }

  async add(files: readonly SourceFile[]): Promise<ExportsInfo> {
    const refused: { name: string; problem: ExportsInfo['refused'][number]['problem'] }[] = [];
    for (const { file } of files) {
      try {
        await this.#read(file);
      } catch (error) {
        refused.push({ name: file.name, problem: problemOf(error) });
      }
    }
    return this.#info(refused);
  }

  async choose(table: string, column: string | null): Promise<ExportsInfo> {
    const before = this.#exports.find((one) => one.table === table);
    if (before) await this.#match(before, column);
    return this.#info();
  }

  remove(table: string): ExportsInfo {
    if (this.has(table)) this.#drop(table);
    this.#exports = this.#exports.filter((one) => one.table !== table);
    return this.#info();
  }

  /** Records came or went since. */
  async matchAgain(): Promise<void> {
    for (const one of this.#exports) {
      await this.#match(one, one.isChosen ? (one.matched?.column ?? null) : null);
    }
  }

  async #read(file: File): Promise<void> {
    const { store, catalogue } = this.#tables;
    const label = labelOf(file.name);
    const table = this.#freeId(label);
    const { info, end } = await readExport(store, file, { table, label });
    catalogue.add(info);
    const { rows } = info;
    const { quarantined } = end.totals;
    await this.#match({ table, label, rows, quarantined, ...unmatched }, null);
  }

  /** By the column the person chose, or the best. */
  async #match(before: AddedExport, column: string | null): Promise<void> {
    const info = this.#tables.catalogue.get(before.table);
    if (!info) return;
    const found = await this.#find(info, column);
    const counts = writeMatches(this.#tables, info, found.matched);
    const after = { ...before, ...found, ...counts };
    const at = this.#exports.findIndex(({ table }) => table === before.table);
    this.#exports = at < 0 ? [...this.#exports, after] : this.#exports.with(at, after);
  }

  async #find(info: TableInfo, column: string | null): Promise<Found> {
    const candidates = await findMatches(this.#tables, info, this.#asking);
    const wanted = candidates.find((one) => one.column === column);
    return { candidates, matched: wanted ?? candidates[0] ?? null, isChosen: wanted !== undefined };
  }

  #drop(table: string): void {
    dropMatches(this.#tables.store, table);
    this.#tables.catalogue.remove(table);
    this.#tables.store.dropTable(table);
  }

  /** `export_` and the file's name in plain letters; a further one of that name has a number. */
  #freeId(label: string): string {
    const plain = label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_');
    const base = `export_${plain}`;
    let id = base;
    for (let n = 2; this.#tables.catalogue.get(id); n += 1) id = `${base}_${n}`;
    return id;
  }

  #info(refused: ExportsInfo['refused'] = []): ExportsInfo {
    return { exports: this.#exports, tables: this.#tables.catalogue.all(), refused };
  }
}

const unmatched = {
  matched: null,
  candidates: [],
  isChosen: false,
  repeated: 0,
  onlyInExport: 0,
  onlyInBackup: 0,
};

/** A file's name without its ending. */
function labelOf(name: string): string {
  return name.replace(/\.(csv|tsv|txt|jsonl?)$/i, '') || name;
}
