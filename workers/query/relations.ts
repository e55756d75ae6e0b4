import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Bind } from './bind.ts';
import { columnSql, findColumn, type Tables } from './tables.ts';
import { targetOf } from './target.ts';

/** Rows of a table that refer to records of another by one column. */
export interface Relation {
  /** `tasks.action_id`; of a column whose table depends on the row, `email_associations.associated_id@actions`. */
  id: string;
  table: TableInfo;
  column: ColumnInfo;
  /** The id of the table that is referred to. */
  target: string;
  /** Where the table depends on the row: the column that tells, and the words for this one. */
  when: { column: string; words: readonly string[] } | null;
}

/** Rows of a table of links: what `near` refers to and what `far` refers to belong together. */
export interface JoinPair {
  near: Relation;
  far: Relation;
}

/** All ways in which a table of links joins records of `near` to records of `far`. */
export interface Join {
  /** `email_associations:actions>email` */
  id: string;
  table: TableInfo;
  near: string;
  far: string;
  pairs: readonly JoinPair[];
}

/** Every relation between tables that are there, as the schema declares it or the values show it. */
export function relationsOf(tables: Tables): Relation[] {
  return tables.catalogue
    .all()
    .flatMap((table) => table.columns.flatMap((column) => ofColumn(tables, table, column)));
}

/** The relations of one column: none, one, or one for each table that its rows may refer to. */
export function ofColumn(tables: Tables, table: TableInfo, column: ColumnInfo): Relation[] {
  const name = `${table.id}.${column.known ?? column.id}`;
  if (targetOf(tables, column.references)) {
    return [{ id: name, table, column, target: column.references ?? '', when: null }];
  }
  const typed = tables.format.schemaOf(table.id)?.columns[column.known ?? '']?.referencesBy;
  const type = typed && findColumn(table, typed.column);
  if (!typed || !type) return [];
  return Object.entries(typed.tables).flatMap(([target, words]) =>
    targetOf(tables, target)
      ? [{ id: `${name}@${target}`, table, column, target, when: { column: type.id, words } }]
      : [],
  );
}

/** Joins from records of `near`, by each table of links and each table that it leads to. */
export function joinsOf(tables: Tables, near: string): Join[] {
  const joins = new Map<string, Join & { pairs: JoinPair[] }>();
  for (const table of tables.catalogue.all()) {
    for (const pair of pairsIn(tables, table)) {
      if (pair.near.target !== near) continue;
      const { target: far } = pair.far;
      const id = `${table.id}:${near}>${far}`;
      const join = joins.get(id) ?? { id, table, near, far, pairs: [] };
      join.pairs.push(pair);
      joins.set(id, join);
    }
  }
  return [...joins.values()];
}

function pairsIn(tables: Tables, table: TableInfo): JoinPair[] {
  const joins = tables.format.schemaOf(table.id)?.joins ?? [];
  const relationsBy = (known: string): Relation[] => {
    const column = table.columns.find((one) => one.known === known);
    return column ? ofColumn(tables, table, column) : [];
  };
  return joins.flatMap(([one, other]) => {
    const [ones, others] = [relationsBy(one), relationsBy(other)];
    return ones.flatMap((a) =>
      others.flatMap((b) => [
        { near: a, far: b },
        { near: b, far: a },
      ]),
    );
  });
}

/** The row `alias` refers to the record with the key cell `key`, as SQL. */
export function refersSql(
  { column, when }: Relation,
  alias: string,
  key: string,
  bind: Bind,
): string {
  const test = `${columnSql(alias, column.id)} = ${key}`;
  return when === null
    ? test
    : `${test} AND ${isWordSql(columnSql(alias, when.column), when.words, bind)}`;
}

/** A cell holds one of these words, as SQL: in lower case, letters only, with or without a plural's s. */
export function isWordSql(cell: string, words: readonly string[], bind: Bind): string {
  const all = words.flatMap((word) => [word, `${word}s`]).map(bind);
  return `${wordSql(cell)} IN (${all.join(', ')})`;
}

/** A cell as a word to be compared: in lower case, without what stands between the letters of such words. */
export function wordSql(cell: string): string {
  return ["' '", "'_'", "'-'", "'/'"].reduce(
    (text, mark) => `replace(${text}, ${mark}, '')`,
    `lower(${cell})`,
  );
}

/** The key cells of `far` that a join gives for the record of `near` with the key cell `key`, as a SELECT. */
export function joinedSql({ table, pairs }: Join, key: string, bind: Bind): string {
  return pairs
    .map(({ near, far }) => {
      const isFar = far.when
        ? ` AND ${isWordSql(columnSql('a', far.when.column), far.when.words, bind)}`
        : '';
      return `SELECT ${columnSql('a', far.column.id)} FROM ${quoteIdentifier(table.id)} AS a
        WHERE ${refersSql(near, 'a', key, bind)}${isFar}`;
    })
    .join(' UNION ');
}
