import type { Reference } from '../contract/records.ts';
import type { TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { keyOfRecord, titleOf } from './labels.ts';
import { columnSql, type Tables } from './tables.ts';
import { targetOf } from './target.ts';

const MOST_ABOVE = 50;

/**
 * What a record lies in, from the outermost: a folder's folders, an account's accounts, the mails that a mail answers.
 * A record that lies in itself ends its own path.
 */
export function aboveOf(tables: Tables, table: TableInfo, record: number): Reference[] {
  const parent = table.columns.find(
    ({ known, references }) => references === table.id && known?.startsWith('parent_'),
  );
  const own = targetOf(tables, table.id);
  if (!parent || !own) return [];
  const sql = `SELECT r.record FROM ${own.from} WHERE ${own.key} =
    (SELECT ${columnSql('t', parent.id)} FROM ${quoteIdentifier(table.id)} AS t WHERE t.record = ?) LIMIT 1`;
  const seen = new Set([record]);
  const above: Reference[] = [];
  for (let at = record; above.length < MOST_ABOVE;) {
    const found = tables.store.value(sql, [at]);
    if (found === null || seen.has(Number(found))) break;
    at = Number(found);
    seen.add(at);
    above.unshift({
      table: table.id,
      key: keyOfRecord(tables, table, at),
      label: titleOf(tables, table, at),
    });
  }
  return above;
}
