import type { AmountShape, BookChoice, BookReading } from '../../workers/contract/books.ts';
import type { BookSide, TableInfo } from '../../workers/contract/values.ts';
import { readStored, writeStored } from './storage.ts';

const key = 'strongroom.books';
/** So many choices are remembered; the oldest give way. */
const most = 60;
const sides: readonly (string | null)[] = ['trust', 'ledger', null] satisfies (BookSide | null)[];
const shapes: readonly string[] = [
  'signed',
  'debit-credit',
  'amount-flag',
  'two-accounts',
  'by-type',
] satisfies AmountShape[];

/**
 * How the person says that trust and ledger files are read. Remembered by the name of the table and of its
 * columns, for backups of the same shape; never a value of a backup.
 */
export class BookMemory {
  #choices = $state.raw<ReadonlyMap<string, BookChoice>>(choicesOf(readStored(key)));

  of(table: TableInfo): BookChoice | null {
    return this.#choices.get(nameOf(table)) ?? null;
  }

  /** Null forgets the choice. */
  keep(table: TableInfo, choice: BookChoice | null): void {
    const name = nameOf(table);
    const others = [...this.#choices].filter(([known]) => known !== name);
    const all = choice === null ? others : [...others, [name, choice] as const];
    this.#choices = new Map(all); // eslint-disable-line svelte/prefer-svelte-reactivity -- never changed: each is a new one
    writeStored(key, JSON.stringify(all.slice(-most)));
  }
}

const nameOf = ({ id, columns }: TableInfo): string =>
  JSON.stringify([id, ...columns.map(({ name }) => name)]);

/** What another version wrote, or another program, is forgotten. */
function choicesOf(text: string | null): Map<string, BookChoice> {
  try {
    const pairs: unknown = JSON.parse(text ?? '[]');
    return new Map(Array.isArray(pairs) ? pairs.flatMap(pairOf) : []);
  } catch {
    return new Map();
  }
}

function pairOf(pair: unknown): [string, BookChoice][] {
  if (!Array.isArray(pair) || typeof pair[0] !== 'string') return [];
  const choice = choiceOf(pair[1]);
  return choice ? [[pair[0], choice]] : [];
}

function choiceOf(value: unknown): BookChoice | null {
  const { side, reading } = partsOf(value);
  if (!isSide(side)) return null;
  if (reading === null) return { side, reading };
  const known = readingOf(reading);
  return known && { side, reading: known };
}

function readingOf(value: unknown): BookReading | null {
  const { roles, shape, sign } = partsOf(value);
  if (!isShape(shape) || (sign !== 1 && sign !== -1)) return null;
  const columns = Object.entries(partsOf(roles)).filter(([, column]) => typeof column === 'string');
  return { roles: Object.fromEntries(columns), shape, sign };
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const isSide = (word: unknown): word is BookSide | null =>
  (word === null || typeof word === 'string') && sides.includes(word);

const isShape = (word: unknown): word is AmountShape =>
  typeof word === 'string' && shapes.includes(word);
