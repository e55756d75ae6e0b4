/** What a report may be asked for: names of `View.params`. */
export type ParamName =
  | 'asAt'
  | 'compare'
  | 'from'
  | 'to'
  | 'account'
  | 'basis'
  | 'deleted'
  | 'zero'
  | 'payer'
  | 'payee'
  | 'reference'
  | 'number'
  | 'amount'
  | 'matter';

/** A report, or a panel among the reports. */
export interface Report {
  /** In the address: `list=`; '' for the first of its section. */
  id: string;
  label: string;
  /** Names its grid, its print and its file. */
  title: string;
  /** The view that is its rows; null for a panel of its own. */
  view: string | null;
  sub: string;
  noun: readonly [one: string, many: string];
  fields: readonly ParamName[];
  empty: string;
  /** Columns hidden until asked for. */
  implied?: readonly string[];
  /** One of these tables has to be there; absent: none. */
  needs?: readonly string[];
}

const period = ['from', 'to', 'account', 'basis', 'deleted'] as const;
const entry = ['entry', 'entries'] as const;
const nothing = 'Nothing of that kind in this period.';

const panel = (id: string, label: string, sub: string): Report => ({
  id,
  label,
  title: label,
  view: null,
  sub,
  noun: entry,
  fields: [],
  empty: '',
});

const reading = panel(
  'reading',
  'How it was read',
  'Which column says what, and why. Change it where it is wrong: the reports follow.',
);

export const trustReports: readonly [Report, ...Report[]] = [
  {
    id: '',
    label: 'Balances',
    title: 'Trust balances',
    view: 'trust/listing',
    sub: 'What is held for each matter at the end of a day.',
    noun: ['matter', 'matters'],
    fields: ['asAt', 'basis', 'zero'],
    implied: ['type', 'assigned', 'negative'],
    empty: 'Nothing was held for any matter at the end of that day.',
  },
  {
    id: 'receipts',
    label: 'Receipts',
    title: 'Trust receipts cash book',
    view: 'trust/receipts',
    sub: 'Money received into trust, in the order in which it was received.',
    noun: ['receipt', 'receipts'],
    fields: period,
    empty: nothing,
  },
  {
    id: 'payments',
    label: 'Payments',
    title: 'Trust payments cash book',
    view: 'trust/payments',
    sub: 'Money paid out of trust, in the order in which it was paid.',
    noun: ['payment', 'payments'],
    fields: period,
    empty: nothing,
  },
  {
    id: 'cashbook',
    label: 'Cash book',
    title: 'Trust cash book',
    view: 'trust/cashbook',
    sub: 'Receipts and payments together, with the balance after each.',
    noun: entry,
    fields: period,
    empty: nothing,
  },
  {
    id: 'journal',
    label: 'Transfers',
    title: 'Trust transfer journal',
    view: 'trust/journal',
    sub: 'Money moved from one matter to another. No money left the account.',
    noun: ['transfer', 'transfers'],
    fields: period,
    empty: nothing,
  },
  {
    id: 'exceptions',
    label: 'Exceptions',
    title: 'Trust exceptions',
    view: 'trust/exceptions',
    sub: 'What an auditor would ask about.',
    noun: ['exception', 'exceptions'],
    fields: ['asAt'],
    empty: 'Nothing to explain up to that day.',
  },
  {
    id: 'search',
    label: 'Search',
    title: 'Trust transactions',
    view: 'trust/search',
    sub: 'Every movement of trust money; what is filled in has to fit.',
    noun: ['transaction', 'transactions'],
    fields: [
      'payer',
      'payee',
      'reference',
      'number',
      'amount',
      'matter',
      'from',
      'to',
      'account',
      'basis',
      'deleted',
    ],
    empty: 'Nothing fits all of that.',
  },
  panel(
    'reconciliation',
    'Reconciliation',
    'The bank’s balance, the cash book and the matters, side by side.',
  ),
  panel('month', 'Month end', 'The reports of one month as the sheets of one workbook.'),
  reading,
  {
    id: 'excluded',
    label: 'Left out',
    title: 'Trust rows left out',
    view: 'trust/excluded',
    sub: 'Rows whose amount or date cannot be read exactly. They are in no sum.',
    noun: ['row', 'rows'],
    fields: [],
    empty: 'Every row could be read exactly.',
  },
];

export const ledgerTables = ['general_ledger_transactions', 'chart_of_accounts'] as const;

export const ledgerReports: readonly [Report, ...Report[]] = [
  {
    id: '',
    label: 'Accounts',
    title: 'Accounts',
    view: 'ledger/accounts',
    sub: 'The accounts of the firm’s books, and what stood on each at the end of a day.',
    noun: ['account', 'accounts'],
    fields: ['asAt', 'basis', 'deleted'],
    empty: 'The backup has no accounts.',
    needs: ledgerTables,
  },
  {
    id: 'trial',
    label: 'Trial balance',
    title: 'Trial balance',
    view: 'ledger/trial',
    sub: 'Debit and credit balances of every account, beside those of another day.',
    noun: ['account', 'accounts'],
    fields: ['asAt', 'compare', 'basis', 'deleted'],
    empty: 'No account has a balance on that day.',
    needs: ledgerTables,
  },
  {
    id: 'receivables',
    label: 'Receivables',
    title: 'Aged receivables',
    view: 'ledger/receivables',
    sub: 'Invoices not fully paid at the end of a day, by how long they are due.',
    noun: ['invoice', 'invoices'],
    fields: ['asAt'],
    empty: 'Every invoice was paid by that day.',
    needs: ['sale_purchase'],
  },
  {
    id: 'unbilled-time',
    label: 'Unbilled time',
    title: 'Unbilled time',
    view: 'ledger/unbilled-time',
    sub: 'Time that is on no invoice.',
    noun: ['time record', 'time records'],
    fields: ['asAt'],
    empty: 'All time is billed.',
    needs: ['time_records'],
  },
  {
    id: 'unbilled-disbursements',
    label: 'Unbilled disbursements',
    title: 'Unbilled disbursements',
    view: 'ledger/unbilled-disbursements',
    sub: 'Disbursements that are on no invoice.',
    noun: ['disbursement', 'disbursements'],
    fields: ['asAt'],
    empty: 'All disbursements are billed.',
    needs: ['disbursements'],
  },
  panel('tie-outs', 'Tie-outs', 'Sums that must be equal, and what stands on one side only.'),
  reading,
  {
    id: 'excluded',
    label: 'Left out',
    title: 'Ledger rows left out',
    view: 'ledger/excluded',
    sub: 'Rows whose amount or date cannot be read exactly. They are in no sum.',
    noun: ['row', 'rows'],
    fields: [],
    empty: 'Every row could be read exactly.',
  },
];

export const matterReport: Report = {
  id: 'trust',
  label: 'Trust',
  title: 'Trust ledger',
  view: 'trust/ledger',
  sub: '',
  noun: entry,
  fields: period,
  empty: 'No trust money moved for this matter in this period.',
};

export const accountReport: Report = {
  id: 'account',
  label: 'Account',
  title: 'Account entries',
  view: 'ledger/account',
  sub: 'Every entry of the account, with the balance after each.',
  noun: entry,
  fields: ['from', 'to', 'basis', 'deleted'],
  empty: 'The account has no entries in this period.',
};

export const transactionReport: Report = {
  id: 'transaction',
  label: 'Transaction',
  title: 'Transaction',
  view: 'ledger/transaction',
  sub: 'Every leg of the transaction, with its references and its cheque.',
  noun: ['line', 'lines'],
  fields: [],
  empty: 'The ledger has no transaction with this number.',
};
