import type { Batch } from '../contract/reader.ts';
import type { ColumnStats } from '../contract/values.ts';
import { WIDEST, writeText } from '../contract/write-text.ts';
import { checkCells } from './check-cells.ts';
import { ColumnCounter } from './column-stats.ts';

/** Bytes of a batch. */
const BATCH = 2 << 20;

type Bytes = Uint8Array<ArrayBuffer>;
type Spans = Uint32Array<ArrayBuffer>;

/** Rows of texts → batches, as a reader hands over those of a table. */
export class RowWriter {
  readonly #width: number;
  /** Gets batches that are only lent: their memory is written again. */
  readonly #take: (batch: Batch) => void;
  readonly #counter: ColumnCounter;
  #bytes: Bytes = new Uint8Array(BATCH + (BATCH >> 2));
  #end = 0;
  /** Pairs of offsets of the cells that are written, and what of it is used. */
  #spans: Spans = new Uint32Array(1 << 16);
  #used = 0;
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
    const used = this.#used + 2 * this.#width;
    if (used > this.#spans.length) this.#spans = grownSpans(this.#spans, used * 2);
    for (let column = 0; column < this.#width; column += 1) this.#write(cells[column] ?? '');
    if (this.#end >= BATCH) this.#flush();
    return this.#rows;
  }

  /** Gives away the last batch; what was seen in the columns. */
  end(): ColumnStats[] {
    if (this.#used > 0) this.#flush();
    return this.#counter.stats();
  }

  #write(cell: string): void {
    const start = this.#end;
    const room = start + cell.length * WIDEST;
    if (room > this.#bytes.length) this.#bytes = grownBytes(this.#bytes, room * 2);
    this.#end = writeText(cell, this.#bytes, start);
    this.#spans[this.#used++] = start;
    this.#spans[this.#used++] = this.#end;
  }

  #flush(): void {
    const spans = this.#spans.subarray(0, this.#used);
    const cells = { bytes: this.#bytes, end: this.#end, spans, width: this.#width, isUtf16: false };
    const { bytes } = checkCells(cells, this.#counter.ascii);
    this.#counter.add(bytes, spans);
    const rows = this.#used / (2 * this.#width);
    const first = this.#rows - rows + 1;
    const records = Uint32Array.from({ length: rows }, (_, at) => first + at);
    const beside = { extras: [], rejections: [], places: [], bytesRead: this.#end };
    this.#take({ bytes, spans, records, width: this.#width, rows, ...beside });
    this.#end = 0;
    this.#used = 0;
  }
}

function grownBytes(bytes: Bytes, room: number): Bytes {
  const grown = new Uint8Array(room);
  grown.set(bytes);
  return grown;
}

function grownSpans(spans: Spans, room: number): Spans {
  const grown = new Uint32Array(room);
  grown.set(spans);
  return grown;
}
