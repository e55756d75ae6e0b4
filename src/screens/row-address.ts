import type { ViewRow } from '../../workers/contract/views.ts';
import { formatAddress, recordAddress } from '../state/address.ts';
import type { Route } from '../state/route.svelte.ts';

/**
 * Where a row of a grid leads: in a list of files the file opens over the grid, a row that stands for another record
 * leads to that one by the column `opens`, any other to its own page.
 */
export function rowAddressIn(
  route: Pick<Route, 'place' | 'looks'>,
  table: string,
  row: ViewRow,
  { view, opens, isFile }: { view: string; opens: string | null; isFile: boolean },
): string {
  if (isFile && !view.startsWith('tables/')) {
    return formatAddress(route.place, { ...route.looks, document: { table, record: row.record } });
  }
  const link = opens === null ? undefined : row.links[opens];
  return link ? recordAddress(link.table, link.key) : recordAddress(table, row.key);
}
