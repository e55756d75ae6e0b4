import type { IndexingEvent, RelatedInfo } from '../contract/records.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import type { ListSchema } from '../formats/lists.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { recordAt } from './address.ts';
import { Params, type Bind } from './bind.ts';
import { pause, type Asking } from './question.ts';
import { tableOf } from './record.ts';
import {
  isWordSql,
  joinedSql,
  joinsOf,
  refersSql,
  relationsOf,
  type Join,
  type Relation,
} from './relations.ts';
import { columnSql, findColumn, valueOf, type Tables } from './tables.ts';
import { targetOf, type Target } from './target.ts';

/** How a long question tells of the indexes it makes. */
export type Indexing = Asking & { onIndexing: (event: IndexingEvent) => void };

/** An index that counting needs. */
interface Wanted {
  table: TableInfo;
  column: TableInfo['columns'][number];
}

/**
 * Everything that refers to a record, counted: what tables of links join it to, then each relation by itself, in the
 * order of the format's lists. A list of nothing is left out.
 */
export async function relatedInfo(
  tables: Tables,
  tableId: string,
  key: string,
  asking: Indexing,
): Promise<RelatedInfo[]> {
  const table = tableOf(tables, tableId);
  const record = recordAt(tables, table, key);
  const own = targetOf(tables, table.id);
  const cell = own && keyCell(tables, own, record);
  if (!own || cell === null || valueOf(cell) === '') return [];
  const relations = relationsOf(tables).filter(
    ({ target, column }) => target === table.id && column.stats.filled > 0,
  );
  const joins = joinsOf(tables, table.id).filter(({ far }) => far !== table.id);
  await makeIndexes(tables, [...relations, ...joins.flatMap(nearOf)], asking);
  const lists = [
    ...joins.map((join) => joinedList(tables, join, cell)),
    ...relations.map((relation) => referringList(tables, relation, { cell, relations, joins })),
    repeatedList(tables, own, cell),
  ];
  return lists
    .filter((list) => list !== null && list.count > 0)
    .toSorted(byOrder(tables)) as RelatedInfo[];
}

function keyCell({ store }: Tables, { table, keyColumn }: Target, record: number): string | null {
  const cell = store.value(
    `SELECT ${columnSql('t', keyColumn)} FROM ${quoteIdentifier(table.id)} AS t WHERE t.record = ?`,
    [record],
  );
  return cell === null ? null : String(cell);
}

const nearOf = ({ pairs }: Join): Relation[] => pairs.map(({ near }) => near);

/** Indexes cannot be stopped half-way: between two of them messages are heard. */
async function makeIndexes(
  { store }: Tables,
  wanted: readonly Wanted[],
  { onIndexing, ...asking }: Indexing,
): Promise<void> {
  const missing = wanted.filter(({ table, column }) => !store.hasIndex(table.id, [column.id]));
  for (const [done, { table, column }] of missing.entries()) {
    onIndexing({ subject: `${table.label} by ${column.label}`, done, of: missing.length });
    await pause(asking);
    store.ensureIndex(table.id, [column.id]);
  }
}

/** The records that a table of links joins it to. */
function joinedList(tables: Tables, join: Join, cell: string): RelatedInfo | null {
  const far = targetOf(tables, join.far);
  if (!far) return null;
  const params = new Params();
  const sql = `SELECT count(*) FROM ${far.from}
    WHERE ${far.key} IN (${joinedSql(join, params.bind(cell), params.bind)})`;
  const list = listOf(tables, far.table.id);
  return {
    ...nameOfList(list, far.table),
    scope: [{ relation: join.id, value: cell }],
    count: Number(tables.store.value(sql, params.values)),
    implied: [],
    opens: null,
    evidence: null,
  };
}

/** The rows that refer to it by one column. Rows of links are there in what they join, unless some join nothing. */
function referringList(
  tables: Tables,
  relation: Relation,
  {
    cell,
    relations,
    joins,
  }: { cell: string; relations: readonly Relation[]; joins: readonly Join[] },
): RelatedInfo | null {
  const { id, table, column, when } = relation;
  const count = countOf(tables, relation, cell);
  if (joinsAll(tables, relation, joins, cell, count)) return null;
  const list = listOf(tables, table.id);
  const opens = opensOf(table, list, column.known);
  const name = { ...nameOfList(list, table), ...(opens && { label: labelOf(tables, opens) }) };
  const isPlain = !isNamedApart(tables, relation, relations);
  return {
    ...name,
    id: isPlain ? name.id : `${name.id}.${column.known ?? column.id}`,
    label: isPlain ? name.label : `${name.label}: ${column.label.toLowerCase()}`,
    scope: [when ? { relation: id, value: cell } : { column: column.id, value: cell }],
    count,
    implied: [column.known ?? `${column.id}.name`, column.id],
    opens: opens?.known ?? null,
    evidence: column.evidence,
  };
}

