import { QueryError } from '../contract/problems.ts';
import { filesView } from './files-view.ts';
import { mattersView } from './matters-view.ts';
import { tableView } from './table-view.ts';
import type { Tables } from './tables.ts';
import type { ViewPlan } from './view-plan.ts';

/** The view of this name; fails with V01 when the backup has no table for it. */
export function planView(tables: Tables, name: string): ViewPlan {
  if (name === 'matters') return mattersView(tables);
  const list = tables.format.fileLists.find(({ view }) => view === name);
  if (list) return filesView(tables, list);
  const table = name.startsWith('tables/') ? tables.catalogue.get(name.slice(7)) : undefined;
  if (!table) throw new QueryError({ code: 'V01', facts: { view: name } });
  return tableView(tables, table);
}
