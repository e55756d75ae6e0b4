import type { SampleCell, SampleRow } from '../csv.ts';

/** A column's name, and what its cells say of a row. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => SampleCell];

export function headerOf<Row>(columns: readonly Column<Row>[]): string[] {
  return columns.map(([name]) => name);
}

export function cellsOf<Row>(columns: readonly Column<Row>[], row: Row): SampleRow {
  return columns.map(([, cell]) => cell(row));
}
