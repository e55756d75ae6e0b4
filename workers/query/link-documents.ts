import type { Completeness } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { Candidates, type DocumentFile } from './link-candidates.ts';
import { linkWays, pathWay, type LinkWay, type LoggedDocument } from './link-ways.ts';
import { pause, type Asking } from './question.ts';
import { columnSql, valueOf, type Tables } from './tables.ts';
import { writeLinks } from './write-links.ts';

/** The files of a backup, and what its manifest tells of those that are not there. */
export interface DocumentFiles {
  /** Files of the document log's folder in every volume, open or not. Walked once for each way of matching. */
  files(): Iterable<DocumentFile>;
  /** The volume that should hold a file, where the manifest lists it in one that is missing or not open. */
  expectedIn(name: string): string | null;
}

/** Files or rows looked at between two moments in which messages are heard. */
const SLICE = 50_000;

/**
 * Links every row of the document log to its file, and writes `_documents` and `_unlisted`.
 * Null when the backup has no document log.
 */
export async function linkDocuments(
  tables: Tables,
  source: DocumentFiles,
  asking: Asking,
): Promise<Completeness | null> {
  const log = tables.catalogue.get('document_log');
  if (!log) return null;
  const sql = loggedSql(tables);
  const candidates = new Candidates(log.rows);
  const finder = new Finder(tables, sql, source, candidates, asking);
  for (const way of linkWays) {
    await finder.match(way, (row) => !candidates.has(row));
    if (way.method === 'exact') await finder.tellApart();
    candidates.settle();
  }
  return writeLinks(tables, sql, { source, candidates, asking });
}

/** Columns: record, file name, directory, matter, created, deleted; '' for those the log does not have. */
function loggedSql({ catalogue }: Tables): string {
  const id = 'document_log';
  const cells = ['file_name', 'directory', 'action_id', 'created_date', 'is_deleted'].map(
    (known) => {
      const column = catalogue.column(id, known);
      return column === null ? `''` : columnSql('t', column);
    },
  );
  return `SELECT t.record, ${cells.join(', ')} FROM ${quoteIdentifier(id)} AS t ORDER BY t.record`;
}

class Finder {
  readonly #tables: Tables;
  readonly #sql: string;
  readonly #source: DocumentFiles;
  readonly #candidates: Candidates;
  readonly #asking: Asking;

  constructor(
    tables: Tables,
    sql: string,
    source: DocumentFiles,
    candidates: Candidates,
    asking: Asking,
  ) {
    this.#tables = tables;
    this.#sql = sql;
    this.#source = source;
    this.#candidates = candidates;
    this.#asking = asking;
  }

  /** Offers files to the rows that are still wanting. */
  async match(way: LinkWay, isWanting: (row: number) => boolean): Promise<void> {
    const rows = await this.#rowsByKey(way, isWanting);
    await this.#walk(way, rows, (row, file) => this.#candidates.offer(row, file, way.method));
  }

  /** Rows whose name several files have: the folders decide where exactly one file has them. */
  async tellApart(): Promise<void> {
    const rows = await this.#rowsByKey(pathWay, (row) => this.#candidates.isAmbiguous(row));
    const found = new Map<number, DocumentFile | null>();
    await this.#walk(pathWay, rows, (row, file) => {
      found.set(row, found.has(row) ? null : file);
    });
    for (const [row, file] of found) {
      if (file) this.#candidates.replace(row, file, 'path');
    }
  }

  async #rowsByKey(
    way: LinkWay,
    isWanting: (row: number) => boolean,
  ): Promise<Map<string, number[]>> {
    await pause(this.#asking);
    const byKey = new Map<string, number[]>();
    let row = -1;
    this.#tables.store.each(this.#sql, [], (cells) => {
      row += 1;
      if (!isWanting(row)) return;
      const logged = loggedDocument(cells);
      if (logged.fileName === '') return;
      for (const key of way.ofRow(logged)) {
        const rows = byKey.get(key);
        if (rows) rows.push(row);
        else byKey.set(key, [row]);
      }
    });
    return byKey;
  }

  async #walk(
    way: LinkWay,
    rowsByKey: ReadonlyMap<string, number[]>,
    found: (row: number, file: DocumentFile) => void,
  ): Promise<void> {
    if (rowsByKey.size === 0) return;
    let seen = 0;
    for (const file of this.#source.files()) {
      if (++seen % SLICE === 0) await pause(this.#asking);
      if (way.isGuess && this.#candidates.isTaken(file.id)) continue;
      for (const key of way.ofFile(file)) {
        const rows = rowsByKey.get(key);
        if (rows) this.#chosen(way, rows, (row) => found(row, file));
      }
    }
  }

  /** A guessed file serves one row: the first that has none yet. Where others would fit it is in doubt. */
  #chosen(way: LinkWay, rows: readonly number[], found: (row: number) => void): void {
    if (!way.isGuess) {
      rows.forEach(found);
      return;
    }
    const row = rows.find((one) => !this.#candidates.has(one)) ?? rows[0] ?? 0;
    found(row);
    if (rows.length > 1) this.#candidates.doubt(row);
  }
}

function loggedDocument([
  ,
  fileName,
  directory,
  matter,
  created,
]: readonly unknown[]): LoggedDocument {
  return {
    fileName: valueOf(fileName),
    directory: valueOf(directory),
    matter: valueOf(matter),
    created: valueOf(created),
  };
}
