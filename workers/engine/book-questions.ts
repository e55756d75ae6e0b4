import type {
  BookChoice,
  Books,
  Reconciliation,
  ReportHead,
  TieOut,
  Worksheet,
} from '../contract/books.ts';
import type { IndexingEvent } from '../contract/records.ts';
import type { View } from '../contract/views.ts';
import { dayNumber } from '../query/books/days.ts';
import { chooseBook, ensureBooks } from '../query/books/ready.ts';
import { reconciliationOf } from '../query/books/reconciliation.ts';
import { reportHead, type SourcesOf } from '../query/reports/report-head.ts';
import { tieOutsOf } from '../query/books/tie-outs.ts';
import type { Asking } from '../query/question.ts';
import type { Tables } from '../query/tables.ts';

/** What is asked of the trust and ledger files of the open backup. */
export class BookQuestions {
  readonly #tables: Tables;
  readonly #asking: Asking;
  readonly #sourcesOf: SourcesOf;

  constructor(tables: Tables, asking: Asking, sourcesOf: SourcesOf) {
    this.#tables = tables;
    this.#asking = asking;
    this.#sourcesOf = sourcesOf;
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

  async reconciliation(worksheet: Worksheet): Promise<Reconciliation> {
    const read = await ensureBooks(this.#tables, this.#asking);
    return reconciliationOf(this.#tables, read, worksheet, this.#asking);
  }

  async reportHead(view: View): Promise<ReportHead> {
    const read = await ensureBooks(this.#tables, this.#asking);
    const parts = { asking: this.#asking, sourcesOf: this.#sourcesOf };
    return reportHead(this.#tables, read, view, parts);
  }
}
