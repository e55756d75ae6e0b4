/** Small numbers of a column of a book. */
export type Numbers = Uint8Array | Int8Array | Uint32Array | Int32Array;

/** The number at a place that the caller keeps within the column. */
export function numberAt(column: Numbers, at: number): number {
  return column[at] ?? 0;
}

/** The amount at a place that the caller keeps within the column. */
export function unitsAt(column: BigInt64Array, at: number): bigint {
  return column[at] ?? 0n;
}
