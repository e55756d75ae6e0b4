import type { Cell } from '../contract/values.ts';

/** Some rows at a time; a row has one cell for each column. */
export type Rows = readonly (readonly Cell[])[];

/** Pages that can be put down in the middle: what one sheet leaves, the next takes up. */
export class RowFeed {
  readonly #pages: AsyncIterator<Rows>;
  #page: Rows = [];

  constructor(pages: AsyncIterable<Rows>) {
    this.#pages = pages[Symbol.asyncIterator]();
  }

  /** Whether rows are left; fetches the next page when it must. */
  async more(): Promise<boolean> {
    while (this.#page.length === 0) {
      const next = await this.#pages.next();
      if (next.done) return false;
      this.#page = next.value;
    }
    return true;
  }

  /** What is left of the page at hand, at most `limit` rows of it. */
  take(limit: number): Rows {
    const taken = this.#page.length <= limit ? this.#page : this.#page.slice(0, limit);
    this.#page = this.#page.slice(taken.length);
    return taken;
  }

  async close(): Promise<void> {
    await this.#pages.return?.();
  }
}
