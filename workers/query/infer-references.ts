import type { ColumnInfo, ReferenceEvidence, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { subjectsOf, wordsOf } from './column-words.ts';
import { sampleOf } from './date-order.ts';
import { lastRecord } from './find-records.ts';
import { pause, type Asking } from './question.ts';
import { candidatesFor } from './reference-candidates.ts';
import { columnSql, NULL_WORDS, type Tables } from './tables.ts';
import type { Target } from './target.ts';

/** Rows looked at between two moments in which messages are heard. */
const SLICE = 50_000;

/** Of the filled cells so many must lead somewhere: where the name says the same, and where values are all there is. */
const SHARE_BY_NAME = 0.8;
const SHARE_BY_VALUE = 0.98;

/** Values alone tell nothing where they are few, or small numbers: every table has a record 7. */
const FEWEST_BY_VALUE = 20;
const SHORTEST_BY_VALUE = 5;

/** Codes of letters and digits are nobody else's by chance, also where there are few. */
const SHORTEST_CODE = 8;

type Subjects = ReadonlyMap<string, string>;

/**
 * Gives the columns that no schema names the table that they refer to: by their name and the values, or, for all
 * that no name told, by values that are no small numbers. Each with the evidence it rests on.
 */
export async function inferReferences(tables: Tables, asking: Asking): Promise<void> {
  const subjects = subjectsOf(tables);
  for (const by of [byName, byValue]) {
    for (const { id } of tables.catalogue.all()) {
      const table = tables.catalogue.get(id);
      if (table)
        await inferIn(tables, table, (column) => by(tables, table, column, subjects, asking));
    }
  }
}

async function inferIn(
  { catalogue }: Tables,
  table: TableInfo,
  infer: (column: ColumnInfo) => Promise<Inferred | null>,
): Promise<void> {
  const chosen = catalogue.choices.get(table.id)?.references;
  const columns: ColumnInfo[] = [];
  for (const column of table.columns) {
    const isOpen = column.known === null && column.references === null && !chosen?.has(column.id);
    const found = isOpen ? await infer(column) : null;
    columns.push(found ? { ...column, kind: 'id', ...found } : column);
  }
  const isSame = columns.every((column, at) => column === table.columns[at]);
  if (!isSame) catalogue.add({ ...table, columns });
}

interface Inferred {
  references: string;
  evidence: ReferenceEvidence;
}

/** The first table that the name fits and in which enough of the values are found. */
async function byName(
  tables: Tables,
  table: TableInfo,
  column: ColumnInfo,
  subjects: Subjects,
  asking: Asking,
): Promise<Inferred | null> {
  for (const { target, fit } of candidatesFor(tables, table, column, subjects)) {
    if (fit === 0) break;
    const found = await tried(tables, { table, column, target }, SHARE_BY_NAME, asking);
    if (found) return found;
  }
  return null;
}

/** The one table in which nearly all of the values are found, where they are such that this is no chance. */
async function byValue(
  tables: Tables,
  table: TableInfo,
  column: ColumnInfo,
  subjects: Subjects,
  asking: Asking,
): Promise<Inferred | null> {
  if (!mayTell(table, column)) return null;
  const cells = sampleOf(tables.store, table, column);
  const least = cells.every(isLongCode) ? SHARE_BY_NAME : SHARE_BY_VALUE;
  const found: Inferred[] = [];
  for (const { target } of candidatesFor(tables, table, column, subjects)) {
    if (!isKeyOfItsOwn(target) || !mayHold(column, target)) continue;
    const one = await tried(tables, { table, column, target }, least, asking);
    if (one) found.push(one);
  }
  const best = bestOf(found);
  return best && (await isTelling(tables, table, column, asking)) ? best : null;
}

/** None where two tables have as many of the values. */
function bestOf(found: readonly Inferred[]): Inferred | null {
  const [best = null, second] = found.toSorted((a, b) => b.evidence.found - a.evidence.found);
  return best?.evidence.found === second?.evidence.found ? null : best;
}

/** Letters and digits, and many of them: found elsewhere it is no chance, also where some are not. */
function isLongCode(cell: string): boolean {
  return cell.length >= SHORTEST_CODE && /^(?=.*\d)(?=.*[a-z])\S+$/i.test(cell);
}

/** A column of a table on no list, or one that is called an id; no key, no day, and nothing that is too short. */
function mayTell(table: TableInfo, column: ColumnInfo): boolean {
  const { id, stats, dateOrder } = column;
  const isAmount = stats.maxDecimals > 0 && stats.numbers === stats.filled;
  const isLong = stats.maxBytes >= SHORTEST_BY_VALUE && !isAmount;
  const mayRefer = isCalledId(column) || !table.known;
  return mayRefer && isLong && dateOrder === null && !table.key.includes(id);
}

function isCalledId({ name }: ColumnInfo): boolean {
  const words = wordsOf(name);
  return words.length > 1 && words.at(-1) === 'id';
}

/** Two tables that count from 10,001 have the same numbers, and nothing in common: only a schema's ids are more. */
function mayHold(column: ColumnInfo, { table }: Target): boolean {
  return column.stats.numbers === 0 || (table.known && isCalledId(column));
}

/** A key that refers to another table itself is found in what it refers to. */
function isKeyOfItsOwn({ table, keyColumn }: Target): boolean {
  return table.columns.find(({ id }) => id === keyColumn)?.references === null;
}

/** Some of the cells first: most columns refer to nothing. */
async function tried(
  tables: Tables,
  { table, column, target }: { table: TableInfo; column: ColumnInfo; target: Target },
  least: number,
  asking: Asking,
): Promise<Inferred | null> {
  const cells = sampleOf(tables.store, table, column);
  const some = cells.filter((cell) => isFound(tables, target, cell)).length;
  if (some === 0 || some < (least - 0.1) * cells.length) return null;
  const evidence = await evidenceFor(tables, table, column, target, asking);
  if (evidence.found === 0 || evidence.found < least * evidence.filled) return null;
  return { references: target.table.id, evidence };
}

function isFound({ store }: Tables, { from, key }: Target, cell: string): boolean {
  return store.value(`SELECT 1 FROM ${from} WHERE ${key} = ? LIMIT 1`, [cell]) !== null;
}

/** Counted over every row. */
export async function evidenceFor(
  tables: Tables,
  table: TableInfo,
  { id }: ColumnInfo,
  { from, key }: Target,
  asking: Asking,
): Promise<ReferenceEvidence> {
  const cell = columnSql('t', id);
  const found = `EXISTS (SELECT 1 FROM ${from} WHERE ${key} = ${cell})`;
  const evidence = { filled: 0, found: 0 };
  for (let start = 0; start < lastRecord(tables.store, table); start += SLICE) {
    await pause(asking);
    const [row = []] = tables.store.rows(
      `SELECT count(*), total(${found}) FROM ${quoteIdentifier(table.id)} AS t
        WHERE t.record > ?1 AND t.record <= ?2 AND ${cell} NOT IN ('', ?3, ?4)`,
      [start, start + SLICE, ...NULL_WORDS],
    );
    evidence.filled += Number(row[0] ?? 0);
    evidence.found += Number(row[1] ?? 0);
  }
  return evidence;
}

/** Long codes of letters and digits, or enough different values of which none is a small number, in the first rows. */
async function isTelling(
  { store }: Tables,
  table: TableInfo,
  { id }: ColumnInfo,
  asking: Asking,
): Promise<boolean> {
  await pause(asking);
  const cell = columnSql('t', id);
  const [row = []] = store.rows(
    `SELECT count(DISTINCT cell), min(length(cell)),
      min(cell GLOB '*[0-9]*' AND cell GLOB '*[A-Za-z]*' AND cell NOT GLOB '* *')
      FROM (SELECT ${cell} AS cell FROM ${quoteIdentifier(table.id)} AS t
        WHERE ${cell} <> '' LIMIT ${SLICE})`,
  );
  const [distinct = 0, shortest = 0, isCode = 0] = row.map(Number);
  if (isCode === 1 && shortest >= SHORTEST_CODE) return distinct > 1;
  return distinct >= FEWEST_BY_VALUE && shortest >= SHORTEST_BY_VALUE;
}
