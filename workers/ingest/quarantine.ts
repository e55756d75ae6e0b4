import type { Rejection, RejectionCode } from '../contract/values.ts';
import { countLines, isLineEnd } from './bytes.ts';
import { decodeStart } from './decode-text.ts';
import type { Ledger } from './ledger.ts';
import type { Limits } from './limits.ts';
import type { Shape } from './record-scanner.ts';
import { RecordSkipper } from './skip-record.ts';

export interface Reason {
  code: RejectionCode;
  /** 1-based; 0 when the whole record is meant. */
  column: number;
}

export interface QuarantineOptions {
  shape: Shape;
  limits: Limits;
  isUtf16: boolean;
}

/** The records that cannot be stored: all are counted, the first ones are told one by one. */
export class Quarantine {
  readonly #ledger: Ledger;
  readonly #options: QuarantineOptions;
  #told = 0;
  #waiting: Rejection[] = [];
  #skipping: { skipper: RecordSkipper; rejection: Rejection } | null = null;

  constructor(ledger: Ledger, options: QuarantineOptions) {
    this.#ledger = ledger;
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** True while a record too large to be held is passed over. */
  get isSkipping(): boolean {
    return this.#skipping !== null;
  }

  take(): Rejection[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  tell(rejection: Rejection): void {
    if (this.#told === this.#options.limits.rejections) return;
    this.#told += 1;
    this.#waiting.push(rejection);
  }

  /** Takes in a record of which all bytes are here. */
  reject(bytes: Uint8Array, at: number, next: number, reason: Reason): void {
    const ledger = this.#ledger;
    const rejection = this.#begin(bytes, at, next, reason);
    ledger.account('records', bytes, at, next, Math.max(1, countLines(bytes, at, next)));
    rejection.byteLength = ledger.byte - rejection.byteStart;
    this.tell(rejection);
  }

  /** Takes in a record whose bytes come window by window: `skip` reads on from `at`. */
  startSkipping(bytes: Uint8Array, at: number, end: number, reason: Reason): void {
    const { shape } = this.#options;
    const isQuoteDamage = reason.code !== 'FIELD_TOO_LARGE';
    this.#skipping = {
      skipper: new RecordSkipper(shape, isQuoteDamage),
      rejection: this.#begin(bytes, at, end, reason),
    };
  }

  /** Returns where the next record begins, or `end`. */
  skip(bytes: Uint8Array, at: number, end: number, final: boolean): number {
    if (!this.#skipping) return at;
    const { skipper, rejection } = this.#skipping;
    const { at: next, isOver } = skipper.skip(bytes, at, end);
    this.#ledger.account('records', bytes, at, next, 0);
    if (isOver || final) {
      this.#ledger.line += Math.max(1, skipper.lines);
      rejection.byteLength = this.#ledger.byte - rejection.byteStart;
      this.tell(rejection);
      this.#skipping = null;
    }
    return next;
  }

  #begin(bytes: Uint8Array, at: number, end: number, reason: Reason): Rejection {
    const { totals, byte, line } = this.#ledger;
    totals.records += 1;
    totals.quarantined += 1;
    return {
      record: totals.records,
      line,
      byteStart: byte,
      byteLength: 0,
      code: reason.code,
      column: reason.column,
      raw: this.#told < this.#options.limits.rejections ? this.#textOf(bytes, at, end) : '',
    };
  }

  #textOf(bytes: Uint8Array, at: number, end: number): string {
    const { limits, isUtf16 } = this.#options;
    let stop = end;
    while (stop > at && isLineEnd(bytes[stop - 1])) stop -= 1;
    return decodeStart(bytes, at, stop, { limit: limits.raw, isUtf16 });
  }
}
