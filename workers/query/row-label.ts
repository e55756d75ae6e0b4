import type { TableInfo } from '../contract/values.ts';
import { columnSql, findColumn, type Tables } from './tables.ts';

/** How the rows of a table are named, as SQL over `alias`; '' where a row has no name. */
export interface RowLabel {
  sql: string;
  /** No name holds a character above 0x7F. */
  ascii: boolean;
  maxBytes: number;
}

/** The title where there is one, otherwise the parts that make up a name. Null when the table has neither. */
export function rowLabel(tables: Tables, table: TableInfo, alias: string): RowLabel | null {
  const title = table.columns.find(({ id }) => id === table.title);
  const parts = (tables.format.schemaOf(table.id)?.titleParts ?? []).flatMap(
    (name) => findColumn(table, name) ?? [],
  );
  const all = title ? [title, ...parts] : parts;
  if (all.length === 0) return null;
  const joined = `trim(${parts.map(({ id }) => columnSql(alias, id)).join(` || ' ' || `)})`;
  const own = title && columnSql(alias, title.id);
  const sql =
    own === undefined
      ? joined
      : parts.length === 0
        ? own
        : `CASE WHEN ${own} = '' THEN ${joined} ELSE ${own} END`;
  return {
    sql,
    ascii: all.every(({ stats }) => stats.ascii),
    maxBytes: Math.max(...all.map(({ stats }) => stats.maxBytes)),
  };
}
