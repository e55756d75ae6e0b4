import { createContext } from 'svelte';
import type { BookChoice, Books } from '../../workers/contract/books.ts';
import { problemOf, type Problem } from '../../workers/contract/problems.ts';
import type { IndexingEvent } from '../../workers/contract/records.ts';
import type { BookSide, TableInfo } from '../../workers/contract/values.ts';
import { countryOfCurrency, countryOfLanguage, inCountry, type Country } from '../text/country.ts';
import { BookMemory } from './book-memory.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';
import { Reconciling } from './reconciling.svelte.ts';
import type { Session } from './session.svelte.ts';

/** The books of the open backup, how they are read, and the words for clients' money. */
export class BookDesk {
  books = $state.raw<Books | null>(null);
  problem = $state.raw<Problem | null>(null);
  progress = $state.raw<IndexingEvent | null>(null);
  /** Counts readings: what was reckoned before may be otherwise now. */
  readings = $state(0);
  /** The person asked for paper: it is printed as soon as it is laid out. */
  isPrinting = false;
  readonly reconciling: Reconciling;
  /** The country that the backup's currency tells, or else the device's language. */
  readonly told: Country = $derived(
    countryOfCurrency(this.books?.currency ?? '') ?? countryOfLanguage(navigator.language) ?? 'NZ',
  );
  readonly country: Country = $derived.by(() => this.#preferences.country ?? this.told);

  readonly #session: Session;
  readonly #preferences: Preferences;
  readonly #memory = new BookMemory();
  #questions = 0;

  constructor(session: Session, preferences: Preferences) {
    this.#session = session;
    this.#preferences = preferences;
    this.reconciling = new Reconciling(session.engine);
  }

  /** This app's words as the country has them. */
  readonly words = (text: string): string => inCountry(text, this.country);

  /** The book that a table is or could be part of, as the engine or the person says; null for none. */
  readonly sideOf = (table: TableInfo): BookSide | null =>
    this.#memory.of(table)?.side ?? table.book;

  /** The tables of a book, as far as can be told before it is read. */
  tablesOf(side: BookSide): TableInfo[] {
    return this.#session.tables.filter((table) => this.sideOf(table) === side);
  }

  /** Reads the books as they stand now, with what the person chose before for files of this shape. */
  async open(): Promise<void> {
    await this.#ask(async () => {
      const { engine } = this.#session;
      let books = await engine.books((event) => (this.progress = event));
      for (const table of this.#session.tables) {
        const choice = this.#memory.of(table);
        const file = books.files.find((one) => one.table === table.id);
        if (choice && file?.isChosen !== true) books = await engine.chooseBook(table.id, choice);
      }
      return books;
    });
  }

  /** Null: as the evidence alone has it. */
  async choose(table: string, choice: BookChoice | null): Promise<void> {
    await this.#ask(async () => {
      const books = await this.#session.engine.chooseBook(table, choice);
      const known = this.#session.table(table);
      if (known) this.#memory.keep(known, choice);
      return books;
    });
  }

  async #ask(question: () => Promise<Books>): Promise<void> {
    const asked = ++this.#questions;
    try {
      const books = await question();
      if (asked !== this.#questions) return;
      this.books = books;
      this.problem = null;
      this.readings += 1;
    } catch (error) {
      const problem = problemOf(error);
      if (asked === this.#questions && problem.code !== 'E01') this.problem = problem;
    } finally {
      if (asked === this.#questions) this.progress = null;
    }
  }
}

export const [getBookDesk, setBookDesk] = createContext<BookDesk>();
