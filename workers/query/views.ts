import { QueryError } from '../contract/problems.ts';
import { ensureCustomRows } from './custom-ready.ts';
import { customView, isCustomView } from './custom-view.ts';
import { documentsView } from './documents-view.ts';
import { mattersView } from './matters-view.ts';
import type { Asking } from './question.ts';
import { tableView } from './table-view.ts';
import type { Tables } from './tables.ts';
import type { ViewPlan } from './view-plan.ts';

/** The view of this name; fails with V01 when the backup has no table for it. */
export function planView(tables: Tables, name: string): ViewPlan {
  if (name === 'matters') return mattersView(tables);
  if (name === 'documents') return documentsView(tables);
  if (isCustomView(name)) return customView(tables, name);
  const table = name.startsWith('tables/') ? tables.catalogue.get(name.slice(7)) : undefined;
  if (!table) throw new QueryError({ code: 'V01', facts: { view: name } });
  return tableView(tables, table);
}

/** Makes what a view's plan is read from, where that takes long. */
export async function prepareView(tables: Tables, name: string, asking: Asking): Promise<void> {
  if (isCustomView(name)) await ensureCustomRows(tables, asking);
}
