import type { Dialect, SampleRow } from './csv.ts';

/** One CSV of the sample. The rows are made as they are asked for, and are the same each time. */
export interface SampleTable {
  /** The file's name without .csv. */
  name: string;
  header: readonly string[];
  dialect: Dialect;
  rows(): Iterable<SampleRow>;
}

const PLAIN: Dialect = { nothing: '', newline: '\n', bom: false };

/** A table in the usual dialect: UTF-8, LF, empty for no value. */
export function table(
  name: string,
  header: readonly string[],
  rows: () => Iterable<SampleRow>,
  dialect: Partial<Dialect> = {},
): SampleTable {
  return { name, header, dialect: { ...PLAIN, ...dialect }, rows };
}

/** Header names written the way one reads them. */
export function columns(names: string): string[] {
  return names.split(/\s+/).filter((name) => name !== '');
}
