import type { Completeness, DocumentState, LinkMethod } from '../contract/values.ts';
import type { Store } from '../store/store.ts';
import type { Candidates, Link } from './link-candidates.ts';
import type { DocumentFiles } from './link-documents.ts';
import { pause, type Asking } from './question.ts';
import { baseNameOf, unmangledName } from './stored-name.ts';
import { valueOf, type Tables } from './tables.ts';

export interface FoundLinks {
  source: DocumentFiles;
  candidates: Candidates;
  asking: Asking;
}

/** No document in any state. */
export function noStates(): Record<DocumentState, number> {
  return { present: 0, missing: 0, deleted: 0, none: 0, unopened: 0 };
}

/** Whether a flag's cell says yes. */
export function isTrue(cell: unknown): boolean {
  return /^(t|true|y|yes|1)$/i.test(valueOf(cell));
}

/** Writes what was found, and counts it. `sql` gives record, file name, …, and the deleted flag last. */
export async function writeLinks(
  { store }: Tables,
  sql: string,
  { source, candidates, asking }: FoundLinks,
): Promise<Completeness> {
  createTables(store);
  await pause(asking);
  const rows = writeRows(store, sql, source, candidates);
  await pause(asking);
  return { ...rows, ...writeUnlisted(store, source, candidates) };
}

function createTables(store: Store): void {
  store.run('DROP TABLE IF EXISTS _documents');
  store.run('DROP TABLE IF EXISTS _unlisted');
  store.run(
    `CREATE TABLE _documents (record INTEGER PRIMARY KEY, entry INTEGER, state TEXT NOT NULL, method TEXT,
      ambiguous INTEGER NOT NULL, bytes INTEGER, volume TEXT, expected TEXT)`,
  );
  store.run('CREATE TABLE _unlisted (entry INTEGER PRIMARY KEY, path TEXT NOT NULL)');
}

type Rows = Pick<Completeness, 'listed' | 'states' | 'methods' | 'ambiguous'>;

function writeRows(store: Store, sql: string, source: DocumentFiles, candidates: Candidates): Rows {
  const tally = new Tally();
  writing(store, 'INSERT INTO _documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)', (insert) => {
    store.each(sql, [], ([record, name, , , , deleted]) => {
      const link = candidates.link(tally.listed);
      const fileName = valueOf(name);
      const expected = link || fileName === '' ? null : expectedIn(source, fileName);
      const state = stateOf({ isDeleted: isTrue(deleted), fileName, link, expected });
      tally.add(state, link);
      insert([Number(record), ...linkCells(link, state), expected]);
    });
  });
  return tally;
}

/** The manifest may spell a name as an unzip tool would. */
function expectedIn(source: DocumentFiles, fileName: string): string | null {
  return source.expectedIn(fileName) ?? source.expectedIn(unmangledName(baseNameOf(fileName)));
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

interface Known {
  isDeleted: boolean;
  fileName: string;
  link: Link | null;
  expected: string | null;
}

function stateOf({ isDeleted, fileName, link, expected }: Known): DocumentState {
  if (isDeleted) return 'deleted';
  if (fileName === '') return 'none';
  if (link) return link.readable ? 'present' : 'unopened';
  return expected === null ? 'missing' : 'unopened';
}

function writeUnlisted(
  store: Store,
  source: DocumentFiles,
  candidates: Candidates,
): Pick<Completeness, 'files' | 'unlisted'> {
  let files = 0;
  let unlisted = 0;
  writing(store, 'INSERT INTO _unlisted VALUES (?, ?)', (insert) => {
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
function writing(
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
