import { QueryError } from '../../contract/problems.ts';
import type { Cell } from '../../contract/values.ts';
import type { ChainState, VersionInfo } from '../../contract/versions.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { cellsOf } from '../address.ts';
import { linksSql } from '../links-table.ts';
import { instantOf } from '../moment.ts';
import { rowLabel } from '../row-label.ts';
import { knownSql, type Tables } from '../tables.ts';

/** The versions of the record with this sid, newest first. */
export function versionsOf(tables: Tables, sid: string): VersionInfo[] {
  if (!tables.catalogue.get('versions')) return [];
  const record = knownSql(tables, 'versions', 'record', 't') ?? `''`;
  const column = tables.catalogue.column('versions', 'record');
  if (column !== null) tables.store.ensureIndex('versions', [column]);
  const rows = tables.store.rows(
    `${selectSql(tables)} WHERE ${record} = ? AND ${record} <> '' ORDER BY t.record DESC`,
    [sid],
  );
  return rows.map(versionOf);
}

/** One version, by its key in the table `versions`; fails with V03 when there is none. */
export function versionWith(tables: Tables, key: string): VersionInfo {
  const [id = ''] = cellsOf(key) ?? [];
  const own = knownSql(tables, 'versions', 'id', 't');
  const [row] =
    own === null ? [] : tables.store.rows(`${selectSql(tables)} WHERE ${own} = ?`, [id]);
  if (!row) throw new QueryError({ code: 'V03', facts: { table: 'Versions', key } });
  return versionOf(row);
}

/** The version that held when a day of UTC ended; null before the first. Of equal numbers the later one counts. */
export function versionAtEnd(tables: Tables, sid: string, day: string): VersionInfo | null {
  const end = instantOf(`${day}T23:59:59.999Z`, 'iso');
  if (end === null) return null;
  const isUntil = ({ when }: VersionInfo): boolean => (instantOf(when, 'iso') ?? Infinity) <= end;
  return versionsOf(tables, sid).find(isUntil) ?? null;
}

function selectSql(tables: Tables): string {
  const cell = (known: string): string => knownSql(tables, 'versions', known, 't') ?? `''`;
  const cells = ['id', 'version', 'date', 'message', 'hash', 'previous_hash', 'chain', 'newest'];
  return `SELECT ${cells.map(cell).join(', ')}, ${personSql(tables, cell('by'))}, d.entry
    FROM ${quoteIdentifier('versions')} AS t LEFT JOIN ${linksSql('versions')} AS d ON d.record = t.record`;
}

/** What the person is called; as it stands where nobody is found. */
function personSql(tables: Tables, by: string): string {
  const people = tables.catalogue.get('people');
  const label = people && rowLabel(tables, people, 'p');
  const key = knownSql(tables, 'people', 'id', 'p');
  if (!label || key === null) return by;
  return `coalesce((SELECT ${label.sql} FROM people AS p WHERE ${key} = ${by} LIMIT 1), ${by})`;
}

function versionOf(row: readonly Cell[]): VersionInfo {
  const [id, number, when, message, hash, previousHash, chain, newest, by, entry] = row;
  const text = (cell: Cell | undefined): string => String(cell ?? '');
  return {
    key: encodeURIComponent(text(id)).replaceAll('~', '%7E'),
    number: Number(number ?? 0),
    by: text(by),
    when: text(when),
    message: text(message),
    hash: text(hash),
    previousHash: text(previousHash),
    chain: text(chain) as ChainState, // written by the load stage alone
    entry: entry == null ? null : Number(entry),
    isNewest: newest === 'true',
  };
}
