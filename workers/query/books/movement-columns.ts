import { keyOf } from '../address.ts';
import type { Tables } from '../tables.ts';
import { textColumn } from '../view-plan.ts';
import { cashOf } from './cash.ts';
import { isCounted, struckWord } from './movements.ts';
import type { ReckonedColumn, ReportColumn } from './report.ts';
import { matterColumns, type MatterColumns, type MatterText } from './report-matters.ts';
import type { ReportParams } from './report-params.ts';
import type { RecordSource } from './report-source.ts';
import { dayColumn, moneyColumn } from './report-values.ts';
import { noDay, type TrustBook } from './trust-book.ts';
import { placeIn, rowTexts, textColumnOf, type RowText } from './trust-texts.ts';

/** What a trust report is made of. */
export interface TrustContext {
  tables: Tables;
  book: TrustBook;
  params: ReportParams;
}

/** Which movement a row of a report is; below zero for an opening or closing balance, which says so itself. */
export interface MovementRows {
  movement: Int32Array;
  /** Of a row that is no movement. */
  instead?: (row: number) => { day: number | null; words: string };
}

/** Makes the columns of a report whose rows are movements. Columns that nothing in the backup fills are left out. */
export class MovementColumns {
  readonly records: RecordSource;
  /** Labels of those left out. */
  readonly absent: string[] = [];
  readonly #context: TrustContext;
  readonly #rows: MovementRows;
  readonly #matters: MatterColumns;

  constructor(context: TrustContext, rows: MovementRows) {
    const { tables, book } = context;
    this.#context = context;
    this.#rows = rows;
    this.records = rowTexts(tables, book, book.tables, placeIn(book, this.at));
    this.#matters = matterColumns(tables, (row) => this.ledger(row)?.matter ?? '');
  }

  readonly at = (row: number): number => this.#rows.movement[row] ?? -1;

  ledger(row: number): TrustBook['ledgers'][number] | undefined {
    const { book } = this.#context;
    const at = this.at(row);
    return at < 0 ? undefined : book.ledgers[cashOf(book).ledger[at] ?? 0];
  }

  /** In every sum; what is struck out is in none. */
  counts(row: number): boolean {
    return isCounted(this.#context.book.flags[this.at(row)] ?? 0);
  }

  /** Leads to the row's own record. */
  date(label = 'Date'): ReckonedColumn {
    const { book } = this.#context;
    return {
      column: dayColumn({ id: 'date', label }),
      value: (row) => {
        const at = this.at(row);
        return at < 0 ? (this.#rows.instead?.(row).day ?? null) : (book.day[at] ?? null);
      },
      opensRecord: true,
    };
  }

  /** Where it is another day. */
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

  text(of: RowText, id: string, label: string): ReportColumn | null {
    const found = textColumnOf(this.records, of, { id, label });
    if (!found) this.absent.push(label);
    return found;
  }

  /** The text, or in an opening or closing row what it is. */
  reason(): ReportColumn {
    const words = (row: number): string => this.#rows.instead?.(row).words ?? '';
    const found = textColumnOf(this.records, 'reason', { id: 'reason', label: 'Reason' });
    if (found) return { ...found, instead: words };
    const column = textColumn({ id: 'reason', label: 'Reason', maxBytes: 20 });
    return { column, value: (row) => (this.at(row) < 0 ? words(row) : null) };
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
    const { book } = this.#context;
    if (cashOf(book).accounts.length < 2) return null;
    const column = textColumn({ id: 'account', label: 'Account', maxBytes: 20 });
    return { column, value: (row) => accountLabel(book, this.ledger(row)?.account ?? '') };
  }

  transaction(): ReckonedColumn | null {
    const { book, tables } = this.#context;
    if (book.transactions.every((id) => id === '')) return null;
    const table = 'general_ledger_transactions';
    const isThere = tables.catalogue.get(table) !== undefined;
    const idOf = (row: number): string =>
      book.transactions[book.transaction[this.at(row)] ?? -1] ?? '';
    return {
      column: textColumn({ id: 'transaction', label: 'Transaction', maxBytes: 10, kind: 'id' }),
      value: (row) => (this.at(row) < 0 ? null : idOf(row)),
      link: (row) =>
        isThere && this.at(row) >= 0 && idOf(row) !== ''
          ? { table, key: keyOf([idOf(row)]) }
          : null,
    };
  }

  /** What of each movement goes one way, positive; `way` 1 is what comes in. */
  amount(id: string, label: string, way: 1 | -1): ReckonedColumn {
    const { book } = this.#context;
    return this.money(id, label, (row) => {
      const units = BigInt(way) * (book.units[this.at(row)] ?? 0n);
      return units > 0n || (units === 0n && way === 1) ? units : null;
    });
  }

  /** Adds up; what is struck out is shown and not added. */
  money(id: string, label: string, value: (row: number) => bigint | null): ReckonedColumn {
    return {
      column: moneyColumn({ id, label }, this.#context.book.scale),
      value: (row) => (this.at(row) < 0 ? null : value(row)),
      isTotalled: (row) => this.counts(row),
    };
  }

  /** Only where struck rows are shown. */
  struck(): ReckonedColumn | null {
    const { book, params } = this.#context;
    if (!params.withStruck) return null;
    const column = textColumn({ id: 'struck', label: 'Struck', maxBytes: 8 });
    return {
      column,
      value: (row) => (this.at(row) < 0 ? null : struckWord(book.flags[this.at(row)] ?? 0)),
    };
  }
}

/** What a trust account is called. */
export function accountLabel({ books }: TrustBook, account: string): string {
  return books.accounts.find(({ key }) => key === account)?.label ?? account;
}
