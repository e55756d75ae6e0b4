import { balancesOf } from '../books/balances.ts';
import { textColumn } from '../view-plan.ts';
import type { TrustContext } from './movement-columns.ts';
import { accountLabel } from './movement-columns.ts';
import { isFound, type Report, type ReportColumn } from './report.ts';
import { isThere, matterColumns, type MatterText } from './report-matters.ts';
import { countedColumn, dayColumn, moneyColumn } from './report-values.ts';
import { dayNumber } from '../books/days.ts';
import { noDay, type TrustBook } from '../books/trust-book.ts';

/** What is held for each matter. */
interface Listed {
  matters: string[];
  accounts: readonly string[];
  /** By account, then by matter. */
  held: BigInt64Array[];
  total: BigInt64Array;
  /** The last day on which something moved. */
  last: Int32Array;
}

/** The list of balances as at a day (domain.md R2): matters whose balance is not zero, unless all are asked for. */
export function trustListing(context: TrustContext): Report {
  const { book, tables, params } = context;
  const balances = listedBalances(context);
  const rows = listedRows(balances, params.withZero);
  const at = (row: number): number => rows[row] ?? 0;
  const matters = matterColumns(tables, (row) => balances.matters[at(row)] ?? '');
  const absent: string[] = [];
  const text = (of: MatterText, label: string): ReportColumn | null => {
    const found: ReportColumn | null = matters.text(of, of, label);
    if (!found) absent.push(label);
    return found;
  };
  const listed = [
    matters.number('matter', 'Matter'),
    text('reference', 'Reference'),
    named(text('name', 'Name'), (row) => balances.matters[at(row)] ?? ''),
    text('type', 'Type'),
    text('client', 'Client'),
    text('assigned', 'Assigned to'),
    ...moneyColumns(book, balances, at),
    ...dormancyColumns(context, balances, at),
    {
      column: textColumn({ id: 'negative', label: 'Overdrawn', maxBytes: 9 }),
      value: (row: number) =>
        balances.held.some((held) => (held[at(row)] ?? 0n) < 0n) ? 'Overdrawn' : null,
    },
  ];
  return {
    title: 'Trust balances',
    table: tables.catalogue.get('actions') ? 'actions' : '',
    columns: listed.filter(isThere),
    absent,
    size: rows.length,
    records: matters.source,
    scale: book.scale,
  };
}

/** A matter that the list of matters does not have says so. */
function named(
  column: ReportColumn | null,
  matterOf: (row: number) => string,
): ReportColumn | null {
  if (column === null || !isFound(column)) return column;
  const instead = (row: number): string =>
    matterOf(row) === '' ? 'No matter' : 'Not in the list of matters';
  return { ...column, instead };
}

function listedRows({ held, matters }: Listed, withZero: boolean): Uint32Array {
  const all = Uint32Array.from(matters, (_, at) => at);
  return withZero ? all : all.filter((at) => held.some((one) => one[at] !== 0n));
}

function moneyColumns(
  book: TrustBook,
  { accounts, held, total }: Listed,
  at: (row: number) => number,
): ReportColumn[] {
  const isTotalled = (): boolean => true;
  const single = accounts.length < 2;
  const each = accounts.map((account, place) => ({
    column: moneyColumn(
      { id: `account.${account}`, label: accountLabel(book, account) || 'No account' },
      book.scale,
    ),
    value: (row: number) => held[place]?.[at(row)] ?? 0n,
    isTotalled,
  }));
  const sum = {
    column: moneyColumn({ id: 'total', label: single ? 'Balance' : 'Total' }, book.scale),
    value: (row: number) => total[at(row)] ?? 0n,
    isTotalled,
  };
  return [...(single ? [] : each), sum];
}

function dormancyColumns(
  { book, params }: TrustContext,
  { last }: Listed,
  at: (row: number) => number,
): ReportColumn[] {
  const today = params.until ?? dayNumber(book.books.lastDay, 'iso');
  const day = (row: number): number | null => {
    const own = last[at(row)] ?? noDay;
    return own === noDay ? null : own;
  };
  return [
    { column: dayColumn({ id: 'last', label: 'Last transaction' }), value: day },
    {
      column: countedColumn({ id: 'dormant', label: 'Days dormant' }),
      value: (row) => {
        const own = day(row);
        return own === null ? null : today - own;
      },
    },
  ];
}

/** Of all matters that had a movement by that day. */
export function listedBalances(context: TrustContext): Listed {
  const { book, params } = context;
  const wanted = book.ledgers.filter(
    ({ matter, account }) =>
      (params.matter === '' || matter === params.matter) &&
      (params.account === '' || account === params.account),
  );
  const known = balancesOf(book, params.basis);
  const until = params.until ?? 2 ** 31 - 1;
  const states = wanted
    .map((ledger) => ({ ledger, ...known.at(ledger, until) }))
    .filter(({ last }) => last >= 0);
  const places = new Map<string, number>();
  for (const { ledger } of states) {
    if (!places.has(ledger.matter)) places.set(ledger.matter, places.size);
  }
  const accounts = [...new Set(states.map(({ ledger }) => ledger.account))].sort();
  const size = places.size;
  const held = accounts.map(() => new BigInt64Array(size));
  const total = new BigInt64Array(size);
  const last = new Int32Array(size).fill(noDay);
  for (const { ledger, units, lastDay: day } of states) {
    const place = places.get(ledger.matter) ?? 0;
    const own = held[accounts.indexOf(ledger.account)];
    if (own) own[place] = units;
    total[place] = (total[place] ?? 0n) + units;
    last[place] = Math.max(last[place] ?? noDay, day);
  }
  return { matters: [...places.keys()], accounts, held, total, last };
}
