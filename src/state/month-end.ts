import type { Books, Reconciliation } from '../../workers/contract/books.ts';
import type { BookRequest, ViewSheet } from '../../workers/contract/exporter.ts';
import type { View } from '../../workers/contract/views.ts';
import { outstandingSheet, reconciliationSheet } from './reconciliation-sheets.ts';
import { trustReports } from './trust-reports.ts';

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

/** Labels of the facts over a report that tell what is in no sum. */
export const leftOutFacts: readonly string[] = ['Rows left out of every sum', 'File in no sum'];

interface Pack {
  month: string;
  /** The month as a person reads it. */
  name: string;
  backup: string;
  made: string;
  version: string;
  sources: readonly { name: string; fingerprint: string }[];
  books: Pick<Books, 'accounts' | 'files' | 'scale'>;
  /** At the end of the month: of all accounts, and then of each where there are several. */
  reconciliations: readonly [Reconciliation, ...Reconciliation[]];
  /** Files and rows that are in no sum, as they are told over the reports. */
  leftOut: BookRequest['cover'];
  /** What the balances are held against. */
  comparison: ViewSheet['foot'];
  words: (text: string) => string;
}

/** The pack of a month as one workbook: a cover, the reconciliation, and a sheet for each report. */
export function packOf(pack: Pack): BookRequest {
  const { name, books, reconciliations, words } = pack;
  return {
    title: words(`Trust, month end ${name}`),
    sheets: [
      reconciliationSheet(reconciliations, books),
      outstandingSheet(reconciliations[0], books),
      ...['receipts', 'payments', 'cashbook', 'journal'].flatMap((id) => reportIn(pack, id)),
      ...reportIn(pack, '').map((sheet) => ({ ...sheet, foot: pack.comparison ?? [] })),
      ...controlledIn(pack),
      ...trialIn(pack),
      ...reportIn(pack, 'exceptions'),
      ...(excludedIn(books) > 0 ? reportIn(pack, 'excluded') : []),
    ],
    cover: coverOf(pack),
  };
}

/** The accounts to reconcile: null for all of them, and each where there are several. */
export function reconciledAccounts({
  accounts,
}: Pick<Books, 'accounts'>): readonly [null, ...string[]] {
  const banks = accounts.filter(({ part }) => part === 'bank');
  return banks.length > 1 ? [null, ...banks.map(({ key }) => key)] : [null];
}

/** Rows of trust files in no sum. */
function excludedIn({ files }: Pick<Books, 'files'>): number {
  const trust = files.filter(({ side }) => side === 'trust');
  return trust.reduce((sum, { excluded }) => sum + excluded, 0);
}

function reportIn({ month, words }: Pack, id: string): ViewSheet[] {
  const [from, to] = daysOf(month);
  const report = trustReports.find((one) => one.id === id);
  if (!report) return [];
  const { view, label, fields } = report;
  const days: View['params'] = fields.includes('from') ? { from, to } : { asAt: to };
  return [sheetOf(view ?? '', words(label), days)];
}

/** Names of accounts in which money of one client lies apart from that of the others (domain.md R10). */
const controlled = /\bcontrolled\b|\bibd\b|\bat interest\b|\binterest[- ]bearing\b|\bdesignated\b/i;

/** The balances of such accounts once more, each account by itself. */
function controlledIn({ month, books }: Pack): ViewSheet[] {
  const [, asAt] = daysOf(month);
  const apart = books.accounts.filter(
    ({ part, label }) => part === 'bank' && controlled.test(label),
  );
  return apart.map(({ key, label }) => {
    const title = apart.length > 1 ? `Controlled money, ${label}` : 'Controlled money';
    return sheetOf('trust/listing', title, { asAt, account: key });
  });
}

function trialIn({ month, books }: Pack): ViewSheet[] {
  const [, asAt] = daysOf(month);
  const hasLedger = books.files.some(({ side }) => side === 'ledger');
  return hasLedger ? [sheetOf('ledger/trial', 'Trial balance', { asAt })] : [];
}

const sheetOf = (name: string, title: string, params: View['params'] = {}): ViewSheet => ({
  view: { name, scope: [], text: '', sort: null, params },
  columns: null,
  title,
});

function coverOf({
  month,
  name,
  backup,
  made,
  version,
  sources,
  leftOut,
}: Pack): BookRequest['cover'] {
  const [from, to] = daysOf(month);
  return [
    ['Month', name],
    ['From', from],
    ['To', to],
    ['Backup', backup],
    ['Made', `${made} by Strongroom ${version}`],
    ['Note', 'Prepared from a backup; not a statutory record.'],
    [
      'Days',
      'Those of the transactions. A reversed entry counts until its reversal; other reversed and all deleted ones are in no sum.',
    ],
    ...leftOut,
    ...sources.map((source) => [`Source ${source.name}`, source.fingerprint] as const),
  ];
}

function numberOf(day: string): number | null {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(day) ?? [];
  return year === undefined ? null : Number(year) * 12 + Number(month) - 1;
}
