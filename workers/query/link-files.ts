import type { Completeness } from '../contract/values.ts';
import type { FileList } from '../formats/format.ts';
import { Candidates, type StoredFile } from './link-candidates.ts';
import { pathWay, prefixedWay, prefixWay, waysOf, type LinkWay } from './link-ways.ts';
import { ListedRows } from './listed-rows.ts';
import { pause, type Asking } from './question.ts';
import type { Tables } from './tables.ts';
import { writeLinks } from './write-links.ts';

/** The files that one list should name, and what the manifest tells of those that are not there. */
export interface FileSource {
  /** Files of the list's folder in every volume, open or not. Walked once for each way of matching. */
  files(): Iterable<StoredFile>;
  /** The volume that should hold a file, where the manifest lists it in one that is missing or not open. */
  expectedIn(name: string): string | null;
}

/** Files or rows looked at between two moments in which messages are heard. */
const SLICE = 50_000;

/**
 * Links every row of a list to its file, and writes the tables of `links-table.ts`.
 * Null when the backup has no such list.
 */
export async function linkFiles(
  tables: Tables,
  list: FileList,
  source: FileSource,
  asking: Asking,
): Promise<Completeness | null> {
  const table = tables.catalogue.get(list.table);
  if (!table) return null;
  const rows = new ListedRows(tables.store, table, list);
  const candidates = new Candidates(table.rows);
  const finder = new Finder(rows, source, candidates, asking);
  const { before, after } = waysOf(list);
  await finder.matchAll(before);
  if (list.prefixes.length > 0) {
    const at = await finder.leading(list.prefixes.map((_, index) => index));
    await finder.matchAll([prefixedWay(at), prefixWay(at)]);
  }
  await finder.matchAll(after);
  return writeLinks(tables.store, list, { rows, source, candidates, asking });
}

class Finder {
  readonly #rows: ListedRows;
  readonly #source: FileSource;
  readonly #candidates: Candidates;
  readonly #asking: Asking;

  constructor(rows: ListedRows, source: FileSource, candidates: Candidates, asking: Asking) {
    this.#rows = rows;
    this.#source = source;
    this.#candidates = candidates;
    this.#asking = asking;
  }

  /** Offers files to the rows that are still wanting, one way after the other. */
  async matchAll(ways: readonly LinkWay[]): Promise<void> {
    for (const way of ways) {
      await this.#match(way);
      if (way.method === 'exact' && way.shared === 'all') await this.#tellApart();
      this.#candidates.settle();
    }
  }

  /** Which prefix the files have: the one by which most of them fit a row; all where none leads. */
  async leading(prefixes: readonly number[]): Promise<readonly number[]> {
    if (prefixes.length < 2) return prefixes;
    const counts: number[] = [];
    for (const at of prefixes) counts.push(await this.#countFiles(prefixedWay([at])));
    const most = Math.max(...counts);
    return prefixes.filter((at) => counts[at] === most);
  }

  async #countFiles(way: LinkWay): Promise<number> {
    let files = 0;
    await this.#walk(way, await this.#rowsByKey(way, this.#isWanting), () => {
      files += 1;
    });
    return files;
  }

  async #match(way: LinkWay): Promise<void> {
    const rows = await this.#rowsByKey(way, this.#isWanting);
    const offer = (row: number, file: StoredFile): void =>
      this.#candidates.offer(row, file, way.method);
    if (way.isOneFile) {
      const found = await this.#oneFileEach(way, rows);
      for (const [row, file] of found) if (file) offer(row, file);
    } else {
      await this.#walk(way, rows, (file, fitting) => this.#give(way, fitting, file, offer));
    }
  }

  /** Rows whose name several files have: the folders decide where exactly one file has them. */
  async #tellApart(): Promise<void> {
    const isAmbiguous = (row: number): boolean => this.#candidates.isAmbiguous(row);
    const rows = await this.#rowsByKey(pathWay, isAmbiguous);
    for (const [row, file] of await this.#oneFileEach(pathWay, rows)) {
      if (file) this.#candidates.replace(row, file, 'path');
    }
  }

  /** The file that fits each row; null where several do. */
  async #oneFileEach(
    way: LinkWay,
    rows: ReadonlyMap<string, number[]>,
  ): Promise<Map<number, StoredFile | null>> {
    const found = new Map<number, StoredFile | null>();
    await this.#walk(way, rows, (file, fitting) =>
      this.#give(way, fitting, file, (row) => found.set(row, found.has(row) ? null : file)),
    );
    return found;
  }

  readonly #isWanting = (row: number): boolean => !this.#candidates.has(row);

  async #rowsByKey(
    way: LinkWay,
    isWanted: (row: number) => boolean,
  ): Promise<Map<string, number[]>> {
    await pause(this.#asking);
    const byKey = new Map<string, number[]>();
    let row = -1;
    this.#rows.each((listed) => {
      row += 1;
      if (!isWanted(row) || listed.stored.length + listed.given.length === 0) return;
      for (const key of new Set(way.ofRow(listed))) {
        const rows = byKey.get(key);
        if (rows) rows.push(row);
        else byKey.set(key, [row]);
      }
    });
    return byKey;
  }

  /** Every file that fits some rows, with those rows. */
  async #walk(
    way: LinkWay,
    rowsByKey: ReadonlyMap<string, number[]>,
    found: (file: StoredFile, rows: readonly number[]) => void,
  ): Promise<void> {
    if (rowsByKey.size === 0) return;
    let seen = 0;
    for (const file of this.#source.files()) {
      if (++seen >= SLICE) {
        await pause(this.#asking);
        seen = 0;
      }
      if (way.shared !== 'all' && this.#candidates.isTaken(file.id)) continue;
      const rows = rowsOf(way.ofFile(file), rowsByKey);
      seen += rows.length;
      if (rows.length > 0) found(file, rows);
    }
  }

  #give(
    way: LinkWay,
    rows: readonly number[],
    file: StoredFile,
    give: (row: number, file: StoredFile) => void,
  ): void {
    const [only = 0] = rows;
    if (way.shared === 'all' || rows.length === 1) {
      for (const row of rows) give(row, file);
    } else if (way.shared === 'first') {
      const row = rows.find(this.#isWanting) ?? only;
      give(row, file);
      this.#candidates.doubt(row);
    }
  }
}

/** Each row once, also where several keys lead to it. */
function rowsOf(
  keys: readonly string[],
  rowsByKey: ReadonlyMap<string, number[]>,
): readonly number[] {
  const [only = [], ...others] = keys.flatMap((key) => {
    const rows = rowsByKey.get(key);
    return rows ? [rows] : [];
  });
  return others.length === 0 ? only : [...new Set([only, ...others].flat())];
}
