import type { Prepared } from './prepared.ts';

/** Record numbers in the order of a view: its pages are looked up by position. */
export class RowList {
  readonly records: Uint32Array;

  constructor(records: Uint32Array) {
    this.records = records;
  }

  get length(): number {
    return this.records.length;
  }

  /** The records at positions `offset` to `offset + limit`, as far as there are any. */
  slice(offset: number, limit: number): number[] {
    return [...this.records.subarray(offset, offset + limit)];
  }

  /** The position of a record, or -1. */
  indexOf(record: number): number {
    return this.records.indexOf(record);
  }
}

/** Takes the first cell of every row: 4 bytes each, whatever else the statement sorts by. */
export function collectRows(statement: Prepared): RowList {
  let records = new Uint32Array(1024);
  let count = 0;
  while (statement.step()) {
    if (count === records.length) {
      const longer = new Uint32Array(2 * count);
      longer.set(records);
      records = longer;
    }
    records[count] = statement.number();
    count += 1;
  }
  return new RowList(records.slice(0, count));
}
