import type { BookChoice, Books, Reconciliation, ReportHead, TieOut } from '../contract/books.ts';
import { QueryError } from '../contract/problems.ts';
import type { IndexingEvent } from '../contract/records.ts';
import type { View } from '../contract/views.ts';
import type { Tables } from '../query/tables.ts';

/** What is asked of the trust and ledger files of the open backup. */
export class BookQuestions {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  books(_onIndexing: (event: IndexingEvent) => void): Promise<Books> {
    return this.#absent();
  }

  choose(_table: string, _choice: BookChoice | null): Promise<Books> {
    return this.#absent();
  }

  tieOuts(_asAt: string): Promise<TieOut[]> {
    return this.#absent();
  }

  reconciliation(
    _asAt: string,
    _account: string | null,
    _statement: string | null,
    _ticked: readonly string[],
  ): Promise<Reconciliation> {
    return this.#absent();
  }

  reportHead(_view: View): Promise<ReportHead> {
    return this.#absent();
  }

  #absent(): never {
    const view = this.#tables.catalogue.get('trust') ? 'trust' : 'ledger';
    throw new QueryError({ code: 'V01', facts: { view } });
  }
}
