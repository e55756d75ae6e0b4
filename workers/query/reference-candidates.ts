import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { idNameOf, isGlued, isIdWord, oneOf, partOf, wordsOf } from './column-words.ts';
import type { Tables } from './tables.ts';
import { targetOf, type Target } from './target.ts';

/** A table that a column may refer to. `fit` says how well its name says so; 0 where only the values can. */
export interface Candidate {
  target: Target;
  fit: number;
}

/** Names of a column that holds what its row lies in. */
const PARENTS = new Set(['parent', 'partof', 'broader', 'childof']);

/**
 * Tables with a key of one column that the name of a column fits, the best fit first, and of two files of one name
 * that of the same part; then the others.
 */
export function candidatesFor(
  tables: Tables,
  table: TableInfo,
  column: ColumnInfo,
  subjects: ReadonlyMap<string, string>,
): Candidate[] {
  if (column.stats.filled === 0) return [];
  return tables.catalogue
    .all()
    .flatMap(({ id }) => targetOf(tables, id) ?? [])
    .filter(({ table: { id, key }, keyColumn }) => {
      const isItself = id === table.id && keyColumn === column.id;
      return (
        key.length > 0 &&
        id !== tables.format.filesTable &&
        !isItself &&
        (id !== table.id || !table.known)
      );
    })
    .map((target) => ({ target, fit: fitOf(tables, { table, column, target, subjects }) }))
    .toSorted((a, b) => b.fit - a.fit || Number(isBeside(table, b)) - Number(isBeside(table, a)));
}

const isBeside = (table: TableInfo, { target }: Candidate): boolean =>
  partOf(table) === partOf(target.table);

interface Pair {
  table: TableInfo;
  column: ColumnInfo;
  target: Target;
  subjects: ReadonlyMap<string, string>;
}

function fitOf(tables: Tables, { table, column, target, subjects }: Pair): number {
  if (target.table.known) return fitOfDeclared(tables, target, wordsOf(column.name));
  if (isNamedForItself(table, column, subjects.get(table.id) ?? '')) return 0;
  const { stem } = idNameOf(column.name);
  if (table.id === target.table.id && PARENTS.has(stem.join(''))) return 15;
  const subject = subjects.get(target.table.id) ?? '';
  return Math.max(fitOfSubject(column.name, stem, subject), fitOfKey(column.name, target, subject));
}

/** What a table calls its own key refers to no other. */
function isNamedForItself({ key }: TableInfo, { id, name }: ColumnInfo, own: string): boolean {
  if (key.length !== 1 || key[0] !== id) return false;
  const { stem } = idNameOf(name);
  return stem.length === 0 || oneOf(stem) === own || isGlued(name, own);
}

/** `billing_account_id` is one of the accounts: ten for each word that says so. */
function fitOfSubject(name: string, stem: readonly string[], subject: string): number {
  if (subject === '') return 0;
  if (isGlued(name, subject)) return 10;
  for (let count = stem.length; count > 0; count -= 1) {
    if (oneOf(stem.slice(-count)) === subject) return 10 * count;
  }
  return 0;
}

/** The column is called what the key is: `accession_no`. A key that is only called an id says nothing. */
function fitOfKey(name: string, { table, keyColumn }: Target, subject: string): number {
  const key = table.columns.find(({ id }) => id === keyColumn)?.name ?? '';
  const { stem, suffix } = idNameOf(key);
  if (stem.length === 0 || (isIdWord(suffix) && oneOf(stem) !== subject)) return 0;
  const wanted = wordsOf(key);
  return endsIn(wordsOf(name), wanted) ? 10 * wanted.length - 5 : 0;
}

/** How many words of a declared key end the name: `reviewer_participant_id` ends in `participant_id`. */
function fitOfDeclared({ format }: Tables, { table }: Target, words: readonly string[]): number {
  const schema = format.schemaOf(table.id);
  const [key = ''] = schema?.key ?? [];
  const names = [key, ...(schema?.columns[key]?.aliases ?? [])].filter((name) => name !== 'id');
  if (words.length < 2 || words.at(-1) !== 'id') return 0;
  const fits = names.map(wordsOf).map((wanted) => (endsIn(words, wanted) ? wanted.length : 0));
  return Math.max(0, ...fits);
}

function endsIn(words: readonly string[], wanted: readonly string[]): boolean {
  const end = words.slice(-wanted.length);
  return end.length === wanted.length && wanted.every((word, at) => word === end[at]);
}
