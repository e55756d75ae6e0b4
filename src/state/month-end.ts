import type { Reconciliation } from '../../workers/contract/books.ts';
import type { BookRequest } from '../../workers/contract/exporter.ts';
import type { View } from '../../workers/contract/views.ts';
import type { Report } from './report.ts';
import { trustReports } from './trust-reports.ts';

/** The reports of a month, in the order of its sheets. */
const sheetIds: readonly string[] = [
  'receipts',
  'payments',
  'cashbook',
  'journal',
  '',
  'exceptions',
];

/** Months from the last to the first, `2021-06`; at most 1,200 of them. */
export function monthsOf(firstDay: string, lastDay: string): readonly string[] {
  const [first, last] = [numberOf(firstDay), numberOf(lastDay)];
  if (first === null || last === null || last < first) return [];
  const count = Math.min(1200, last - first + 1);
  return Array.from({ length: count }, (_, at) => {
    const month = last - at;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** First and last day of `2021-06`. */
export function daysOf(month: string): readonly [from: string, to: string] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return [`${month}-01`, `${month}-${String(last).padStart(2, '0')}`];
}

interface Pack {
  month: string;
  /** The month as a person reads it. */
  name: string;
  backup: string;
  made: string;
  version: string;
  sources: readonly { name: string; fingerprint: string }[];
  reconciliation: Reconciliation;
  words: (text: string) => string;
}

/** The pack of a month as one workbook: a cover, and a sheet for each report. */
export function packOf(pack: Pack): BookRequest {
  const { month, words } = pack;
  return {
    title: words(`Trust, month end ${pack.name}`),
    sheets: sheetIds.flatMap((id) => {
      const report = trustReports.find((one) => one.id === id);
      return report
        ? [{ view: viewIn(report, month), columns: null, title: words(report.label) }]
        : [];
    }),
    cover: coverOf(pack),
  };
}

function viewIn({ view, fields }: Report, month: string): View {
  const [from, to] = daysOf(month);
  const days = fields.includes('from') ? { from, to } : { asAt: to };
  return { name: view ?? '', scope: [], text: '', sort: null, params: days };
}

function coverOf({
  name,
  backup,
  made,
  version,
  sources,
  reconciliation,
  words,
}: Pack): BookRequest['cover'] {
  const known = (sum: string | null): string => sum ?? 'not known';
  const r = reconciliation;
  return [
    ['Month', name],
    ['Backup', backup],
    ['Made', `${made} by Strongroom ${version}`],
    ['Note', 'Prepared from a backup; not a statutory record.'],
    ['Days', 'Those of the transactions; reversed and deleted entries are in no sum.'],
    ...sources.map((source) => [`Source ${source.name}`, source.fingerprint] as const),
    ['Reconciliation as at', r.asAt],
    ['Balance on the bank’s statement', known(r.statement)],
    ['and deposits that are not on it yet', r.depositsInTransit],
    ['less payments that are not on it yet', r.outstandingPayments],
    ['and adjustments', [r.adjustments, r.reason].filter((text) => text !== '').join(', ')],
    ['Bank, adjusted', known(r.adjustedBank)],
    ['Cash book', r.cashBook],
    ['Sum of the matters', r.matters],
    ['Ledger, bank account', known(r.ledgerBank)],
    [words('Ledger, owed to clients'), known(r.ledgerLiability)],
  ];
}

function numberOf(day: string): number | null {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(day) ?? [];
  return year === undefined ? null : Number(year) * 12 + Number(month) - 1;
}
