import type { TableInfo } from '../contract/values.ts';
import type { Tables } from './tables.ts';

/** Words that say of a column that it holds ids, whatever of: `account_id`, `accession no`. */
const ID_WORDS = new Set(['id', 'uid', 'guid', 'uuid', 'sid', 'key', 'pk', 'fk']);
const CODE_WORDS = new Set(['no', 'nr', 'num', 'number', 'code', 'ref', 'reference']);

export const isIdWord = (word: string): boolean => ID_WORDS.has(word);
export const isCodeWord = (word: string): boolean => CODE_WORDS.has(word);

/** "ReviewerParticipantID" → reviewer, participant, id. A custom field's `__c` is no word of its name. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/__c$/i, '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** What a name is of, and the word that says it holds ids: `owner_account_id`, `id_account`, `account`. */
export interface IdName {
  stem: readonly string[];
  /** '' where no word says so. */
  suffix: string;
}

export function idNameOf(name: string): IdName {
  const words = wordsOf(name);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (isIdWord(last) || isCodeWord(last)) return { stem: words.slice(0, -1), suffix: last };
  if (isIdWord(first) && words.length > 1) return { stem: words.slice(1), suffix: first };
  return { stem: words, suffix: '' };
}

const ODD_PLURALS: Readonly<Record<string, string>> = { people: 'person', children: 'child' };

/** One of them, by the common rules of English; a word that is no plural stays as it is. */
export function singularOf(word: string): string {
  if (Object.hasOwn(ODD_PLURALS, word)) return ODD_PLURALS[word] ?? word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

/** One of what the words name, written as one: "sales orders" and "SalesOrder" are alike. */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), singularOf(last)].join('');
}

/** `accountid`, where accounts are there. */
export function isGlued(name: string, subject: string): boolean {
  return (
    subject !== '' &&
    ['id', 'guid', 'uuid', 'no', 'code'].some((end) => wordsOf(name).join('') === subject + end)
  );
}

/** What each table that no schema names holds one of, by its file's name without days and what all names begin with. */
export function subjectsOf({ catalogue }: Tables): ReadonlyMap<string, string> {
  const named = catalogue
    .all()
    .filter(({ known }) => !known)
    .map((table) => [table, trimmed(wordsOf(nameOf(table)))] as const);
  const shared = sharedStart(named.map(([, words]) => words));
  return new Map(named.map(([{ id }, words]) => [id, oneOf(words.slice(shared))]));
}

/** `csv` stands before a name that is kept for another table; a further file of a name is a part of it. */
const nameOf = ({ id }: TableInfo): string => id.replace(/^csv_/, '').replace(PART, '');

const PART = /_part_(\d+)$/;

/** Which of the files of one name a table is: exports of two weeks have each file twice. */
export function partOf({ id }: TableInfo): string {
  return PART.exec(id)?.[1] ?? '';
}

function trimmed(words: readonly string[]): readonly string[] {
  const isNumber = (word: string | undefined): boolean => /^\d+$/.test(word ?? '');
  let [from, to] = [0, words.length];
  while (from < to - 1 && isNumber(words[from])) from += 1;
  while (to > from + 1 && isNumber(words[to - 1])) to -= 1;
  return words.slice(from, to);
}

function sharedStart(names: readonly (readonly string[])[]): number {
  const [first = [], ...others] = names;
  if (others.length === 0) return 0;
  let count = 0;
  while (
    others
      .concat([first])
      .every((words) => words.length > count + 1 && words[count] === first[count])
  ) {
    count += 1;
  }
  return count;
}
