import { entry, panel, reading, type Report } from './report.ts';

const period = ['from', 'to', 'account', 'basis', 'deleted'] as const;
/** On screen there is room for what happened and its amount; on paper and in a workbook they all stand. */
const besides = ['entered', 'method', 'name', 'account', 'transaction'] as const;
/** In these the columns of the amounts tell receipts from payments. */
const besidesType = [...besides, 'type'] as const;
/** The matter is known by its number. */
const besidesReference = [...besides, 'matterReference'] as const;
const nothing = 'Nothing of that kind in this period.';

export const trustReports: readonly [Report, ...Report[]] = [
  {
    id: '',
    label: 'Balances',
    title: 'Trust balances',
    view: 'trust/listing',
    sub: 'What is held for each matter at the end of a day.',
    noun: ['matter', 'matters'],
    fields: ['asAt', 'basis', 'zero'],
    names: 'name',
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
    names: 'party',
    implied: besidesReference,
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
    names: 'party',
    implied: besidesReference,
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
    names: 'reason',
    implied: besidesType,
    empty: nothing,
  },
  {
    id: 'journal',
    label: 'Transfers',
    title: 'Trust transfer journal',
    view: 'trust/journal',
    sub: 'Money moved from one ledger to another: between matters, or between accounts.',
    noun: ['transfer', 'transfers'],
    fields: ['from', 'to', 'account', 'basis'],
    names: 'reason',
    implied: besides,
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
    empty:
      'Nothing to explain up to that day: no ledger was overdrawn, every movement has its matter, transactions balance, numbers run on, nothing was entered late, and no closed or dormant matter holds money.',
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
    names: 'reason',
    implied: besidesType,
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

export const matterReport: Report = {
  id: 'trust',
  label: 'Trust',
  title: 'Trust ledger',
  printed: 'Trust statement',
  view: 'trust/ledger',
  sub: '',
  noun: entry,
  fields: period,
  names: 'reason',
  implied: besidesType,
  empty: 'No trust money moved for this matter in this period.',
};
