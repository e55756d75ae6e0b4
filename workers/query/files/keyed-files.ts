import type { TableInfo } from '../../contract/values.ts';
import type { Lookup } from '../../store/lookup.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import type { Store } from '../../store/store.ts';
import { oneOf, wordsOf } from '../column-words.ts';
import type { StoredFile } from '../link-candidates.ts';
import { pause, type Asking } from '../question.ts';
import { columnSql } from '../tables.ts';
import type { FileOwners } from './file-owners.ts';

/** Files looked at between two moments in which messages are heard. */
const SLICE = 5000;
/** Files that are tried first: most tables have none. */
const SAMPLE = 400;
/** Folders around a file, and ends of its name, that are looked at. */
const MOST = 12;
/** Shorter codes are the beginning of many a name by chance. */
const SHORTEST = 4;

/** A table whose key may stand in names of files, and what it holds one of. */
export interface KeyedTable {
  table: TableInfo;
  subject: string;
}

/**
 * Whose the files are that no cell names: their name is a row's key or begins with it, or a folder around them is
 * called so. A number is a sign only in a folder that is called as its table is: every table has a row 12.
 */
export async function keyedFiles(
  store: Store,
  tables: readonly KeyedTable[],
  files: readonly (readonly [at: number, file: StoredFile])[],
  asking: Asking,
): Promise<FileOwners[]> {
  const keyed = tables.map((one) => new Keys(store, one, files.length));
  try {
    const step = Math.max(1, Math.floor(files.length / SAMPLE));
    const some = files.filter((_, at) => at % step === 0);
    const likely = keyed.filter((keys) => some.some(([, file]) => keys.find(file) !== null));
    for (const [count, [at, file]] of files.entries()) {
      if (count % SLICE === 0) await pause(asking);
      give(likely, at, file);
    }
    return likely.map(({ owners }) => owners).filter(({ evidence }) => evidence.found > 0);
  } finally {
    for (const keys of keyed) keys.free();
  }
}

/** The longest key wins: `1987.12.4` before `1987.12`. */
function give(likely: readonly Keys[], at: number, file: StoredFile): void {
  let best: { keys: Keys; key: string } | null = null;
  for (const keys of likely) {
    const key = keys.find(file);
    if (key !== null && key.length > (best?.key.length ?? 0)) best = { keys, key };
  }
  if (!best) return;
  best.keys.owners.keyOf.set(at, best.key);
  best.keys.owners.evidence.found += 1;
}

class Keys {
  readonly owners: FileOwners;
  readonly #subject: string;
  readonly #lookup: Lookup;
  readonly #called = new Map<string, boolean>();

  constructor(store: Store, { table, subject }: KeyedTable, files: number) {
    const [key = ''] = table.key;
    this.#subject = subject;
    this.#lookup = store.lookup(
      `SELECT 1 FROM ${quoteIdentifier(table.id)} AS t WHERE ${columnSql('t', key)} = ? LIMIT 1`,
    );
    this.owners = {
      table: table.id,
      method: 'key-prefix',
      keyOf: new Map(),
      missing: [],
      evidence: { filled: files, found: 0 },
      ambiguous: 0,
      shared: 0,
    };
  }

  /** The key that a file's name begins with, or that a folder has as its name. */
  find({ path, name }: StoredFile): string | null {
    const folders = path.split('/').slice(0, -1).slice(-MOST).toReversed();
    const isTold = folders.some((folder) => this.#isCalled(folder));
    for (const { text, isWhole } of beginningsOf(name, folders)) {
      if (isSign(text, isWhole, isTold) && this.#lookup.get([text]) !== null) return text;
    }
    return null;
  }

  /** One of the folder's words is what the table holds: `member photos`. */
  #isCalled(folder: string): boolean {
    const known = this.#called.get(folder);
    if (known !== undefined) return known;
    const isCalled = wordsOf(folder).some((word) => oneOf([word]) === this.#subject);
    this.#called.set(folder, isCalled);
    return isCalled;
  }

  free(): void {
    this.#lookup.free();
  }
}

interface Beginning {
  text: string;
  /** All of the name, or of a folder's. */
  isWhole: boolean;
}

/** The name without its ending, what it begins with, the longest first; then the folders, from the inner one. */
function beginningsOf(name: string, folders: readonly string[]): Beginning[] {
  const stem = name.replace(/\.[^.]*$/, '');
  const cuts = [...stem.matchAll(/[^\p{L}\p{N}]/gu)].slice(0, MOST).map(({ index }) => index);
  const starts = cuts
    .toReversed()
    .filter((at) => at > 0 && !goesOn(stem, at))
    .map((at) => ({ text: stem.slice(0, at), isWhole: false }));
  const whole = [stem, name, ...folders].map((text) => ({ text, isWhole: true }));
  return [...whole.slice(0, 2), ...starts, ...whole.slice(2)];
}

/** A number that is parted by the same mark goes on behind it: `1987.12.40` is not of `1987.12`. */
function goesOn(stem: string, at: number): boolean {
  return stem.slice(0, at).includes(stem.charAt(at)) && /\d/.test(stem.charAt(at + 1));
}

/** Whether such a beginning is a sign at all. `isTold`: a folder around it is called as the table is. */
function isSign(text: string, isWhole: boolean, isTold: boolean): boolean {
  if (/^\d*$/.test(text)) return isTold && text !== '';
  if (text.length < SHORTEST) return isWhole && isTold;
  return isWhole || /\d/.test(text);
}
