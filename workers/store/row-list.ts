/** Record numbers in the order of a view: its pages are looked up by position. */
export class RowList {
  readonly #records: Uint32Array;

  constructor(records: Uint32Array) {
    this.#records = records;
  }

  get length(): number {
    return this.#records.length;
  }

  slice(offset: number, limit: number): number[] {
    return [...this.#records.subarray(offset, offset + limit)];
  }
}
