import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** The table whose records an added export names, and the schema's names for what it may name them by. */
export const recordsTable = 'records';
export const sidColumn = 'sid';
export const uidColumn = 'uid';

// No file's name holds a slash: these names are no table of a backup.
const matchesName = (table: string): string => `/matches/${table}`;

/** Which record each row of an added export names, as SQL: record (of the export), sid. */
export function matchesSql(table: string): string {
  return quoteIdentifier(matchesName(table));
}

/** Whether a table is an added export whose rows have been matched. */
export function isMatched(store: Store, table: string): boolean {
  return store.hasTable(matchesName(table));
}

export function createMatches(store: Store, table: string): void {
  dropMatches(store, table);
  store.run(`CREATE TABLE ${matchesSql(table)} (record INTEGER PRIMARY KEY, sid TEXT NOT NULL)`);
}

/** After the rows are in it. */
export function indexMatches(store: Store, table: string): void {
  store.ensureIndex(matchesName(table), ['sid']);
}

export function dropMatches(store: Store, table: string): void {
  if (isMatched(store, table)) store.dropTable(matchesName(table));
}
