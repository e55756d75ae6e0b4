import type { ColumnInfo, KeyEvidence, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import {
  idNameOf,
  isCodeWord,
  isGlued,
  isIdWord,
  oneOf,
  subjectsOf,
  wordsOf,
} from './column-words.ts';
import { sampleOf } from './date-order.ts';
import { pause, type Asking } from './question.ts';
import { columnSql, type Tables } from './tables.ts';

/** Rows looked at before a key is proven over all of them. */
const FIRST_ROWS = 5000;
/** Bytes of the longest cell that is still a code. */
const LONGEST = 64;
/** Columns that two of may make a key. */
const MOST_PARTS = 6;

/** What a person who keeps lists calls the number of a thing in them. */
const REGISTER_WORDS = new Set([
  'accession',
  'catalogue',
  'catalog',
  'inventory',
  'object',
  'item',
]);
const CODE_NAMES = new Set(['sku', 'isbn', 'ean', 'barcode', 'iban']);
/** Words of a column that tells rows apart beside another. */
const ORDER_WORDS = new Set([
  'line',
  'position',
  'seq',
  'sequence',
  'row',
  'year',
  'item',
  'version',
]);

/**
 * Finds the key of each table that no schema names. A key is unique and filled in all rows, and its
 * name says that it identifies one, or its values do; two columns where no single one does. A text that happens to
 * be unique is none: rather no key than a wrong one.
 */
export async function inferKeys(tables: Tables, asking: Asking): Promise<void> {
  const { catalogue, store } = tables;
  const subjects = subjectsOf(tables);
  for (const table of catalogue.all()) {
    if (table.known || table.key.length > 0 || catalogue.choices.get(table.id)?.key) continue;
    await pause(asking);
    const key = await keyOf(store, table, subjects, asking);
    if (key) catalogue.add({ ...table, ...key });
  }
}

interface FoundKey {
  key: readonly string[];
  keyEvidence: KeyEvidence;
}

async function keyOf(
  store: Store,
  table: TableInfo,
  subjects: ReadonlyMap<string, string>,
  asking: Asking,
): Promise<FoundKey | null> {
  const own = subjects.get(table.id) ?? '';
  const others = new Set([...subjects].filter(([id]) => id !== table.id).map(([, name]) => name));
  const filled = table.columns.filter((column) => mayBePart(table, column));
  const ranked = filled
    .map((column) => ({ column, ...rankOf(column, own, others) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank);
  for (const { column, by } of ranked) {
    await pause(asking);
    if (by === 'values' && !hasIds(store, table, column)) continue;
    if (isUnique(store, table, [column.id])) return { key: [column.id], keyEvidence: { by } };
  }
  return pairOf(store, table, filled, asking);
}

/** Filled in every row, and short. Days and amounts identify nothing; `1987.12` beside `1987.12.4` is no amount. */
function mayBePart({ rows }: TableInfo, { stats, dateOrder }: ColumnInfo): boolean {
  const isFilled = rows > 0 && stats.filled === rows;
  const isAmount = stats.maxDecimals > 0 && stats.numbers === stats.filled;
  return isFilled && !isAmount && stats.maxBytes <= LONGEST && dateOrder === null;
}

interface Rank {
  rank: number;
  by: KeyEvidence['by'];
}

const none: Rank = { rank: 0, by: 'name' };

/** How well a column stands for its table's rows by its name, best above; 0 for a column that does not. */
function rankOf(column: ColumnInfo, own: string, others: ReadonlySet<string>): Rank {
  const { stem, suffix } = idNameOf(column.name);
  const of = oneOf(stem);
  const isFirst = column.id === 'c1';
  const rank = isCodeWord(suffix) ? rankOfCode(stem, own, isFirst) : rankOfId(column.name, own);
  if (rank > 0) return { rank, by: 'name' };
  if (CODE_NAMES.has(of)) return { rank: 5, by: 'name' };
  // An id of something else may be there once in each row by chance.
  if (others.has(of) || [...others].some((other) => isGlued(column.name, other))) return none;
  return rankByPlace(column, suffix);
}

function rankOfId(name: string, own: string): number {
  const { stem, suffix } = idNameOf(name);
  const of = oneOf(stem);
  if (isIdWord(suffix) && ['', 'record', 'row'].includes(of)) return 9;
  return (suffix !== '' && of === own) || isGlued(name, own) ? 8 : 0;
}

/** An accession number behind another code may be that of what the row is about: a loan's object. */
function rankOfCode(stem: readonly string[], own: string, isFirst: boolean): number {
  const of = oneOf(stem);
  if (of === own) return 7;
  if (stem.some((word) => REGISTER_WORDS.has(word))) return isFirst ? 6 : 1;
  return of === '' ? 5 : 0;
}

/** Where no name tells: the first column of a file, or one of ids, when its values look like it. */
function rankByPlace({ id }: ColumnInfo, suffix: string): Rank {
  if (suffix !== '' && id === 'c1') return { rank: 4, by: 'values' };
  if (isIdWord(suffix)) return { rank: 3, by: 'values' };
  return id === 'c1' ? { rank: 2, by: 'values' } : none;
}

/** Its cells look like codes that somebody gave out: no spaces, and a digit in each; for a name that tells nothing. */
function hasIds(store: Store, table: TableInfo, column: ColumnInfo): boolean {
  const cells = sampleOf(store, table, column);
  const isNamed = idNameOf(column.name).suffix !== '';
  const isCode = (cell: string): boolean => /^\S*\d\S*$/.test(cell) && !cell.includes('@');
  return table.rows > 1 && cells.every((cell) => isCode(cell) || (isNamed && /^\S+$/.test(cell)));
}

/** Unique among the first rows, then among all: that pass leaves the index behind that lookups need. */
function isUnique(store: Store, table: TableInfo, columns: readonly string[]): boolean {
  if (!isUniqueAtFirst(store, table, columns)) return false;
  if (!store.hasIndex(table.id, columns)) return store.uniqueIndex(table.id, columns);
  const list = columns.map((column) => columnSql('t', column)).join(', ');
  const sql = `SELECT 1 FROM ${quoteIdentifier(table.id)} AS t GROUP BY ${list} HAVING count(*) > 1 LIMIT 1`;
  return store.value(sql) === null;
}

function isUniqueAtFirst(store: Store, { id }: TableInfo, columns: readonly string[]): boolean {
  const list = columns.map((column) => columnSql('t', column)).join(', ');
  const first = `SELECT ${list} FROM ${quoteIdentifier(id)} AS t LIMIT ${FIRST_ROWS}`;
  const sql = `SELECT (SELECT count(*) FROM (${first})) = (SELECT count(*) FROM (SELECT DISTINCT * FROM (${first})))`;
  return store.value(sql) === 1;
}

/** Two columns of ids and numbers that each repeat, and together do not: an order's lines. */
async function pairOf(
  store: Store,
  table: TableInfo,
  filled: readonly ColumnInfo[],
  asking: Asking,
): Promise<FoundKey | null> {
  const parts = filled
    .filter(({ name }) => isPartName(name))
    .slice(0, MOST_PARTS)
    .filter(({ id }) => !isUniqueAtFirst(store, table, [id]));
  for (const [at, one] of parts.entries()) {
    for (const other of parts.slice(at + 1)) {
      if (idNameOf(one.name).suffix === '' && idNameOf(other.name).suffix === '') continue;
      await pause(asking);
      const key = [one.id, other.id];
      if (isUnique(store, table, key)) return { key, keyEvidence: { by: 'values' } };
    }
  }
  return null;
}

function isPartName(name: string): boolean {
  return idNameOf(name).suffix !== '' || wordsOf(name).some((word) => ORDER_WORDS.has(word));
}
