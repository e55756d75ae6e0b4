import { IngestError } from '../contract/problems.ts';
import type { Batch, TableEnd, TableHeader, TableOptions } from '../contract/reader.ts';
import type { Rejection } from '../contract/values.ts';
import { afterLineEnd, isLineEnd, NEED_MORE } from './bytes.ts';
import { decodeStart } from './decode-text.ts';
import { type DetectedDialect, detectDialect, headBytes, separatorLine } from './dialect.ts';
import { Ledger } from './ledger.ts';
import { type Limits, standardLimits } from './limits.ts';
import { type HeaderRecord, readHeader } from './read-header.ts';
import type { Shape } from './record-scanner.ts';
import { delimiterByte, headerLimits } from './sample-profile.ts';
import { scannerFor } from './scanner-for.ts';
import { Source } from './source.ts';
import { Tokenizer } from './tokenizer.ts';
import { type Chunks, measureOf, utf8Of } from './transcode.ts';
import { Window } from './window.ts';

export type TablePart = { kind: 'header'; header: TableHeader } | { kind: 'batch'; batch: Batch };

/**
 * Stage: the bytes of one CSV → its header, then its rows in batches. A batch's three buffers belong to it alone.
 * Fails with I01 (no header can be found), I02, I03 (nothing but blank lines), I04, or as the chunks do.
 */
export async function* tableBatches(
  chunks: Chunks,
  options: TableOptions,
  limits: Limits = standardLimits,
): AsyncGenerator<TablePart, TableEnd> {
  const source = new Source(chunks);
  try {
    const { head, whole } = await source.head(headBytes);
    const detected = detectDialect(head, whole, options.expected, limits);
    const reading = new TableReading(source, detected, options, limits);
    return yield* reading.parts();
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    const facts = { table: options.table, rows: 0 };
    throw new IngestError({ code: 'I04', facts }, { cause: error });
  } finally {
    await source.close();
  }
}

class TableReading {
  readonly #source: Source;
  readonly #detected: DetectedDialect;
  readonly #table: string;
  readonly #limits: Limits;
  readonly #ledger: Ledger;
  readonly #window: Window;
  /** Where the next unread byte lies in the window. */
  #at = 0;

  constructor(source: Source, detected: DetectedDialect, { table }: TableOptions, limits: Limits) {
    const { bomBytes, dialect } = detected;
    this.#source = source;
    this.#detected = detected;
    this.#table = table;
    this.#limits = limits;
    this.#ledger = new Ledger(bomBytes, measureOf(dialect.encoding));
    this.#window = new Window(utf8Of(source.from(bomBytes), dialect.encoding), limits);
  }

  async *parts(): AsyncGenerator<TablePart, TableEnd> {
    await this.#window.fill();
    await this.#readUntilHeader();
    const header = await this.#readHeader();
    const { dialect } = this.#detected;
    const names = header.names.slice(0, this.#limits.columns);
    const tokenizer = this.#tokenizerFor(header.names.length);
    if (header.names.length > names.length) tokenizer.tell(this.#tooWide(header));
    this.#accountHeader(header);
    yield { kind: 'header', header: { names, dialect } };
    yield* this.#batches(tokenizer);
    const totals = this.#ledger.close(this.#table, this.#source.bytesRead);
    return {
      totals,
      dialect: { ...dialect, newline: this.#ledger.newline },
      stats: tokenizer.stats(),
    };
  }

  /** Passes over Excel's line and blank ones. */
  async #readUntilHeader(): Promise<void> {
    const window = this.#window;
    const ledger = this.#ledger;
    const line = this.#detected.hasSeparatorLine ? separatorLine(window.bytes, window.end) : null;
    if (line) {
      ledger.account('header', window.bytes, 0, line.end, 1);
      this.#at = line.end;
    }
    while (!this.#isAtHeader()) {
      const { bytes, end, final } = window;
      if (this.#at >= end && final) {
        throw new IngestError({ code: 'I03', facts: { table: this.#table } });
      }
      const next = afterLineEnd(bytes, this.#at, end, final);
      if (next === NEED_MORE) await this.#advance(this.#at);
      else {
        ledger.account('blank', bytes, this.#at, next, 1);
        ledger.totals.blankLines += 1;
        this.#at = next;
      }
    }
  }

  #isAtHeader(): boolean {
    const { bytes, end } = this.#window;
    return this.#at < end && !isLineEnd(bytes[this.#at]);
  }

  async #readHeader(): Promise<HeaderRecord> {
    const window = this.#window;
    const scanner = scannerFor(this.#shape, headerLimits(this.#limits));
    for (;;) {
      const { bytes, end, final } = window;
      const place = { bytes, from: this.#at, end, final, isUtf16: this.#isUtf16 };
      const header = readHeader(scanner, place);
      if (header) return header;
      if (end - this.#at > this.#limits.record) {
        throw new IngestError({ code: 'I01', facts: { table: this.#table, rows: 0 } });
      }
      await this.#advance(this.#at);
    }
  }

  #accountHeader({ next, lines }: HeaderRecord): void {
    const { bytes } = this.#window;
    this.#ledger.noteLineEnd(bytes, this.#at, next);
    this.#ledger.account('header', bytes, this.#at, next, lines);
    this.#at = next;
  }

  async *#batches(tokenizer: Tokenizer): AsyncGenerator<TablePart, void> {
    for (;;) {
      const { bytes, end, final } = this.#window;
      const stop = tokenizer.read(bytes, this.#at, end, final);
      if (!final) this.#window.advance(stop);
      this.#at = 0;
      const batch = tokenizer.take(bytes);
      if (batch) yield { kind: 'batch', batch };
      if (final) return;
      await this.#window.fill();
    }
  }

  async #advance(at: number): Promise<void> {
    this.#window.advance(at);
    this.#at = 0;
    await this.#window.fill();
  }

  /** The header's cells beyond the widest table are told as a rejection of record 0, which is no record. */
  #tooWide({ next }: HeaderRecord): Rejection {
    const { bytes } = this.#window;
    const { raw: limit, columns } = this.#limits;
    const measure = measureOf(this.#detected.dialect.encoding);
    return {
      record: 0,
      line: this.#ledger.line,
      byteStart: this.#ledger.byte,
      byteLength: measure(bytes, this.#at, next),
      code: 'TOO_MANY_COLUMNS',
      column: columns + 1,
      raw: decodeStart(bytes, this.#at, next, { limit, isUtf16: this.#isUtf16 }),
    };
  }

  #tokenizerFor(expected: number): Tokenizer {
    const limits = this.#limits;
    return new Tokenizer(
      { shape: this.#shape, expected, isUtf16: this.#isUtf16, limits },
      this.#ledger,
    );
  }

  get #shape(): Shape {
    const { delimiter, backslash } = this.#detected.dialect;
    return { delimiter: delimiterByte(delimiter), backslash };
  }

  get #isUtf16(): boolean {
    return this.#detected.dialect.encoding.startsWith('utf-16');
  }
}

/** What engines say when a buffer cannot be had. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && /alloc|memory/i.test(error.message);
}
