import { QueryError } from '../contract/problems.ts';
import { ensureCustomRows } from './custom-ready.ts';
import { customView, isCustomView } from './custom-view.ts';
import { sideOf, sideView, withExports } from './exports-match-view.ts';
import { filesView } from './files-view.ts';
import { listView, rowsView } from './list-view.ts';
import { mattersView } from './matters-view.ts';
import type { Asking } from './question.ts';
import { tableView } from './table-view.ts';
import type { Tables } from './tables.ts';
import type { ViewPlan } from './view-plan.ts';

/** The view of this name; fails with V01 when the backup has no table for it. */
export function planView(tables: Tables, name: string): ViewPlan {
  if (name === 'matters') return mattersView(tables);
  if (isCustomView(name)) return customView(tables, name);
  if (sideOf(name)) return sideView(tables, name);
  const files = tables.format.fileLists.find(({ view }) => view === name);
  if (files) return filesView(tables, files);
  const list = tables.format.lists.find(({ id }) => id === name);
  if (list) return withExports(tables, listView(tables, list));
  const [kind, id] = split(name);
  const table = tables.catalogue.get(id);
  if (table && kind === 'tables') return tableView(tables, table);
  if (table && kind === 'rows') return withExports(tables, rowsView(tables, table));
  throw new QueryError({ code: 'V01', facts: { view: name } });
}

function split(name: string): [kind: string, id: string] {
  const at = name.indexOf('/');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
}

/** Makes what a view's plan is read from, where that takes long. */
export async function prepareView(tables: Tables, name: string, asking: Asking): Promise<void> {
  if (isCustomView(name)) await ensureCustomRows(tables, asking);
}
