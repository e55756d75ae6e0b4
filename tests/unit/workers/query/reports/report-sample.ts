import type { View, ViewInfo, ViewPage } from '../../../../../workers/contract/views.ts';
import { openView } from '../../../../../workers/query/open-view.ts';
import type { Tables } from '../../../../../workers/query/tables.ts';
import { tablesOf, unhurried, type Rows } from '../sample-tables.ts';
import { firm } from './report-firm.ts';

/** The firm's tables in a store of their own, some of them replaced. */
export const aFirm = (over: Readonly<Record<string, Rows>> = {}): Promise<Tables> =>
  tablesOf({ ...firm, ...over });

/** What a report shows: its rows by the ids of their columns, and its totals. */
export interface Shown {
  info: Omit<ViewInfo, 'id'>;
  rows: Readonly<Record<string, unknown>>[];
  page: ViewPage;
}

export type Params = Readonly<Record<string, string>>;

export const viewOf = (name: string, params: Params = {}, over: Partial<View> = {}): View => ({
  name,
  scope: [],
  text: '',
  sort: null,
  params,
  ...over,
});

export async function shown(tables: Tables, view: View): Promise<Shown> {
  const opened = await openView(tables, view, unhurried());
  const { info } = opened;
  const all = opened.page(0, info.rows);
  const rows = all.rows.map(({ cells }) =>
    Object.fromEntries(info.columns.map(({ id }, at) => [id, cells[at]])),
  );
  return { info, rows, page: all };
}

/** The cells of some columns, row by row. */
export const cellsOf = ({ rows }: Shown, ...ids: string[]): unknown[][] =>
  rows.map((row) => ids.map((id) => row[id]));

export const columnsOf = ({ info }: Shown): string[] => info.columns.map(({ id }) => id);
