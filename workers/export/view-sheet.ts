import type { RowsRequest, ViewSheet } from '../contract/exporter.ts';
import { ExportError, QueryError } from '../contract/problems.ts';
import type { Cell } from '../contract/values.ts';
import type { ViewColumn, ViewInfo, ViewRow } from '../contract/views.ts';
import type { Rows } from './row-feed.ts';
import { maxColumns } from './xlsx.ts';

/** The columns of a view that are asked for, in the order asked for, called as asked for. */
export interface ChosenColumn extends ViewColumn {
  /** Its cell's place in a row of the view. */
  place: number;
}

/** Fails with V02 for a column that the view does not have. */
export function chosenColumns(
  info: ViewInfo,
  { view, columns, headings = {} }: Pick<RowsRequest, 'view' | 'columns' | 'headings'>,
): ChosenColumn[] {
  const named = new Map(Object.entries(headings));
  const all = info.columns.map((column, place) => ({
    ...column,
    label: named.get(column.id) ?? column.label,
    place,
  }));
  if (columns === null) return all;
  return columns.map((id) => {
    const found = all.find((column) => column.id === id);
    if (!found) throw new QueryError({ code: 'V02', facts: { view: view.name, column: id } });
    return found;
  });
}

/** Fails with X02 where there are more columns than a sheet has. `name` is that of the file. */
export function checkWidth(columns: readonly ViewColumn[], name: string): void {
  if (columns.length <= maxColumns) return;
  const reason = `A spreadsheet holds at most ${maxColumns} columns, and there are ${columns.length}.`;
  throw new ExportError({ code: 'X02', facts: { name, reason } });
}

/** The cells of the chosen columns, page by page; `tell` hears how many rows there were so far. */
export async function* cellsOf(
  pages: AsyncIterable<readonly ViewRow[]>,
  columns: readonly ChosenColumn[],
  tell: (rows: number) => void,
): AsyncGenerator<Rows, void, void> {
  const places = columns.map(({ place }) => place);
  const pick = (cells: readonly Cell[]): Cell[] => places.map((place) => cells[place] ?? null);
  let rows = 0;
  for await (const page of pages) {
    yield page.map(({ cells }) => pick(cells));
    rows += page.length;
    tell(rows);
  }
}

/**
 * The last rows of a sheet: the view's totals, where it has any, and `lines` with their amounts in the last column
 * that has a total. Each is named in the first column that has none.
 */
export function footOf(
  { totals = {} }: ViewInfo,
  columns: readonly ViewColumn[],
  lines: ViewSheet['foot'] = [],
): Rows {
  const isTotalled = columns.map(({ id }) => totals[id] !== undefined);
  const named = isTotalled.indexOf(false);
  const last = isTotalled.includes(true) ? isTotalled.lastIndexOf(true) : columns.length - 1;
  const sums = columns.map(({ id }, place) => totals[id] ?? (place === named ? 'Total' : ''));
  const held = lines.map(([label, amount]) =>
    columns.map((_, place) => (place === last ? amount : place === named ? label : '')),
  );
  return isTotalled.includes(true) ? [sums, ...held] : held;
}
