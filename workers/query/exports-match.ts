import type { TableInfo } from '../contract/values.ts';
import type { AddedExport, ExportMatch } from '../contract/versions.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { RecordNames } from './exports-match-names.ts';
import { createMatches, indexMatches, matchesSql, recordsTable } from './exports-match-table.ts';
import { unnamedSql } from './exports-match-view.ts';
import { pause, type Asking } from './question.ts';
import { columnSql, knownSql, type Tables } from './tables.ts';

/** The columns of an added export that name records, by the values of all their cells; the best first. */
export async function findMatches(
  tables: Tables,
  table: TableInfo,
  asking: Asking,
): Promise<ExportMatch[]> {
  const names = new RecordNames(tables);
  const found: ExportMatch[] = [];
  for (const { id } of table.columns) {
    await pause(asking);
    for (const by of ['sid', 'uid'] as const) {
      const match = countMatches(tables, table, { column: id, by }, names);
      if (match.found > 0) found.push(match);
    }
  }
  return found.sort(byWorth);
}

/** A row's own name tells records apart; that of its project is found as often, and names few over and over. */
function byWorth(one: ExportMatch, other: ExportMatch): number {
  const worth = ({ records, found }: ExportMatch): number => records - (found - records);
  const share = ({ found, filled }: ExportMatch): number => found / filled;
  return worth(other) - worth(one) || share(other) - share(one);
}

function countMatches(
  { store }: Tables,
  table: TableInfo,
  { column, by }: Pick<ExportMatch, 'column' | 'by'>,
  names: RecordNames,
): ExportMatch {
  const match = { column, by, filled: 0, found: 0 };
  const named = new Set<string>();
  const cell = columnSql('t', column);
  const sql = `SELECT ${cell} FROM ${quoteIdentifier(table.id)} AS t WHERE ${cell} <> ''`;
  store.each(sql, [], ([value]) => {
    const sid = names.find(by, String(value ?? ''));
    match.filled += 1;
    if (sid === null) return;
    match.found += 1;
    named.add(sid);
  });
  return { ...match, records: named.size };
}

type Counts = Pick<AddedExport, 'repeated' | 'onlyInExport' | 'onlyInBackup'>;

/** Keeps which row names which record, by this column or none, and counts what is on one side only. */
export function writeMatches(tables: Tables, table: TableInfo, match: ExportMatch | null): Counts {
  const { store } = tables;
  createMatches(store, table.id);
  if (match) fillMatches(tables, table, match);
  indexMatches(store, table.id);
  const matches = matchesSql(table.id);
  const [row = []] = store.rows(`SELECT count(*), count(DISTINCT sid) FROM ${matches}`);
  const [matched = 0, named = 0] = row.map(Number);
  return {
    repeated: matched - named,
    onlyInExport: table.rows - matched,
    onlyInBackup: countUnnamed(tables, table.id),
  };
}

function fillMatches(tables: Tables, table: TableInfo, { column, by }: ExportMatch): void {
  const { store } = tables;
  const names = new RecordNames(tables);
  const cell = columnSql('t', column);
  const cells = store.rows(
    `SELECT t.record, ${cell} FROM ${quoteIdentifier(table.id)} AS t WHERE ${cell} <> ''`,
  );
  const insert = store.lookup(`INSERT INTO ${matchesSql(table.id)} VALUES (?, ?)`);
  try {
    store.transaction(() => {
      for (const [record = null, value] of cells) {
        const sid = names.find(by, String(value ?? ''));
        if (sid !== null) insert.get([record, sid]);
      }
    });
  } finally {
    insert.free();
  }
}

function countUnnamed(tables: Tables, table: string): number {
  const sid = knownSql(tables, recordsTable, 'sid', 't');
  if (sid === null) return 0;
  const from = `${quoteIdentifier(recordsTable)} AS t`;
  return Number(
    tables.store.value(`SELECT count(*) FROM ${from} WHERE ${unnamedSql(tables, table, sid)}`),
  );
}
