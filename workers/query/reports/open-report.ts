import { QueryError } from '../../contract/problems.ts';
import type { View } from '../../contract/views.ts';
import type { OpenedView } from '../open-view.ts';
import type { Asking } from '../question.ts';
import type { Tables } from '../tables.ts';
import { exceptionsOf, officeExceptionsOf } from '../books/exceptions.ts';
import type { TrustContext } from './movement-columns.ts';
import { dayNumber } from '../books/days.ts';
import { noDay } from '../books/trust-book.ts';
import { accountsReport, trialReport, type LedgerContext } from './ledger-accounts.ts';
import { accountReport, transactionReport } from './ledger-entries.ts';
import type { ReadBooks } from '../books/ready.ts';
import { receivablesReport } from './receivables.ts';
import type { Report } from './report.ts';
import { paramsOf, type ReportParams } from './report-params.ts';
import { exceptionsReport, excludedReport } from './report-rows.ts';
import { viewOf } from './report-view.ts';
import { trustCashBook } from './trust-cash-book.ts';
import { trustPayments, trustReceipts } from './trust-cash.ts';
import { trustJournal } from './trust-journal.ts';
import { trustLedger } from './trust-ledger.ts';
import { trustListing } from './trust-listing.ts';
import { trustSearch } from './trust-search.ts';
import { disbursementWork, timeWork, unbilledReport } from './unbilled.ts';

/** What a report is made from. */
interface Asked extends TrustContext {
  read: ReadBooks;
  asking: Asking;
}

type MakeReport = (asked: Asked) => Report | Promise<Report>;

const reports: Readonly<Record<string, MakeReport>> = {
  'trust/listing': trustListing,
  'trust/ledger': trustLedger,
  'trust/receipts': trustReceipts,
  'trust/payments': trustPayments,
  'trust/cashbook': trustCashBook,
  'trust/journal': trustJournal,
  'trust/search': ({ asking, ...context }) => trustSearch(context, asking),
  'trust/exceptions': trustExceptions,
  'trust/excluded': ({ tables, book }) => excludedReport(tables, book),
  'ledger/accounts': (asked) => accountsReport(ledgerOf(asked)),
  'ledger/account': (asked) => accountReport(ledgerOf(asked)),
  'ledger/trial': (asked) => trialReport(ledgerOf(asked)),
  'ledger/transaction': (asked) => transactionReport(ledgerOf(asked)),
  'ledger/receivables': ({ tables, params }) => receivablesReport(tables, params.until),
  'ledger/unbilled-time': ({ tables, params, asking }) =>
    unbilledReport(tables, timeWork, params.until, asking),
  'ledger/unbilled-disbursements': ({ tables, params, asking }) =>
    unbilledReport(tables, disbursementWork, params.until, asking),
  'ledger/exceptions': ledgerExceptions,
  'ledger/excluded': ({ tables, read }) => excludedReport(tables, read.ledger),
};

const ledgerOf = ({ tables, read, params }: Asked): LedgerContext => ({
  tables,
  book: read.ledger,
  params,
});

/** Whether a view of this name is a report on the books. */
export const isReport = (name: string): boolean => Object.hasOwn(reports, name);

/** Fails with V01 for an unknown report, V02, or E01 when a newer question took its place. */
export async function openReport(
  tables: Tables,
  read: ReadBooks,
  view: View,
  asking: Asking,
): Promise<OpenedView> {
  return viewOf(await makeReport(tables, read, view, asking), view, asking);
}

/** The rows of a report before any filter. */
export async function makeReport(
  tables: Tables,
  read: ReadBooks,
  view: View,
  asking: Asking,
): Promise<Report> {
  const make = reports[view.name];
  if (!make) throw new QueryError({ code: 'V01', facts: { view: view.name } });
  return make({ tables, book: read.trust, params: paramsOf(view), read, asking });
}

async function trustExceptions({ tables, read, params, asking }: Asked): Promise<Report> {
  const asAt = lastDay(read, params);
  return exceptionsReport(tables, read.trust, await exceptionsOf(tables, read, asAt, asking));
}

async function ledgerExceptions({ tables, read, params, asking }: Asked): Promise<Report> {
  const last = lastDay(read, params);
  const asAt = last === noDay ? Infinity : last; // of receipts alone, all
  const found = await officeExceptionsOf(tables, read, asAt, asking);
  return exceptionsReport(tables, read.ledger, found);
}

const lastDay = ({ books }: ReadBooks, { until }: ReportParams): number =>
  until ?? dayNumber(books.lastDay, 'iso');
