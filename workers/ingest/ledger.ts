import { IngestError } from '../contract/problems.ts';
import type { Dialect, TableTotals } from '../contract/values.ts';
import { CR, LF } from './bytes.ts';
import type { Measure } from './transcode.ts';

/** Where every byte and every record of a file went. */
export class Ledger {
  readonly totals: TableTotals = {
    records: 0,
    stored: 0,
    quarantined: 0,
    blankLines: 0,
    short: 0,
    long: 0,
    cells: 0,
    recoded: 0,
    bytes: { total: 0, bom: 0, header: 0, records: 0, blank: 0 },
  };
  /** Bytes of the file accounted for so far: where the next record begins. */
  byte = 0;
  /** The line the next record begins on, 1-based. */
  line = 1;
  #crlf = 0;
  #lf = 0;
  #cr = 0;
  readonly #measure: Measure;

  constructor(bomBytes: number, measure: Measure) {
    this.totals.bytes.bom = bomBytes;
    this.byte = bomBytes;
    this.#measure = measure;
  }

  /** To be called before the stretch is changed in place. */
  account(
    kind: 'header' | 'records' | 'blank',
    bytes: Uint8Array,
    from: number,
    to: number,
    lines: number,
  ): void {
    const length = this.#measure(bytes, from, to);
    this.totals.bytes[kind] += length;
    this.byte += length;
    this.line += lines;
  }

  /** Notes what ended the record that stops before `next`. */
  noteLineEnd(bytes: Uint8Array, from: number, next: number): void {
    const last = bytes[next - 1];
    if (last === CR) this.#cr += 1;
    else if (last === LF) {
      if (next - 2 >= from && bytes[next - 2] === CR) this.#crlf += 1;
      else this.#lf += 1;
    }
  }

  get newline(): Dialect['newline'] {
    const kinds = [this.#crlf, this.#lf, this.#cr].filter((count) => count > 0).length;
    if (kinds > 1) return 'mixed';
    if (kinds === 0) return 'none';
    if (this.#crlf > 0) return 'CRLF';
    return this.#lf > 0 ? 'LF' : 'CR';
  }

  /** Nothing is silently lost: a file whose numbers do not add up is refused. */
  close(table: string, totalBytes: number): TableTotals {
    const { totals } = this;
    const { bytes } = totals;
    bytes.total = totalBytes;
    const told = bytes.bom + bytes.header + bytes.records + bytes.blank;
    if (told !== totalBytes) {
      const detail = `${totalBytes} bytes came, ${told} are accounted for`;
      throw new IngestError({ code: 'I02', facts: { table, detail } });
    }
    if (totals.records !== totals.stored + totals.quarantined) {
      const detail = `${totals.records} records, ${totals.stored} stored and ${totals.quarantined} quarantined`;
      throw new IngestError({ code: 'I02', facts: { table, detail } });
    }
    return totals;
  }
}
