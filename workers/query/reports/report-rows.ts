import { textColumn } from '../view-plan.ts';
import type { Tables } from '../tables.ts';
import { isThere, matterColumns } from './report-matters.ts';
import type { Report, ReportColumn } from './report.ts';
import { dayColumn, moneyColumn } from './report-values.ts';
import { RecordSource } from './report-source.ts';
import { textsPlan } from './report-texts.ts';
import { noDay, type BookException, type LedgerBook, type TrustBook } from '../books/trust-book.ts';
import { rowTexts, textColumnOf, type RowText } from './trust-texts.ts';

/** Exceptions by their kind, as a person would call them. */
const words: Readonly<Record<string, string>> = {
  overdrawn: 'Overdrawn',
  dormant: 'Dormant balance',
  'closed-balance': 'Closed with a balance',
  'no-matter': 'Without a matter',
  'orphan-matter': 'Matter not listed',
  orphan: 'Not in the ledger',
  'ledger-only': 'Only in the ledger',
  differs: 'Differs from the ledger',
  unbalanced: 'Does not balance',
  'journal-legs': 'Transfer does not balance',
  gap: 'Number missing',
  duplicate: 'Number used twice',
  'back-dated': 'Entered late',
  'shared-numbers': 'Number in two files',
};

const wordsOf = (kind: string): string => words[kind] ?? kind;

/** What has to be explained, each with the record that shows it (domain.md R9). */
export function exceptionsReport(
  tables: Tables,
  book: TrustBook | LedgerBook,
  found: readonly BookException[],
): Report {
  const { scale } = book;
  const names = [...new Set(found.map(({ table }) => table))];
  const shown = names.flatMap((id) => tables.catalogue.get(id) ?? []);
  const places = new Map(shown.map(({ id }, at) => [id, at]));
  const records = new RecordSource(
    tables.store,
    shown.map((table) => textsPlan(table, {})),
    {
      table: (row) => places.get(found[row]?.table ?? '') ?? 0,
      record: (row) => (places.has(found[row]?.table ?? '') ? (found[row]?.record ?? 0) : 0),
    },
  );
  const matters = matterColumns(tables, (row) => found[row]?.matter ?? '');
  const listed = [
    {
      column: textColumn({ id: 'what', label: 'What', maxBytes: 24 }),
      value: (row: number) => wordsOf(found[row]?.kind ?? ''),
      opensRecord: true,
    },
    {
      column: textColumn({ id: 'detail', label: 'Detail', maxBytes: 60 }),
      value: (row: number) => found[row]?.detail ?? null,
    },
    ...('ledgers' in book
      ? [matters.number('matter', 'Matter'), matters.text('name', 'name', 'Matter name')]
      : [
          {
            column: textColumn({ id: 'number', label: 'Number', maxBytes: 10 }),
            value: (row: number) => found[row]?.number ?? null,
          },
        ]),
    {
      column: textColumn({ id: 'transaction', label: 'Transaction', maxBytes: 10, kind: 'id' }),
      value: (row: number) => found[row]?.transaction ?? null,
    },
    {
      column: dayColumn({ id: 'date', label: 'Date' }),
      value: (row: number) => (found[row]?.day === noDay ? null : (found[row]?.day ?? null)),
    },
    {
      column: moneyColumn({ id: 'amount', label: 'Amount' }, scale),
      value: (row: number) => found[row]?.units ?? null,
    },
    {
      column: textColumn({ id: 'kind', label: 'Kind', maxBytes: 16, hidden: true }),
      value: (row: number) => found[row]?.kind ?? null,
      opensRecord: true,
    },
  ];
  return {
    title: 'Exceptions',
    table: names.length === 1 ? (names[0] ?? '') : '',
    columns: listed.filter(isThere),
    absent: [],
    size: found.length,
    records,
    scale,
  };
}

const raw: readonly (readonly [RowText, string])[] = [
  ['rawDate', 'Date'],
  ['rawAmount', 'Amount'],
  ['rawDebit', 'Debit'],
  ['rawCredit', 'Credit'],
  ['rawTransaction', 'Transaction'],
  ['rawMatter', 'Matter'],
  ['reason', 'Reason'],
];

/** Rows in no sum, with their cells as they stand in the file. */
export function excludedReport(tables: Tables, book: TrustBook | LedgerBook): Report {
  const { excluded, scale } = book;
  const files = [...new Set(excluded.map(({ table }) => table))];
  const records = rowTexts(tables, book, files, {
    table: (row) => files.indexOf(excluded[row]?.table ?? ''),
    record: (row) => excluded[row]?.record ?? 0,
  });
  const file: ReportColumn = {
    column: textColumn({ id: 'file', label: 'File', maxBytes: 24 }),
    value: (row: number) => tables.catalogue.get(excluded[row]?.table ?? '')?.label ?? null,
    opensRecord: true,
  };
  const cells = raw.map(([of, label]): ReportColumn | null => textColumnOf(records, of, { label }));
  return {
    title: 'Rows left out of every sum',
    table: files.length === 1 ? (files[0] ?? '') : '',
    columns: [file, ...cells].filter(isThere),
    absent: [],
    size: excluded.length,
    records,
    scale,
  };
}
