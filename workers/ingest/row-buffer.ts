import type { Batch } from '../contract/reader.ts';

/** What a batch holds beside its cells. */
export class RowBuffer {
  rows = 0;
  extras: { record: number; cells: readonly string[] }[] = [];
  places: { record: number; byte: number; line: number }[] = [];
  #records = new Uint32Array(1 << 12);

  addRow(record: number): void {
    if (this.rows === this.#records.length) {
      const grown = new Uint32Array(this.rows * 2);
      grown.set(this.#records);
      this.#records = grown;
    }
    this.#records[this.rows] = record;
    this.rows += 1;
  }

  /** Starts an empty one, and returns what was there. */
  take(): Pick<Batch, 'rows' | 'extras' | 'places' | 'records'> {
    const { rows, extras, places } = this;
    const records = this.#records.subarray(0, rows);
    this.#records = new Uint32Array(rows + (rows >> 3) + 64);
    this.rows = 0;
    this.extras = [];
    this.places = [];
    return { rows, extras, places, records };
  }
}
