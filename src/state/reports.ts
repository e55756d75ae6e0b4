import type { Books } from '../../workers/contract/books.ts';
import { readDay } from '../../workers/contract/day.ts';
import type { BookSide, TableInfo } from '../../workers/contract/values.ts';
import type { View } from '../../workers/contract/views.ts';
import { cellOf, type Address, type Looks, type Place } from './address.ts';
import { accountReport, ledgerReports, transactionReport } from './ledger-reports.ts';
import { type ParamName, type Report } from './report.ts';
import { matterReport, trustReports } from './trust-reports.ts';

/** A report and what its place alone asks of it. */
export interface PlacedReport {
  report: Report;
  fixed: Readonly<Record<string, string>>;
}

/** The report that an address shows; null for an address that shows none. */
export function reportAt({ place, looks }: Address): PlacedReport | null {
  const here = (reports: readonly [Report, ...Report[]]): PlacedReport => ({
    report: reports.find(({ id }) => id === looks.list) ?? reports[0],
    fixed: {},
  });
  if (place.screen === 'trust') return here(trustReports);
  if (place.screen === 'transaction') {
    return { report: transactionReport, fixed: { transaction: place.id } };
  }
  if (place.screen === 'ledger') {
    return place.account === null
      ? here(ledgerReports)
      : { report: accountReport, fixed: { account: place.account } };
  }
  return isMatterTrust(place)
    ? { report: matterReport, fixed: { matter: cellOf(place.key) } }
    : null;
}

const isMatterTrust = (place: Place): place is Extract<Place, { screen: 'record' }> =>
  place.screen === 'record' && place.table === 'actions' && place.tab === matterReport.id;

/** The reports that this backup has something for. Rows left out are a report when there are any. */
export function reportsFor(
  reports: readonly Report[],
  { tables, sideOf }: { tables: readonly TableInfo[]; sideOf: SideOf },
  excluded: number,
): readonly Report[] {
  return reports.filter(
    (report) =>
      (report.needs === undefined || tables.some((table) => isNeeded(report, table, sideOf))) &&
      (report.id !== 'excluded' || excluded > 0),
  );
}

/** Which book a table is or could be part of; null for none. */
export type SideOf = (table: TableInfo) => BookSide | null;

/** A report can be made where such a table is there. */
export function isNeeded({ needs = [] }: Report, table: TableInfo, sideOf: SideOf): boolean {
  return needs.some((need) =>
    typeof need === 'string' ? need === table.id : need.book === sideOf(table),
  );
}

const days: ReadonlySet<ParamName> = new Set(['asAt', 'compare', 'from', 'to']);

/** What a report is asked for here: what the address says of its fields, else what the books begin with. */
export function paramsOf(
  { report, fixed }: PlacedReport,
  given: Looks['params'],
  books: Books | null,
): Readonly<Record<string, string>> {
  const asked = report.fields.flatMap((name): [string, string][] => {
    const value = given[name] ?? '';
    const isFit = value !== '' && (!days.has(name) || readDay(value, 'iso') !== null);
    const told = isFit ? value : name === 'asAt' ? (books?.lastDay ?? '') : '';
    return told === '' ? [] : [[name, told]];
  });
  return { ...Object.fromEntries(asked), ...fixed };
}

/** The report as a question. */
export function viewOf(
  placed: PlacedReport,
  looks: Looks,
  books: Books | null,
): View & { params: Readonly<Record<string, string>> } {
  return {
    name: placed.report.view ?? '',
    scope: [],
    text: looks.filter,
    sort: looks.sort,
    params: paramsOf(placed, looks.params, books),
  };
}
