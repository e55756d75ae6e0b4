import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

// No file's name holds a slash: these names are no table of a backup.
const linksName = (table: string): string => `/links/${table}`;

/** The links of a list's rows, as SQL: record, entry, state, method, ambiguous, bytes, volume, expected. */
export function linksSql(table: string): string {
  return quoteIdentifier(linksName(table));
}

/** The files of a list's folder that no row names, as SQL: entry, path. */
export function unlistedSql(table: string): string {
  return quoteIdentifier(`/unlisted/${table}`);
}

/** Whether a list's rows have been linked to their files. */
export function isLinked(store: Store, table: string): boolean {
  return store.hasTable(linksName(table));
}
