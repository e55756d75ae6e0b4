import type { BookChoice, Books } from '../../contract/books.ts';
import { EngineError } from '../../contract/problems.ts';
import type { IndexingEvent } from '../../contract/records.ts';
import type { TableInfo } from '../../contract/values.ts';
import type { Store } from '../../store/store.ts';
import { pause, type Asking } from '../question.ts';
import type { Tables } from '../tables.ts';
import { readBooks } from './reading/read-books.ts';
import type { LedgerBook, TrustBook } from './trust-book.ts';

/** The books of a backup, read. Both are there; where the backup has no such file, its book has no rows. */
export interface ReadBooks {
  books: Books;
  trust: TrustBook;
  ledger: LedgerBook;
}

type Listener = (event: IndexingEvent) => void;

/** One reading of the books, for the tables and choices that it was made of. */
interface Reading {
  tables: readonly TableInfo[];
  choices: ReadonlyMap<string, BookChoice>;
  done: Promise<ReadBooks>;
  listeners: Set<Listener>;
}

interface State {
  choices: ReadonlyMap<string, BookChoice>;
  reading: Reading | null;
}

const states = new WeakMap<Store, State>();

/**
 * The books, read once for the tables there are and what the person chose. The first question goes through all
 * rows, and tells how far it is; it goes on when it is no longer wanted, as another may be waiting for the same.
 */
export async function ensureBooks(
  tables: Tables,
  asking: Asking,
  onIndexing?: Listener,
): Promise<ReadBooks> {
  const state = stateOf(tables.store);
  const current = state.reading;
  const reading =
    current && isCurrent(current, state, tables) ? current : begin(state, tables, asking);
  if (onIndexing) reading.listeners.add(onIndexing);
  try {
    const books = await reading.done;
    await pause(asking);
    return books;
  } catch (error) {
    await pause(asking);
    if (isCurrent(reading, state, tables)) throw error;
    return ensureBooks(tables, asking, onIndexing); // a table or a choice came meanwhile
  }
}

/** The person says how a file is read; null takes it back. The books are read again when next asked for. */
export function chooseBook({ store }: Tables, table: string, choice: BookChoice | null): void {
  const state = stateOf(store);
  const choices = new Map(state.choices);
  if (choice) choices.set(table, choice);
  else choices.delete(table);
  state.choices = choices;
}

function stateOf(store: Store): State {
  const known = states.get(store) ?? { choices: new Map<string, BookChoice>(), reading: null };
  states.set(store, known);
  return known;
}

/** Loading another volume, or saying how a date is written, makes other tables. */
function isCurrent(
  reading: Omit<Reading, 'done' | 'listeners'>,
  { choices }: State,
  { catalogue }: Tables,
): boolean {
  const now = catalogue.all();
  return (
    reading.choices === choices &&
    reading.tables.length === now.length &&
    reading.tables.every((table, at) => table === now[at])
  );
}

function begin(state: State, tables: Tables, { breathe }: Asking): Reading {
  const listeners = new Set<Listener>();
  const { choices } = state;
  const infos = tables.catalogue.all();
  const basis = { tables: infos, choices };
  const check = (): void => {
    if (!isCurrent(basis, state, tables)) throw new EngineError({ code: 'E01', facts: {} });
  };
  const onIndexing: Listener = (event) => {
    for (const listener of listeners) listener(event);
  };
  const done = readBooks(tables, { choices, breathe, check, onIndexing });
  const reading: Reading = { ...basis, done, listeners };
  state.reading = reading;
  reading.done.then(
    () => listeners.clear(),
    () => {
      if (state.reading === reading) state.reading = null;
    },
  );
  return reading;
}
