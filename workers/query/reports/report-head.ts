import type { ReportHead } from '../../contract/books.ts';
import type { FieldInfo, Reference } from '../../contract/records.ts';
import type { View } from '../../contract/views.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { keyOf } from '../address.ts';
import type { Asking } from '../question.ts';
import { findColumn, columnSql, valueOf, type Tables } from '../tables.ts';
import { comparisonFacts, leftOutOf } from './head-controls.ts';
import { day, fact, money } from './head-facts.ts';
import { chartLines } from './ledger-chart.ts';
import { accountRows } from './ledger-entries.ts';
import { accountLabel } from './movement-columns.ts';
import { openReport } from './open-report.ts';
import type { ReadBooks } from '../books/ready.ts';
import { matterColumns, type MatterText } from './report-matters.ts';
import { paramsOf, type ReportParams } from './report-params.ts';
import { isAskedFor } from './trust-cash.ts';
import { ledgerRows } from './trust-ledger.ts';

/** Where a report's numbers come from: the tables that it was made of. */
export type SourcesOf = (tables: readonly string[]) => ReportHead['sources'];

/** What stands over a report: what it is about, its period and filter, and the volumes it was made from. */
export async function reportHead(
  tables: Tables,
  read: ReadBooks,
  view: View,
  { asking, sourcesOf }: { asking: Asking; sourcesOf: SourcesOf },
): Promise<ReportHead> {
  const { info } = await openReport(tables, read, view, asking);
  const params = paramsOf(view);
  const about =
    view.name === 'trust/listing'
      ? await comparisonFacts(tables, read, params, asking)
      : aboutOf(tables, read, view.name, params);
  return {
    title: info.title,
    facts: [
      ...about,
      ...periodOf(view.name, params),
      ...filterOf(read, view, params),
      ...(agedReports.includes(view.name) ? [] : leftOutOf(read, view.name)),
    ],
    sources: sourcesOf(tablesOf(read, view.name)),
    rows: info.rows,
  };
}

/** The tables that a report is made of. */
function tablesOf({ books }: ReadBooks, name: string): string[] {
  const side = name.startsWith('trust/') ? 'trust' : 'ledger';
  const files = books.files.filter((file) => file.side === side).map(({ table }) => table);
  if (name === 'ledger/receivables') return ['sale_purchase', 'sale_purchase_payment'];
  if (name === 'ledger/unbilled-time') return ['time_records', 'sale_purchase_line_items'];
  if (name === 'ledger/unbilled-disbursements') {
    return ['disbursements', 'sale_purchase_line_items'];
  }
  if (name === 'ledger/exceptions') return [...files, 'check_series', 'receipt'];
  if (name === 'trust/exceptions') return [...files, 'actions', 'check_series', 'receipt'];
  return side === 'trust' ? [...files, 'actions'] : [...files, 'chart_of_accounts'];
}

function aboutOf(tables: Tables, read: ReadBooks, name: string, params: ReportParams): FieldInfo[] {
  if (params.matter !== '' && name.startsWith('trust/')) {
    return [...matterFacts(tables, params.matter), ...ledgerFacts(tables, read, name, params)];
  }
  if (name === 'ledger/account') return accountFacts(tables, read, params);
  return name === 'ledger/transaction' ? transactionFacts(tables, params.transaction) : [];
}

const matterTexts: readonly (readonly [MatterText, string])[] = [
  ['name', 'Matter name'],
  ['client', 'Client'],
  ['reference', 'Reference'],
  ['assigned', 'Responsible'],
];

function matterFacts(tables: Tables, matter: string): FieldInfo[] {
  const { source } = matterColumns(tables, () => matter);
  const [row = null] = source?.rows([0]) ?? [];
  const reference: Reference | null = row && { table: 'actions', key: row.key, label: matter };
  const texts = matterTexts.map(([of, label]) => {
    const at = source?.placeOf(of) ?? -1;
    const value = valueOf(row?.cells[at]);
    const link = row?.links[of];
    return fact(label, value, link ? { ...link, label: value } : null);
  });
  return [fact('Matter', matter, reference), ...texts].filter(({ value }) => value !== '');
}

function ledgerFacts(
  tables: Tables,
  { trust }: ReadBooks,
  name: string,
  params: ReportParams,
): FieldInfo[] {
  if (name !== 'trust/ledger') return [];
  const { opening, closing } = ledgerRows({ tables, book: trust, params });
  const accounts = trust.ledgers
    .filter((ledger) => ledger.account !== '' && isAskedFor(ledger, params))
    .map(({ account }) => accountLabel(trust, account));
  return [
    fact('Trust account', [...new Set(accounts)].join('; ')),
    ...(params.from === null ? [] : [money('Opening balance', opening, trust.scale)]),
    money('Balance', closing, trust.scale),
  ].filter(({ value }) => value !== '');
}

