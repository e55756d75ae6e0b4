import { keyOf } from '../address.ts';
import type { Tables } from '../tables.ts';
import { textColumn } from '../view-plan.ts';
import { isStruck } from '../books/counting.ts';
import { struckWord } from '../books/movements.ts';
import type { ReckonedColumn, Report, ReportColumn } from './report.ts';
import { isThere } from './report-matters.ts';
import type { ReportParams } from './report-params.ts';
import type { RecordSource } from './report-source.ts';
import { dayColumn, moneyColumn } from './report-values.ts';
import { noDay, type LedgerBook, type TrustBook } from '../books/trust-book.ts';
import { placeIn, rowTexts, textColumnOf, type RowText } from './trust-texts.ts';

/** What a report is made of. */
export interface BookContext<Book extends TrustBook | LedgerBook = TrustBook | LedgerBook> {
  tables: Tables;
  book: Book;
  params: ReportParams;
}

/** Which movement or entry a row of a report is; below zero for an opening or closing balance, which says so itself. */
export interface BookRows {
  movement: Int32Array;
  /** Of a row that is no movement. */
  instead?: (row: number) => { day: number | null; words: string };
  /** By its flags, whether a row is in the sums; without it, what is not struck out. */
  isCounted?: (flags: number) => boolean;
}

/** Makes the columns of a report whose rows are movements or entries. Columns that no file has are left out. */
export class RowColumns {
  readonly records: RecordSource;
  /** Labels of those left out. */
  readonly absent: string[] = [];
  readonly #context: BookContext;
  readonly #rows: BookRows;

  constructor(context: BookContext, rows: BookRows) {
    this.#context = context;
    this.#rows = rows;
    const { tables, book } = context;
    this.records = rowTexts(tables, book, book.tables, placeIn(book, this.at));
  }

  readonly at = (row: number): number => this.#rows.movement[row] ?? -1;

  /** Leads to the row's own record. */
  date(): ReckonedColumn {
    const { book } = this.#context;
    return {
      column: dayColumn({ id: 'date', label: 'Date' }),
      value: (row) => {
        const at = this.at(row);
        return at < 0 ? (this.#rows.instead?.(row).day ?? null) : (book.day[at] ?? null);
      },
      opensRecord: true,
    };
  }

  /** Where it is another day; null where no file says. */
  entered(): ReckonedColumn | null {
    const { book } = this.#context;
    if (book.entered.every((day) => day === noDay)) return null;
    return {
      column: dayColumn({ id: 'entered', label: 'Entered' }),
      value: (row) => {
        const day = book.entered[this.at(row)] ?? noDay;
        return day === noDay || day === book.day[this.at(row)] ? null : day;
      },
    };
  }

  /** The first of these texts that the files have. */
  text(id: string, label: string, ...of: readonly RowText[]): ReportColumn | null {
    for (const one of of) {
      const found = textColumnOf(this.records, one, { id, label });
      if (found) return found;
    }
    this.absent.push(label);
    return null;
  }

  /** What for; in an opening or closing row what it is. */
  reason(): ReportColumn {
    const words = (row: number): string => this.#rows.instead?.(row).words ?? '';
    const found = textColumnOf(this.records, 'reason', { id: 'reason', label: 'Reason' });
    if (found) return { ...found, instead: words };
    const column = textColumn({ id: 'reason', label: 'Reason', maxBytes: 20 });
    return { column, value: (row) => (this.at(row) < 0 ? words(row) : null) };
  }

  /** Leads to the transaction in the ledger; null where no row says its transaction. */
  transaction(): ReckonedColumn | null {
    const { book } = this.#context;
    if (book.transactions.every((id) => id === '')) return null;
    const ledger = book.books.files.find(
      ({ side, unread }) => side === 'ledger' && unread === null,
    );
    const idOf = (row: number): string =>
      book.transactions[book.transaction[this.at(row)] ?? -1] ?? '';
    return {
      column: textColumn({ id: 'transaction', label: 'Transaction', maxBytes: 10, kind: 'id' }),
      value: idOf,
      link: (row) =>
        ledger && idOf(row) !== '' ? { table: ledger.table, key: keyOf([idOf(row)]) } : null,
    };
  }

  /** What goes one way, without its sign: `way` 1 is what is positive in the book. */
  amount(id: string, label: string, way: 1 | -1): ReckonedColumn {
    const { book } = this.#context;
    return this.money(id, label, (row) => {
      const units = BigInt(way) * (book.units[this.at(row)] ?? 0n);
      return units > 0n || (units === 0n && way === 1) ? units : null;
    });
  }

  /** Adds up; what does not count is shown and not added. */
  money(id: string, label: string, value: (row: number) => bigint | null): ReckonedColumn {
    const { flags, scale } = this.#context.book;
    const { isCounted = (own: number) => !isStruck(own) } = this.#rows;
    return {
      column: moneyColumn({ id, label }, scale),
      value: (row) => (this.at(row) < 0 ? null : value(row)),
      isTotalled: (row) => isCounted(flags[this.at(row)] ?? 0),
    };
  }

  balance(balances: BigInt64Array): ReckonedColumn {
    return {
      column: moneyColumn({ id: 'balance', label: 'Balance' }, this.#context.book.scale),
      value: (row) => balances[row] ?? 0n,
    };
  }

  /** Only where struck rows are shown, or asked for. */
  struck(): ReckonedColumn | null {
    const { book, params } = this.#context;
    const isAny = this.#rows.movement.some((at) => isStruck(book.flags[at] ?? 0));
    if (!params.withStruck && !isAny) return null;
    const column = textColumn({ id: 'struck', label: 'Struck', maxBytes: 8 });
    return { column, value: (row) => struckWord(book.flags[this.at(row)] ?? 0) };
  }

  report(title: string, columns: readonly (ReportColumn | null)[]): Report {
    const { book } = this.#context;
    const [only = '', another] = book.tables;
    return {
      title,
      table: another === undefined ? only : '',
      columns: columns.filter(isThere),
      absent: [...new Set(this.absent)],
      size: this.#rows.movement.length,
      records: this.records,
      scale: book.scale,
    };
  }
}
