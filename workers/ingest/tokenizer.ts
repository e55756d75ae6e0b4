import type { Batch } from '../contract/reader.ts';
import type { ColumnStats, Rejection } from '../contract/values.ts';
import { afterLineEnd, DAMAGED, isLineEnd, NEED_MORE, QUOTE } from './bytes.ts';
import { checkCells } from './check-cells.ts';
import { ColumnCounter } from './column-stats.ts';
import { decodeText } from './decode-text.ts';
import type { Ledger } from './ledger.ts';
import { Quarantine, type QuarantineOptions, type Reason } from './quarantine.ts';
import type { Damage, RecordScanner } from './record-scanner.ts';
import { findNextRecord, type Verdict } from './resync.ts';
import { RowBuffer } from './row-buffer.ts';
import { scannerFor } from './scanner-for.ts';

export interface TokenizerOptions extends QuarantineOptions {
  /** Cells of the header. */
  expected: number;
}

interface Window {
  end: number;
  final: boolean;
}

const skipIt: Verdict = { code: 'FIELD_TOO_LARGE', next: NEED_MORE };

/** Every so many records the place where one begins is kept. */
const placeEvery = 1_000;

/**
 * Records → batches of rows, window by window (bytes[from … end), sentinels behind them). It decides about a record
 * only when it has seen all of it and what comes next, so the result does not depend on where windows end.
 */
export class Tokenizer {
  readonly #options: TokenizerOptions;
  readonly #ledger: Ledger;
  readonly #scanner: RecordScanner;
  readonly #counter: ColumnCounter;
  readonly #buffer = new RowBuffer();
  readonly #quarantine: Quarantine;
  readonly #width: number;
  /** Behind the last stored record of the window. */
  #cellsEnd = 0;

  constructor(options: TokenizerOptions, ledger: Ledger) {
    this.#options = options;
    this.#ledger = ledger;
    this.#width = Math.min(options.expected, options.limits.columns);
    this.#scanner = scannerFor(options.shape, options.limits);
    this.#counter = new ColumnCounter(this.#width);
    this.#quarantine = new Quarantine(ledger, options);
  }

  /** Reads every record that ends in the window; returns where the first unread byte lies. */
  read(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    const quarantine = this.#quarantine;
    const window = { end, final };
    let at = from;
    while (at < end || (quarantine.isSkipping && final)) {
      const next = quarantine.isSkipping
        ? quarantine.skip(bytes, at, end, final)
        : this.#readRecord(bytes, at, window);
      if (next === NEED_MORE) return at;
      at = next;
    }
    return at;
  }

  /** What was read since the last call; null when that is nothing. `bytes` is that window's, and given away. */
  take(bytes: Uint8Array<ArrayBuffer>): Batch | null {
    if (this.#buffer.rows === 0 && this.#quarantine.isEmpty) return null;
    const width = this.#width;
    const spans = this.#scanner.takeSpans();
    const cells = { bytes, end: this.#cellsEnd, spans, width, isUtf16: this.#options.isUtf16 };
    this.#cellsEnd = 0;
    const checked = checkCells(cells, this.#counter.ascii);
    this.#ledger.totals.recoded += checked.recoded;
    this.#counter.add(checked.bytes, spans);
    return {
      ...this.#buffer.take(),
      bytes: checked.bytes,
      spans,
      width,
      rejections: this.#quarantine.take(),
      bytesRead: this.#ledger.byte,
    };
  }

  stats(): ColumnStats[] {
    return this.#counter.stats();
  }

  /** Adds a rejection that is no record's: the header's. */
  tell(rejection: Rejection): void {
    this.#quarantine.tell(rejection);
  }

  #readRecord(bytes: Uint8Array, at: number, window: Window): number {
    const { end, final } = window;
    const scanner = this.#scanner;
    const { expected, limits } = this.#options;
    if (expected !== 1 && isLineEnd(bytes[at])) return this.#readBlankLine(bytes, at, window);
    const next = scanner.scan(bytes, at, end, final);
    if (next === NEED_MORE) {
      if (end - at <= limits.record) return NEED_MORE;
      return this.#startSkipping(bytes, at, window, { code: 'FIELD_TOO_LARGE', column: 0 });
    }
    if (next === DAMAGED) return this.#recover(bytes, at, window, scanner.damage);
    if (scanner.suspect && scanner.cells !== expected) {
      const damage = scanner.suspect;
      scanner.undo();
      return this.#recover(bytes, at, window, damage);
    }
    this.#accept(bytes, at, next);
    return next;
  }

  #readBlankLine(bytes: Uint8Array, at: number, { end, final }: Window): number {
    const next = afterLineEnd(bytes, at, end, final);
    if (next === NEED_MORE) return NEED_MORE;
    this.#ledger.account('blank', bytes, at, next, 1);
    this.#ledger.totals.blankLines += 1;
    return next;
  }

  #accept(bytes: Uint8Array, at: number, next: number): void {
    const scanner = this.#scanner;
    const ledger = this.#ledger;
    const { columns } = this.#options.limits;
    if (scanner.cells > columns) {
      scanner.undo();
      this.#quarantine.reject(bytes, at, next, { code: 'TOO_MANY_COLUMNS', column: columns + 1 });
      return;
    }
    const { totals } = ledger;
    totals.records += 1;
    totals.stored += 1;
    if (totals.records % placeEvery === 1) {
      this.#buffer.places.push({ record: totals.records, byte: ledger.byte, line: ledger.line });
    }
    ledger.noteLineEnd(bytes, at, next);
    ledger.account('records', bytes, at, next, scanner.lines + 1);
    for (const mark of scanner.repairs) scanner.repair(bytes, mark);
    const missing = this.#width - scanner.cells;
    if (missing > 0) {
      totals.short += 1;
      scanner.addEmptyCells(missing);
    } else if (missing < 0) this.#moveExtras(bytes, totals.records);
    totals.cells += this.#width;
    this.#buffer.addRow(totals.records);
    this.#cellsEnd = next;
  }

  #moveExtras(bytes: Uint8Array, record: number): void {
    const { totals } = this.#ledger;
    const spans = this.#scanner.dropCells(this.#width);
    const cells: string[] = [];
    for (let span = 0; span < spans.length; span += 2) {
      const [start, stop] = [spans[span] ?? 0, spans[span + 1] ?? 0];
      const { text, recoded } = decodeText(bytes, start, stop, this.#options.isUtf16);
      cells.push(text);
      if (recoded) totals.recoded += 1;
    }
    totals.long += 1;
    totals.cells += cells.length;
    this.#buffer.extras.push({ record, cells });
  }

  #recover(bytes: Uint8Array, at: number, window: Window, damage: Damage): number {
    const { expected, limits } = this.#options;
    const around = { ...window, bytes, scanner: this.#scanner, expected, limits };
    const isBare = damage.code === 'FIELD_TOO_LARGE' && bytes[damage.open] !== QUOTE;
    const verdict = isBare ? skipIt : findNextRecord(around, damage);
    if (!verdict && window.end - at <= limits.record) return NEED_MORE;
    const { code, next } = verdict ?? { code: damage.code, next: NEED_MORE };
    const reason = { code, column: damage.column };
    if (next === NEED_MORE) return this.#startSkipping(bytes, at, window, reason);
    this.#quarantine.reject(bytes, at, next, reason);
    return next;
  }

  #startSkipping(bytes: Uint8Array, at: number, { end }: Window, reason: Reason): number {
    this.#quarantine.startSkipping(bytes, at, end, reason);
    return at;
  }
}
