import type { Completeness, DocumentState, LinkMethod } from '../contract/values.ts';
import type { FileList } from '../formats/format.ts';
import type { Store } from '../store/store.ts';
import type { Candidates, Link } from './link-candidates.ts';
import type { FileSource } from './link-files.ts';
import { linksSql, unlistedSql } from './links-table.ts';
import type { ListedRow, ListedRows } from './listed-rows.ts';
import { pause, type Asking } from './question.ts';
import { baseNameOf, unmangledName } from './stored-name.ts';

export interface FoundLinks {
  rows: ListedRows;
  source: FileSource;
  candidates: Candidates;
  asking: Asking;
}

/** The file of one row, where nothing has to be matched: rows are numbered from 1, in this order. */
export interface FoundLink {
  entry: number | null;
  state: DocumentState;
  method: LinkMethod | null;
  isAmbiguous: boolean;
  bytes: number | null;
  volume: string | null;
}

/** Writes links that are known, as `writeLinks` writes those it found. */
export function writeFoundLinks(
  store: Store,
  table: string,
  links: readonly FoundLink[],
  unlisted: readonly { entry: number; path: string }[],
): void {
  createLinkTables(store, table);
  writing(store, `INSERT INTO ${linksSql(table)} VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, (insert) => {
    links.forEach(({ entry, state, method, isAmbiguous, bytes, volume }, at) => {
      insert([at + 1, entry, state, method, isAmbiguous ? 1 : 0, bytes, volume, null]);
    });
  });
  writing(store, `INSERT INTO ${unlistedSql(table)} VALUES (?, ?)`, (insert) => {
    for (const { entry, path } of unlisted) insert([entry, path]);
  });
}

/** No document in any state. */
export function noStates(): Record<DocumentState, number> {
  return { present: 0, missing: 0, deleted: 0, none: 0, unopened: 0 };
}

/** Writes what was found, and counts it. */
export async function writeLinks(
  store: Store,
  { table }: FileList,
  { rows, source, candidates, asking }: FoundLinks,
): Promise<Completeness> {
  createLinkTables(store, table);
  await pause(asking);
  const counts = writeRows(store, table, rows, source, candidates);
  await pause(asking);
  return { ...counts, ...writeUnlisted(store, table, source, candidates) };
}

export function createLinkTables(store: Store, table: string): void {
  store.run(`DROP TABLE IF EXISTS ${linksSql(table)}`);
  store.run(`DROP TABLE IF EXISTS ${unlistedSql(table)}`);
  store.run(
    `CREATE TABLE ${linksSql(table)} (record INTEGER PRIMARY KEY, entry INTEGER, state TEXT NOT NULL,
      method TEXT, ambiguous INTEGER NOT NULL, bytes INTEGER, volume TEXT, expected TEXT)`,
  );
  store.run(`CREATE TABLE ${unlistedSql(table)} (entry INTEGER PRIMARY KEY, path TEXT NOT NULL)`);
}

type Rows = Pick<Completeness, 'listed' | 'states' | 'methods' | 'ambiguous'>;

function writeRows(
  store: Store,
  table: string,
  rows: ListedRows,
  source: FileSource,
  candidates: Candidates,
): Rows {
  const tally = new Tally();
  writing(store, `INSERT INTO ${linksSql(table)} VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, (insert) => {
    rows.each((row) => {
      const link = candidates.link(tally.listed);
      const expected = link ? null : expectedIn(source, row);
      const state = stateOf(row, link, expected);
      tally.add(state, link);
      insert([row.record, ...linkCells(link, state), expected]);
    });
  });
  return tally;
}

/** The manifest may spell a name as an unzip tool would, and with a number before it. */
function expectedIn(source: FileSource, { stored, given, prefixes }: ListedRow): string | null {
  const names = stored.flatMap((name) => [name, unmangledName(baseNameOf(name))]);
  const prefixed = prefixes
    .filter(Boolean)
    .flatMap((prefix) => [...stored, ...given].map((name) => `${prefix}_${baseNameOf(name)}`));
  for (const name of [...names, ...prefixed]) {
    const volume = source.expectedIn(name);
    if (volume !== null) return volume;
  }
  return null;
}

/** entry, state, method, ambiguous, bytes, volume */
function linkCells(link: Link | null, state: DocumentState): (string | number | null)[] {
  if (!link) return [null, state, null, 0, null, null];
  return [link.entry, state, link.method, link.ambiguous ? 1 : 0, link.bytes, link.volume];
}

class Tally implements Rows {
  listed = 0;
  ambiguous = 0;
  readonly states = noStates();
  readonly methods: Partial<Record<LinkMethod, number>> = {};

  add(state: DocumentState, link: Link | null): void {
    this.listed += 1;
    this.states[state] += 1;
    if (link?.ambiguous) this.ambiguous += 1;
    if (link && state === 'present') {
      this.methods[link.method] = (this.methods[link.method] ?? 0) + 1;
    }
  }
}

function stateOf(
  { isDeleted, stored, given }: ListedRow,
  link: Link | null,
  expected: string | null,
): DocumentState {
  if (isDeleted) return 'deleted';
  if (stored.length + given.length === 0) return 'none';
  if (link) return link.readable ? 'present' : 'unopened';
  return expected === null ? 'missing' : 'unopened';
}

function writeUnlisted(
  store: Store,
  table: string,
  source: FileSource,
  candidates: Candidates,
): Pick<Completeness, 'files' | 'unlisted'> {
  let files = 0;
  let unlisted = 0;
  writing(store, `INSERT INTO ${unlistedSql(table)} VALUES (?, ?)`, (insert) => {
    for (const { id, path, readable } of source.files()) {
      if (!readable) continue;
      files += 1;
      if (candidates.isTaken(id)) continue;
      unlisted += 1;
      insert([id, path]);
    }
  });
  return { files, unlisted };
}

/** One prepared statement, one transaction, freed whatever happens. */
export function writing(
  store: Store,
  sql: string,
  work: (insert: (row: readonly (string | number | null)[]) => void) => void,
): void {
  const statement = store.lookup(sql);
  try {
    store.transaction(() => work((row) => statement.get(row)));
  } finally {
    statement.free();
  }
}
