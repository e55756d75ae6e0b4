import type { BookRole } from '../../contract/books.ts';
import { QueryError } from '../../contract/problems.ts';
import type { PlannedColumn, ViewPlan } from '../view-plan.ts';
import { linkedColumn } from '../table-view.ts';
import { findColumn, type Tables } from '../tables.ts';
import type { FoundColumn } from './report.ts';
import { RecordSource, type RecordPlace } from './report-source.ts';
import { firstText, referencesOf, textOf, textsPlan } from './report-texts.ts';
import type { AnyBook } from '../books/movements.ts';
import type { LedgerBook, TrustBook } from '../books/trust-book.ts';

/** What a row of a trust or ledger file says in words, by the roles of its columns. */
export type RowText =
  | 'type'
  | 'number'
  | 'reference'
  | 'party'
  | 'payer'
  | 'payee'
  | 'person'
  | 'reason'
  | 'method'
  | 'bank'
  | 'deposit'
  | 'references'
  | 'rawDate'
  | 'rawAmount'
  | 'rawDebit'
  | 'rawCredit'
  | 'matter'
  | 'rawMatter'
  | 'rawTransaction';

/** The texts of rows of these files. `place` tells the row of a report where its record lies among `files`. */
export function rowTexts(
  tables: Tables,
  book: Pick<TrustBook | LedgerBook, 'books'>,
  files: readonly string[],
  place: RecordPlace,
): RecordSource {
  return new RecordSource(
    tables.store,
    files.map((id) => planOf(tables, book, id)),
    place,
  );
}

/** Where the records of movements lie, by their numbers in the book; below zero is none. */
export function placeIn(book: AnyBook, movementOf: (row: number) => number): RecordPlace {
  return {
    table: (row) => book.table[movementOf(row)] ?? 0,
    record: (row) => book.record[movementOf(row)] ?? 0,
  };
}

/** A column of a report; null where no file has it. */
export function textColumnOf(
  source: RecordSource,
  of: RowText,
  { id = of, label }: { id?: string; label: string },
): FoundColumn | null {
  const at = source.placeOf(of);
  const planned = source.plans.find(({ columns }) => columns[at]?.column.label !== '')?.columns[at];
  return planned ? { column: { ...planned.column, id, label }, source, at } : null;
}

function planOf(tables: Tables, { books }: Pick<TrustBook, 'books'>, id: string): ViewPlan {
  const table = tables.catalogue.get(id);
  if (!table) throw new QueryError({ code: 'V01', facts: { view: id } });
  const roles = books.files.find((file) => file.table === id)?.roles ?? {};
  const of = (role: BookRole): PlannedColumn | null => textOf(tables, table, roles[role]);
  const asItStands = (role: BookRole): PlannedColumn | null => {
    const column = findColumn(table, roles[role] ?? '');
    return column ? linkedColumn(tables, table, column) : null;
  };
  const numbers = [of('receipt'), of('payment'), of('cheque')];
  const references = referencesOf(tables, table, roles.transaction);
  const reference = firstText([...numbers, of('reference')]);
  const columns: Record<RowText, PlannedColumn | null> = {
    type: of('type'),
    number: firstText(numbers),
    reference: reference ?? references,
    party: firstText([of('payer'), of('payee'), of('person')]),
    payer: of('payer'),
    payee: of('payee'),
    person: of('person'),
    reason: of('memo'),
    method: of('method'),
    bank: of('bank'),
    deposit: asItStands('deposit'),
    references,
    matter: of('matter'),
    rawDate: of('date'),
    rawAmount: of('amount'),
    rawDebit: of('debit'),
    rawCredit: of('credit'),
    rawMatter: asItStands('matter'),
    rawTransaction: asItStands('transaction'),
  };
  return textsPlan(table, columns);
}
