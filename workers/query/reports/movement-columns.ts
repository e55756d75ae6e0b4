import { textColumn } from '../view-plan.ts';
import { cashOf } from '../books/cash.ts';
import type { ReckonedColumn, ReportColumn } from './report.ts';
import { matterColumns, type MatterColumns, type MatterText } from './report-matters.ts';
import { RowColumns, type BookContext, type BookRows } from './row-columns.ts';
import type { TrustBook } from '../books/trust-book.ts';

export type TrustContext = BookContext<TrustBook>;

/** The ledger of one matter for one trust account. */
export type MatterLedger = TrustBook['ledgers'][number];

/** The columns of a report whose rows are movements of trust money. */
export class MovementColumns extends RowColumns {
  readonly #book: TrustBook;
  readonly #matters: MatterColumns;

  constructor(context: TrustContext, rows: BookRows) {
    super(context, rows);
    this.#book = context.book;
    this.#matters = matterColumns(context.tables, (row) => this.ledger(row)?.matter ?? '');
  }

  ledger(row: number): MatterLedger | undefined {
    const at = this.at(row);
    return at < 0 ? undefined : this.#book.ledgers[cashOf(this.#book).ledger[at] ?? 0];
  }

  matter(): ReckonedColumn {
    return this.#matters.number('matter', 'Matter');
  }

  matterText(of: MatterText, id: string, label: string): ReportColumn | null {
    const found = this.#matters.text(of, id, label);
    if (!found) this.absent.push(label);
    return found;
  }

  /** Null where there is just one. */
  account(): ReckonedColumn | null {
    if (cashOf(this.#book).accounts.length < 2) return null;
    const column = textColumn({ id: 'account', label: 'Account', maxBytes: 20 });
    return { column, value: (row) => accountLabel(this.#book, this.ledger(row)?.account ?? '') };
  }
}

/** What a trust account is called. */
export function accountLabel({ books }: TrustBook, account: string): string {
  return books.accounts.find(({ key }) => key === account)?.label ?? account;
}