function countOf({ store }: Tables, relation: Relation, cell: string): number {
  const params = new Params();
  const test = refersSql(relation, 't', params.bind(cell), params.bind);
  const from = `${quoteIdentifier(relation.table.id)} AS t`;
  return Number(store.value(`SELECT count(*) FROM ${from} WHERE ${test}`, params.values));
}

/** Whether each of the rows that `relation` counted is a link to a record that is there. */
function joinsAll(
  tables: Tables,
  relation: Relation,
  joins: readonly Join[],
  cell: string,
  count: number,
): boolean {
  const pairs = joins.flatMap((join) => join.pairs).filter(({ near }) => near.id === relation.id);
  if (pairs.length === 0 || count === 0) return false;
  const params = new Params();
  const found = pairs.map(({ far }) => leadsSql(tables, far, params.bind));
  const test = refersSql(relation, 'a', params.bind(cell), params.bind);
  const sql = `SELECT count(*) FROM ${quoteIdentifier(relation.table.id)} AS a
    WHERE ${test} AND (${found.join(' OR ')})`;
  return Number(tables.store.value(sql, params.values)) === count;
}

/** The row `a` leads to a record by a relation, as SQL. */
function leadsSql(tables: Tables, { column, when, target }: Relation, bind: Bind): string {
  const far = targetOf(tables, target);
  if (!far) return '0';
  const cell = columnSql('a', column.id);
  const isFar = when ? ` AND ${isWordSql(columnSql('a', when.column), when.words, bind)}` : '';
  return `(EXISTS (SELECT 1 FROM ${far.from} WHERE ${far.key} = ${cell})${isFar})`;
}

/** Several columns of a table refer here, or the one that does has a name of its own: "Tasks: assigned to". */
function isNamedApart(
  tables: Tables,
  { table, column, target }: Relation,
  relations: readonly Relation[],
): boolean {
  const others = relations.filter(
    (other) => other.table.id === table.id && other.column.id !== column.id,
  );
  const [key] = tables.format.schemaOf(target)?.key ?? [];
  return (
    others.length > 0 || (column.known !== null && column.known !== key && table.id === target)
  );
}

/** The column of the record that a row stands for, where it is none of its own. */
function opensOf(
  table: TableInfo,
  list: ListSchema | null,
  implied: string | null,
): ColumnInfo | null {
  const others = list?.opens?.filter((known) => known !== implied) ?? [];
  return others.flatMap((known) => findColumn(table, known) ?? [])[0] ?? null;
}

/** What the records are called that a column leads to. */
function labelOf({ catalogue }: Tables, { references, label }: ColumnInfo): string {
  return catalogue.get(references ?? '')?.label ?? label;
}

/** Where a key names several rows that belong together: the rows beside this one. */
function repeatedList(
  { store, format }: Tables,
  { table, key, keyColumn, from }: Target,
  cell: string,
): RelatedInfo | null {
  if (format.schemaOf(table.id)?.keyRepeats !== true) return null;
  const count = Number(store.value(`SELECT count(*) FROM ${from} WHERE ${key} = ?`, [cell]));
  const label = findColumn(table, keyColumn)?.label.toLowerCase() ?? 'key';
  return {
    id: `same.${table.id}`,
    label: `Same ${label}`,
    view: `rows/${table.id}`,
    scope: [{ column: keyColumn, value: cell }],
    count: count > 1 ? count : 0,
    implied: [keyColumn],
    opens: null,
    evidence: null,
  };
}

/** The format's list of all rows of a table. */
function listOf({ format }: Tables, table: string): ListSchema | null {
  return format.lists.find((list) => list.table === table && list.part === undefined) ?? null;
}

function nameOfList(
  list: ListSchema | null,
  table: TableInfo,
): Pick<RelatedInfo, 'id' | 'label' | 'view'> {
  if (list) return { id: list.id, label: list.label, view: list.id };
  return { id: table.id, label: table.label, view: `rows/${table.id}` };
}

function byOrder({ format }: Tables): (a: RelatedInfo | null, b: RelatedInfo | null) => number {
  const rank = (one: RelatedInfo | null): number => {
    const at = format.lists.findIndex(({ id }) => id === one?.view);
    return at < 0 ? format.lists.length : at;
  };
  return (a, b) => rank(a) - rank(b);
}
