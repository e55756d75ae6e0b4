import type { Batch } from '../contract/reader.ts';
import type { ColumnStats } from '../contract/values.ts';
import { checkCells } from './check-cells.ts';
import { ColumnCounter } from './column-stats.ts';

/** Bytes of a batch, and the most that one character of a text takes in UTF-8. */
const BATCH = 2 << 20;
const WIDEST = 3;
/** Characters up to which a text is written one by one. */
const SHORT = 80;

const encoder = new TextEncoder();

/** Rows of texts → batches, as a reader hands over those of a table. */
export class RowWriter {
  readonly #width: number;
  readonly #take: (batch: Batch) => void;
  readonly #counter: ColumnCounter;
  #bytes = new Uint8Array(BATCH + (BATCH >> 2));
  #end = 0;
  #spans: number[] = [];
  #records: number[] = [];
  #rows = 0;

  constructor(width: number, take: (batch: Batch) => void) {
    this.#width = width;
    this.#take = take;
    this.#counter = new ColumnCounter(width);
  }

  get rows(): number {
    return this.#rows;
  }

  /** Gives the row's record number. Cells that are missing are empty. */
  add(cells: readonly string[]): number {
    this.#rows += 1;
    for (let column = 0; column < this.#width; column += 1) this.#write(cells[column] ?? '');
    this.#records.push(this.#rows);
    if (this.#end >= BATCH) this.#flush();
    return this.#rows;
  }

  /** Gives away the last batch; what was seen in the columns. */
  end(): ColumnStats[] {
    if (this.#records.length > 0) this.#flush();
    return this.#counter.stats();
  }

  #write(cell: string): void {
    const start = this.#end;
    const room = start + cell.length * WIDEST;
    if (room > this.#bytes.length) this.#grow(room);
    this.#end = this.#writeAscii(cell) ?? this.#encode(cell);
    this.#spans.push(start, this.#end);
  }

  /** Where a short text of ASCII ends: most cells are such, and a view for each would be what takes the time. */
  #writeAscii(cell: string): number | null {
    if (cell.length > SHORT) return null;
    let end = this.#end;
    for (let at = 0; at < cell.length; at += 1) {
      const code = cell.charCodeAt(at);
      if (code > 0x7f) return null;
      this.#bytes[end++] = code;
    }
    return end;
  }

  #encode(cell: string): number {
    return this.#end + encoder.encodeInto(cell, this.#bytes.subarray(this.#end)).written;
  }

  #grow(room: number): void {
    const larger = new Uint8Array(room * 2);
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }

  #flush(): void {
    const spans = Uint32Array.from(this.#spans);
    const cells = { bytes: this.#bytes, end: this.#end, spans, width: this.#width, isUtf16: false };
    const { bytes } = checkCells(cells, this.#counter.ascii);
    this.#counter.add(bytes, spans);
    const records = Uint32Array.from(this.#records);
    const beside = { extras: [], rejections: [], places: [], bytesRead: this.#end };
    this.#take({ bytes, spans, records, width: this.#width, rows: records.length, ...beside });
    this.#end = 0;
    this.#spans = [];
    this.#records = [];
  }
}
