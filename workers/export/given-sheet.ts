import type { GivenColumn, GivenSheet } from '../contract/exporter.ts';
import type { Rows } from './row-feed.ts';
import type { SheetColumn } from './sheet-xml.ts';
import type { SheetSource } from './xlsx.ts';

/** Rows that came with a request as a sheet, its columns as wide as their longest cell. */
export function givenSheet({ title, columns, rows }: GivenSheet): SheetSource {
  const widths = columns.map((_, place) =>
    rows.reduce((most, row) => Math.max(most, row[place]?.length ?? 0), 0),
  );
  return {
    name: title,
    columns: columns.map((column, place) => sheetColumn(column, widths[place] ?? 0)),
    pages: pageOf(rows),
  };
}

function sheetColumn(column: GivenColumn, width: number): SheetColumn {
  const { label, kind } = column;
  const exact =
    column.kind === 'money'
      ? ({ as: 'number', decimals: column.decimals } as const)
      : ({ as: 'text' } as const);
  return { label, kind, width, exact };
}

async function* pageOf(rows: Rows): AsyncGenerator<Rows, void, void> {
  yield await Promise.resolve(rows);
}
