import type { ColumnInfo, ReferenceEvidence, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { lastRecord } from './find-records.ts';
import { pause, type Asking } from './question.ts';
import { columnSql, NULL_WORDS, type Tables } from './tables.ts';
import { targetOf, type Target } from './target.ts';

/** Rows looked at between two moments in which messages are heard. */
const SLICE = 50_000;

/** Of the filled cells so many must lead somewhere: where the name says the same, and where values are all there is. */
const SHARE_BY_NAME = 0.8;
const SHARE_BY_VALUE = 0.98;

/** Values alone tell nothing where they are few, or small numbers: every table has a record 7. */
const FEWEST_BY_VALUE = 20;
const SHORTEST_BY_VALUE = 5;

/**
 * Gives the columns that no schema names, and whose name says that they hold ids, the table that they refer to: by
 * that name and by the values, or by values that are no small numbers. Each with the evidence it rests on.
 */
export async function inferReferences(tables: Tables, asking: Asking): Promise<void> {
  for (const table of tables.catalogue.all()) {
    const columns: ColumnInfo[] = [];
    for (const column of table.columns) columns.push(await inferred(tables, table, column, asking));
    const isSame = columns.every((column, at) => column === table.columns[at]);
    if (!isSame) tables.catalogue.add({ ...table, columns });
  }
}

async function inferred(
  tables: Tables,
  table: TableInfo,
  column: ColumnInfo,
  asking: Asking,
): Promise<ColumnInfo> {
  const words = wordsOf(column.name);
  if (column.known !== null || column.evidence !== null || !isIdName(words)) return column;
  for (const { target, byName } of candidates(tables, table, column, words)) {
    const evidence = await evidenceFor(tables, table, column, target, asking);
    const least = byName ? SHARE_BY_NAME : SHARE_BY_VALUE;
    if (evidence.found === 0 || evidence.found < least * evidence.filled) continue;
    if (!byName && !(await isTelling(tables, table, column, asking))) continue;
    return { ...column, kind: 'id', references: target.table.id, evidence };
  }
  return column;
}

interface Candidate {
  target: Target;
  byName: boolean;
}

/** Tables that the name of a column fits, the longest fit first; then all others, for its values to tell. */
function candidates(
  tables: Tables,
  table: TableInfo,
  { stats }: ColumnInfo,
  words: readonly string[],
): Candidate[] {
  if (stats.filled === 0) return [];
  const targets = tables.catalogue
    .all()
    .filter(({ id, known }) => known && id !== table.id)
    .flatMap(({ id }) => targetOf(tables, id) ?? [])
    .filter(({ table: { key } }) => key.length > 0);
  const named = targets
    .map((target) => ({ target, byName: true, fit: fitOf(tables, target, words) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit);
  const isLong = stats.maxBytes >= SHORTEST_BY_VALUE;
  const others = isLong ? targets.map((target) => ({ target, byName: false })) : [];
  return [...named, ...others];
}

/** How many words of a target's key end the name: `reviewer_participant_id` ends in `participant_id`. */
function fitOf({ format }: Tables, { table }: Target, words: readonly string[]): number {
  const schema = format.schemaOf(table.id);
  const [key = ''] = schema?.key ?? [];
  const names = [key, ...(schema?.columns[key]?.aliases ?? [])].filter((name) => name !== 'id');
  const fits = names.map((name) => {
    const wanted = wordsOf(name);
    const end = words.slice(-wanted.length);
    return end.length === wanted.length && wanted.every((word, at) => word === end[at])
      ? wanted.length
      : 0;
  });
  return Math.max(0, ...fits);
}

/** "ReviewerParticipantID" → reviewer, participant, id. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const isIdName = (words: readonly string[]): boolean => words.length > 1 && words.at(-1) === 'id';

async function evidenceFor(
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

/** Enough different values, and none of them a small number. */
async function isTelling(
  { store }: Tables,
  table: TableInfo,
  { id }: ColumnInfo,
  asking: Asking,
): Promise<boolean> {
  await pause(asking);
  const cell = columnSql('t', id);
  const [row = []] = store.rows(
    `SELECT count(DISTINCT ${cell}), min(length(${cell})) FROM ${quoteIdentifier(table.id)} AS t
      WHERE ${cell} <> ''`,
  );
  const [distinct, shortest] = row.map(Number);
  return (distinct ?? 0) >= FEWEST_BY_VALUE && (shortest ?? 0) >= SHORTEST_BY_VALUE;
}
