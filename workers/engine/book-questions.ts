import type { BookChoice, Books, Reconciliation, ReportHead, TieOut } from '../contract/books.ts';
import { QueryError } from '../contract/problems.ts';
import type { IndexingEvent } from '../contract/records.ts';
import type { View } from '../contract/views.ts';
import { dayNumber } from '../query/books/days.ts';
import { chooseBook, ensureBooks } from '../query/books/ready.ts';
import { reconciliationOf } from '../query/books/reconciliation.ts';
import { tieOutsOf } from '../query/books/tie-outs.ts';
import type { Asking } from '../query/question.ts';
import type { Tables } from '../query/tables.ts';

/** What is asked of the trust and ledger files of the open backup. */
export class BookQuestions {
  readonly #tables: Tables;
  readonly #asking: Asking;

  constructor(tables: Tables, asking: Asking) {
    this.#tables = tables;
    this.#asking = asking;
  }

  async books(onIndexing: (event: IndexingEvent) => void): Promise<Books> {
    return (await ensureBooks(this.#tables, this.#asking, onIndexing)).books;
  }

  async choose(table: string, choice: BookChoice | null): Promise<Books> {
    chooseBook(this.#tables, table, choice);
    return (await ensureBooks(this.#tables, this.#asking)).books;
  }

  async tieOuts(asAt: string): Promise<TieOut[]> {
    const read = await ensureBooks(this.#tables, this.#asking);
    return tieOutsOf(this.#tables, read, dayNumber(asAt, 'iso'), this.#asking);
  }

  async reconciliation(
    asAt: string,
    account: string | null,
    statement: string | null,
    ticked: readonly string[],
  ): Promise<Reconciliation> {
    const read = await ensureBooks(this.#tables, this.#asking);
    const worksheet = { asAt: dayNumber(asAt, 'iso'), account, statement, ticked };
    return reconciliationOf(this.#tables, read, worksheet, this.#asking);
  }

  reportHead(_view: View): Promise<ReportHead> {
    return this.#absent();
  }

  #absent(): never {
    const view = this.#tables.catalogue.get('trust') ? 'trust' : 'ledger';
    throw new QueryError({ code: 'V01', facts: { view } });
  }
}
