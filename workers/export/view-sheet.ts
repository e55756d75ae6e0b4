import type { RowsRequest } from '../contract/exporter.ts';
import { ExportError, QueryError } from '../contract/problems.ts';
import type { Cell } from '../contract/values.ts';
import type { ViewColumn, ViewInfo, ViewRow } from '../contract/views.ts';
import type { Rows } from './row-feed.ts';
import { maxColumns } from './xlsx.ts';

/** The columns of a view that are asked for, in the order asked for. */
export interface ChosenColumn extends ViewColumn {
  /** Its cell's place in a row of the view. */
  place: number;
}

/** Fails with V02 for a column that the view does not have. */
export function chosenColumns(
  info: ViewInfo,
  { view, columns }: Pick<RowsRequest, 'view' | 'columns'>,
): ChosenColumn[] {
  const all = info.columns.map((column, place) => ({ ...column, place }));
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

/** The last row of a sheet, where the view has totals; it is named in the first column that has none. */
export function totalsOf(
  { totals }: ViewInfo,
  columns: readonly ViewColumn[],
): { totals?: readonly Cell[] } {
  if (!totals || !columns.some(({ id }) => totals[id] !== undefined)) return {};
  const named = columns.findIndex(({ id }) => totals[id] === undefined);
  return {
    totals: columns.map(({ id }, place) => totals[id] ?? (place === named ? 'Total' : '')),
  };
}
