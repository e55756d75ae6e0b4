import type { ViewPage, ViewRow } from '../../workers/contract/views.ts';

export const blockRows = 200;
/** Blocks kept: 12,000 rows. */
const mostBlocks = 60;
const mostRequests = 2;

/**
 * The rows of one opened view, fetched in blocks as they are needed. Only the newest wish is served:
 * scrolling past a place does not queue it.
 */
export class RowBlocks {
  readonly #fetch: (offset: number, limit: number) => Promise<ViewPage>;
  readonly #onarrive: () => void;
  readonly #onfail: (error: unknown) => void;
  readonly #blocks = new Map<number, readonly ViewRow[]>();
  readonly #asked = new Set<number>();
  #wanted: readonly number[] = [];
  #isClosed = false;

  constructor(
    fetch: (offset: number, limit: number) => Promise<ViewPage>,
    onarrive: () => void,
    onfail: (error: unknown) => void,
  ) {
    this.#fetch = fetch;
    this.#onarrive = onarrive;
    this.#onfail = onfail;
  }

  at(index: number): ViewRow | null {
    return this.#blocks.get(Math.floor(index / blockRows))?.[index % blockRows] ?? null;
  }

  /** Position of the first row that passes, among those that are here; -1 where none does. */
  find(test: (row: ViewRow) => boolean): number {
    for (const [block, rows] of this.#blocks) {
      const at = rows.findIndex(test);
      if (at >= 0) return block * blockRows + at;
    }
    return -1;
  }

  /** Asks for the rows from `first` up to and without `end`. */
  want(first: number, end: number): void {
    const blocks: number[] = [];
    for (let block = Math.floor(first / blockRows); block * blockRows < end; block += 1) {
      const known = this.#blocks.get(block);
      if (known) {
        this.#blocks.delete(block);
        this.#blocks.set(block, known);
      } else blocks.push(block);
    }
    this.#wanted = blocks;
    this.#next();
  }

  /** Fetches the block around a row, for whoever wants to wait for it. */
  async fill(index: number): Promise<void> {
    await this.#load(Math.floor(index / blockRows));
  }

  close(): void {
    this.#isClosed = true;
    this.#wanted = [];
  }

  #next(): void {
    for (const block of this.#wanted) {
      if (this.#asked.size >= mostRequests) return;
      if (this.#asked.has(block) || this.#blocks.has(block)) continue;
      void this.#load(block).then(
        () => this.#arrived(),
        (error: unknown) => {
          if (!this.#isClosed) this.#onfail(error);
        },
      );
    }
  }

  #arrived(): void {
    if (this.#isClosed) return;
    this.#onarrive();
    this.#next();
  }

  async #load(block: number): Promise<void> {
    this.#asked.add(block);
    try {
      const page = await this.#fetch(block * blockRows, blockRows);
      this.#blocks.set(block, page.rows);
      const oldest = this.#blocks.keys().next();
      if (this.#blocks.size > mostBlocks && !oldest.done) this.#blocks.delete(oldest.value);
    } finally {
      this.#asked.delete(block);
    }
  }
}