function accountFacts(tables: Tables, { ledger }: ReadBooks, params: ReportParams): FieldInfo[] {
  const line = chartLines(tables, ledger).find(({ key }) => key === params.account);
  const { opening, closing } = accountRows({ tables, book: ledger, params });
  return [
    fact('Account', line ? `${line.number} ${line.name}`.trim() : params.account),
    fact('Section', line?.section ?? ''),
    ...(params.from === null ? [] : [money('Opening balance', opening, ledger.scale)]),
    money('Balance, debits less credits', closing, ledger.scale),
  ].filter(({ value }) => value !== '');
}

/** Its other references and its cheques, each leading to its record. */
function transactionFacts(tables: Tables, transaction: string): FieldInfo[] {
  return [
    fact('Transaction', transaction),
    ...rowsAbout(tables, transaction, {
      table: 'transaction_references',
      key: 'transaction_reference_id',
      label: 'reference_type',
      value: 'reference',
      otherwise: 'Reference',
    }),
    ...rowsAbout(tables, transaction, {
      table: 'check_series',
      key: 'check_id',
      label: '',
      value: 'check_number',
      otherwise: 'Cheque',
    }),
  ];
}

/** A transaction has few of them; a file that says otherwise is not read to its end. */
const mostFacts = 50;

function rowsAbout(
  tables: Tables,
  transaction: string,
  of: { table: string; key: string; label: string; value: string; otherwise: string },
): FieldInfo[] {
  const table = tables.catalogue.get(of.table);
  const by = table && findColumn(table, 'transaction_id');
  if (!table || !by || transaction === '') return [];
  tables.store.ensureIndex(table.id, [by.id]);
  const cells = [of.key, of.label, of.value]
    .map((known) => findColumn(table, known))
    .map((column) => (column ? columnSql('t', column.id) : `''`));
  const sql = `SELECT t.record, ${cells.join(', ')} FROM ${quoteIdentifier(table.id)} AS t
    WHERE ${columnSql('t', by.id)} = ? ORDER BY t.record LIMIT ${mostFacts}`;
  return tables.store.rows(sql, [transaction]).map(([record, ...row]) => {
    const [id = '', label = '', value = ''] = row.map(valueOf);
    const key = id === '' ? `@${Number(record)}` : keyOf([id]);
    const reference = { table: table.id, key, label: value };
    return { ...fact(label === '' ? of.otherwise : label, value, reference), name: label };
  });
}

const pointInTime = [
  'trust/listing',
  'trust/exceptions',
  'ledger/accounts',
  'ledger/trial',
  'ledger/exceptions',
];
const agedReports = ['ledger/receivables', 'ledger/unbilled-time', 'ledger/unbilled-disbursements'];

function periodOf(name: string, params: ReportParams): FieldInfo[] {
  const { from, until, compare, basis } = params;
  const isPoint = [...pointInTime, ...agedReports].includes(name);
  const days = isPoint
    ? [day('As at', until), day('Compared with', compare)]
    : [day('From', from), day('To', until)];
  const hasBasis = !agedReports.includes(name) && name !== 'ledger/transaction';
  const words = basis === 'entered' ? 'Date entered' : 'Transaction date';
  return [...days.flat(), ...(hasBasis ? [fact('Date basis', words)] : [])];
}

const asked: readonly (readonly [
  'account' | 'payer' | 'payee' | 'reference' | 'number' | 'amount',
  string,
])[] = [
  ['account', 'Account'],
  ['payer', 'Payer'],
  ['payee', 'Payee'],
  ['reference', 'Reference'],
  ['number', 'Number'],
  ['amount', 'Amount'],
];

/** Reports whose rows may be reversed or deleted entries. */
const showsStruck = [
  'trust/ledger',
  'trust/receipts',
  'trust/payments',
  'trust/cashbook',
  'trust/search',
  'ledger/account',
];

function filterOf({ trust }: ReadBooks, { name, text }: View, params: ReportParams): FieldInfo[] {
  const narrowed = asked
    .filter(([id]) => params[id] !== '' && name.startsWith('trust/'))
    .map(([id, label]) =>
      fact(label, id === 'account' ? accountLabel(trust, params.account) : params[id]),
    );
  const filter = text.trim() === '' ? [] : [fact('Filter', text.trim())];
  const isShown = params.withStruck && showsStruck.includes(name);
  const others = isShown ? 'shown struck out, and in no sum' : 'left out';
  const isList = ['trust/receipts', 'trust/payments', 'trust/journal'].includes(name);
  const inList = isShown ? 'Shown struck out, and in no sum' : 'Left out';
  const struck = isList ? inList : `A reversed entry counts until its reversal; others ${others}`;
  const hasStruck = ![...agedReports, 'ledger/transaction'].includes(name);
  return [
    ...narrowed,
    ...filter,
    ...(hasStruck ? [fact('Reversed and deleted entries', struck)] : []),
  ];
}
