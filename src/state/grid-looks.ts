import type { TableInfo } from '../../workers/contract/values.ts';
import type { Sort, ViewColumn, ViewRow } from '../../workers/contract/views.ts';
import { recordAddress } from './address.ts';

/** The columns chosen, in their order; where none is left of them, those that the view shows by itself. */
export function shownColumns(
  from: readonly ViewColumn[],
  ids: readonly string[] | null,
  implied: readonly string[],
): readonly ViewColumn[] {
  const chosen = ids?.flatMap((id) => from.find((column) => column.id === id) ?? []) ?? [];
  return chosen.length > 0
    ? chosen
    : from.filter(({ id, hidden }) => !hidden && !implied.includes(id));
}

/** The id of the view column that holds what names a table's rows; null where no column does, or only a link. */
export function titleIn(from: readonly ViewColumn[], table: TableInfo | null): string | null {
  const own = table?.columns.find(({ id }) => id === table.title);
  const title = from.find(({ id }) => own && (id === own.id || id === own.known));
  return title?.references === null ? title.id : null;
}

/** None → ascending → descending → none. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  const now = sort?.column === column ? sort.direction : 'none';
  const next: Record<'asc' | 'desc' | 'none', Sort | null> = {
    none: { column, direction: 'asc' },
    asc: { column, direction: 'desc' },
    desc: null,
  };
  return next[now];
}

/** Where a cell leads; null for one that leads nowhere. */
export function referenceAddress(row: ViewRow, { id }: ViewColumn): string | null {
  const link = row.links[id];
  return link ? recordAddress(link.table, link.key) : null;
}
