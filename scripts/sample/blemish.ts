import type { Blemish } from './ledger.ts';

/** What is odd about one cell. */
export function cell(
  kind: string,
  where: string,
  key: number,
  column: string,
  value: string,
  note: string,
): Blemish {
  return { kind, where, key: String(key), column, value, note };
}

/** What is odd about one file. */
export function file(kind: string, where: string, note: string): Blemish {
  return { kind, where, key: null, column: null, value: null, note };
}
