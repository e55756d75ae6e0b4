import { quoteIdentifier } from '../store/sql.ts';
import { cellsOf, recordAt } from './address.ts';
import { columnSql, type Tables } from './tables.ts';

/**
 * What refers to the matter at an address holds this id. Fails with V03 when no matter is there; without a list of
 * matters the address is all there is to go by.
 */
export function matterIdOf(tables: Tables, key: string): string {
  const matters = tables.catalogue.get('actions');
  const column = tables.catalogue.column('actions', 'action_id');
  if (!matters || column === null) return cellsOf(key)?.[0] ?? '';
  const record = recordAt(tables, matters, key);
  const sql = `SELECT ${columnSql('t', column)} FROM ${quoteIdentifier(matters.id)} AS t WHERE t.record = ?`;
  return String(tables.store.value(sql, [record]) ?? '');
}
