/** Where reading stops trusting a file. Bytes count UTF-8. Tests make them small; the product uses `standardLimits`. */
export interface Limits {
  /** Bytes of a batch. */
  batch: number;
  /** Bytes of the largest cell that is stored. */
  field: number;
  /** Bytes of the largest record that is held in memory at once. */
  record: number;
  /** A quoted cell beyond either of these is believed only if its record then has the header's width. */
  suspectBytes: number;
  suspectLines: number;
  /** Cells of the widest record that is stored: SQLite takes 2,000 columns, one of which is the record number. */
  columns: number;
  /** Rejections told one by one; the others are only counted. */
  rejections: number;
  /** Bytes of a rejected record that are kept with its rejection. */
  raw: number;
}

export const standardLimits: Limits = {
  batch: 2 << 20,
  field: 64 << 20,
  record: 128 << 20,
  suspectBytes: 1 << 20,
  suspectLines: 1_000,
  columns: 1_999,
  rejections: 100,
  raw: 64 << 10,
};
