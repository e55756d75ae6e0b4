import { keyOf } from '../address.ts';
import { textColumn } from '../view-plan.ts';
import { ledgerBalances } from './ledger-balances.ts';
import { chartLines, type ChartLine } from './ledger-chart.ts';
import type { ReckonedColumn, Report } from './report.ts';
import { countedColumn, moneyColumn } from './report-values.ts';
import type { BookContext } from './row-columns.ts';
import type { LedgerBook } from '../books/trust-book.ts';

export type LedgerContext = BookContext<LedgerBook>;

/** The chart of accounts as a tree, with what each account stands at. */
export function accountsReport(context: LedgerContext): Report {
  const { tables, book, params } = context;
  const lines = chartLines(tables, book);
  const balances = ledgerBalances(book, params, params.until);
  return linesReport(context, 'Accounts', lines, [
    ...sides(book, (row) => balances.get(lines[row]?.key ?? '') ?? 0n, {
      debit: ['debit', 'Debit'],
      credit: ['credit', 'Credit'],
    }),
  ]);
}

/** The trial balance as at a day, beside another day where one is given: accounts that stand at something. */
export function trialReport(context: LedgerContext): Report {
  const { tables, book, params } = context;
  const now = ledgerBalances(book, params, params.until);
  const then = params.compare === null ? null : ledgerBalances(book, params, params.compare);
  const units = (of: ReadonlyMap<string, bigint> | null, line?: ChartLine): bigint =>
    of?.get(line?.key ?? '') ?? 0n;
  const lines = chartLines(tables, book).filter((line) => {
    const stands = units(now, line) !== 0n || units(then, line) !== 0n;
    return stands || (params.withZero && !line.isHeading);
  });
  const compared = sides(book, (row) => units(then, lines[row]), {
    debit: ['comparisonDebit', 'Comparison debit'],
    credit: ['comparisonCredit', 'Comparison credit'],
  });
  return linesReport(context, 'Trial balance', lines, [
    ...sides(book, (row) => units(now, lines[row]), {
      debit: ['debit', 'Trial debit'],
      credit: ['credit', 'Credit'],
    }),
    ...(then ? compared : []),
  ]);
}

type Names = readonly [id: string, label: string];

function sides(
  { scale }: LedgerBook,
  units: (row: number) => bigint,
  names: Readonly<Record<'debit' | 'credit', Names>>,
): ReckonedColumn[] {
  const side = ([id, label]: Names, way: bigint): ReckonedColumn => ({
    column: moneyColumn({ id, label }, scale),
    value: (row) => (way * units(row) > 0n ? way * units(row) : null),
    isTotalled: () => true,
  });
  return [side(names.debit, 1n), side(names.credit, -1n)];
}

function linesReport(
  { tables, book }: LedgerContext,
  title: string,
  lines: readonly ChartLine[],
  amounts: readonly ReckonedColumn[],
): Report {
  const table = 'chart_of_accounts';
  const isKnown = tables.catalogue.get(table) !== undefined;
  const text = (
    id: 'number' | 'name' | 'type' | 'section',
    label: string,
    maxBytes: number,
  ): ReckonedColumn => ({
    column: textColumn({ id, label, maxBytes, kind: id === 'number' ? 'id' : 'text' }),
    value: (row) => lines[row]?.[id] ?? '',
  });
  const link = (row: number): { table: string; key: string } | null =>
    isKnown && lines[row] ? { table, key: keyOf([lines[row].key]) } : null;
  return {
    title,
    table: '',
    columns: [
      text('number', 'Number', 8),
      { ...text('name', 'Account', 30), link },
      text('type', 'Type', 12),
      text('section', 'Section', 12),
      {
        column: countedColumn({ id: 'depth', label: 'Depth', hidden: true }),
        value: (row) => lines[row]?.depth ?? 0,
      },
      ...amounts,
    ],
    absent: [],
    size: lines.length,
    records: null,
    scale: book.scale,
  };
}
