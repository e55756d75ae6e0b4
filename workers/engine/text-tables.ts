import type { Archive } from '../archive/archive.ts';
import { isDelimited } from '../ingest/is-delimited.ts';
import type { ReaderPool } from './reader-pool.ts';

/** Bytes of a text that are looked at, and texts that are looked into. */
const HEAD = 64 * 1024;
const MOST = 200;

type Found = ReturnType<Archive['tables']> extends Generator<infer One> ? One : never;

/** Texts beside a backup's tables that are tables themselves: only their first bytes tell. Each is looked at once. */
export class TextTables {
  readonly #archive: Archive;
  readonly #pool: ReaderPool;
  readonly #known = new Map<number, boolean>();

  constructor(archive: Archive, pool: ReaderPool) {
    this.#archive = archive;
    this.#pool = pool;
  }

  async find(signal: AbortSignal): Promise<Found[]> {
    for (const { id } of this.#texts()) {
      signal.throwIfAborted();
      this.#known.set(id, this.#known.get(id) ?? (await this.#isTable(id)));
    }
    return this.found();
  }

  /** Those that were found before, and are still there. */
  found(): Found[] {
    return this.#texts().filter(({ id }) => this.#known.get(id) === true);
  }

  /** Those in a folder that has tables; where no folder has any, those that lie highest. */
  #texts(): Found[] {
    const folders = new Set([...this.#archive.tables()].map(({ path }) => folderOf(path)));
    const texts = [...this.#archive.paths()].filter(
      ({ path, readable, bytes }) =>
        readable && bytes > 0 && /(?:^|\/)[^._~/][^/]*\.txt$/i.test(path),
    );
    const highest = Math.min(...texts.map(({ path }) => depthOf(path)));
    return texts
      .filter(({ path }) =>
        folders.size > 0 ? folders.has(folderOf(path)) : depthOf(path) === highest,
      )
      .slice(0, MOST);
  }

  /** What cannot be read is no table: it is told when somebody opens it. */
  async #isTable(entry: number): Promise<boolean> {
    try {
      const { bytes, whole } = await this.#head(entry);
      return isDelimited(bytes, whole);
    } catch {
      return false;
    }
  }

  async #head(entry: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; whole: boolean }> {
    const stream = await this.#pool.openEntry(this.#archive.source(entry));
    const bytes = new Uint8Array(HEAD);
    let length = 0;
    try {
      while (length < HEAD) {
        const chunk = await this.#pool.pull(stream);
        if (!chunk) return { bytes: bytes.slice(0, length), whole: true };
        bytes.set(chunk.subarray(0, HEAD - length), length);
        length = Math.min(HEAD, length + chunk.length);
      }
      return { bytes, whole: false };
    } finally {
      await this.#pool.closeEntry(stream);
    }
  }
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const depthOf = (path: string): number => path.split('/').length;
