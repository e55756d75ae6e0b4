import type { BookRole } from '../../../contract/books.ts';

/** What the cells of a column must look like for a role. */
export type CellTest = 'money' | 'day' | 'way' | 'flag' | 'number' | 'any';

export interface RoleRule {
  role: BookRole;
  cells: CellTest;
  /** Schema names that say it outright, with how surely (to 100). */
  known: Readonly<Record<string, number>>;
  /** Words of a header that say it, the surest first. */
  names: readonly (readonly [score: number, words: RegExp])[];
  /** Words that forbid it. */
  not?: RegExp;
}

const notMoney =
  /\b(account|acct|id|no|number|num|ref|date|type|method|name|by|code|tax|gst|vat|rate|balance)\b/;

/** Order settles who gets a column that two roles want alike. */
export const roleRules: readonly RoleRule[] = [
  {
    role: 'transaction',
    cells: 'any',
    known: { transaction_id: 100 },
    names: [
      [78, /^(trans(action)?|txn|trx|tx|journal|posting|voucher)( (id|no|number|num|ref|key))?$/],
      [70, /\b(transaction|trans|txn|trx|tx) (id|no|number|num|key)$/],
    ],
  },
  {
    role: 'date',
    cells: 'day',
    known: { transaction_date: 100 },
    names: [
      [76, /^(date|day|posted|posted on)$/],
      [74, /\b(trans(action)?|txn|posting|posted|value|effective|ledger|journal) date$/],
      [70, /^(receipt|payment|received|paid|movement) date$|^date (posted|received|paid)$/],
      [40, /\bdate\b/],
    ],
    not: /\b(entered|created|modified|keyed|recorded|due|cleared|reconciled|deleted)\b/,
  },
  {
    role: 'entered',
    cells: 'day',
    known: { entered_timestamp: 100 },
    names: [
      [72, /\b(entered|created|recorded|keyed|captured|input|logged)\b/],
      [50, /^(entry|system) (date|time|timestamp)$|^timestamp$/],
    ],
  },
  {
    role: 'amount',
    cells: 'money',
    known: { amount: 100 },
    names: [
      [78, /^(amount|value|sum|total|net amount)$/],
      [55, /\b(amount|value|total)\b/],
    ],
    not: /\b(tax|gst|vat|rate|balance|debit|credit|dr|cr|date|id|in|out|paid|received)\b/,
  },
  {
    role: 'debit',
    cells: 'money',
    known: { debit: 100 },
    names: [
      [80, /^((amount )?(debits?|dr)( amount)?|paid out|money out)$/],
      [62, /\b(debits?|dr|out|withdrawals?|withdrawn|payments?|paid|disbursed)\b/],
    ],
    not: new RegExp(`${notMoney.source}|\\b(in|to)\\b`),
  },
  {
    role: 'credit',
    cells: 'money',
    known: { credit: 100 },
    names: [
      [80, /^((amount )?(credits?|cr)( amount)?|paid in|money in)$/],
      [62, /\b(credits?|cr|in|deposits?|deposited|receipts?|received|lodged)\b/],
    ],
    not: new RegExp(`${notMoney.source}|\\b(out|from)\\b`),
  },
  {
    role: 'flag',
    cells: 'way',
    known: {},
    names: [
      [
        70,
        /\b(dr cr|cr dr|d c|c d|dc|drcr|crdr|debit credit|direction|sign|side|in out|flag|indicator)\b/,
      ],
    ],
  },
  {
    role: 'debitAccount',
    cells: 'any',
    known: {},
    names: [
      [80, /\b(debit|dr|debited)\b.*\b(account|acct|nominal|ac|code)\b/],
      [80, /\b(account|acct|nominal|ac)\b.*\b(debit|dr|debited)\b/],
      [50, /\bto (account|acct)\b/],
    ],
  },
  {
    role: 'creditAccount',
    cells: 'any',
    known: {},
    names: [
      [80, /\b(credit|cr|credited)\b.*\b(account|acct|nominal|ac|code)\b/],
      [80, /\b(account|acct|nominal|ac)\b.*\b(credit|cr|credited)\b/],
      [50, /\bfrom (account|acct)\b/],
    ],
  },
  {
    role: 'account',
    cells: 'any',
    known: { ac_account_id: 100, trust_account_id: 95, account_number: 70, account_name: 60 },
    names: [
      [
        76,
        /^((trust|client|gl|ledger|nominal|ac|bank) )?(account|acct|nominal)( (id|no|number|code|key))?$/,
      ],
      [70, /^(trust|client) (ac|bank)( (id|no|number|code))?$/],
      [50, /\b(account|acct|nominal)\b/],
    ],
    not: /\b(debit|credit|dr|cr|debited|credited|payee|from|to|type)\b/,
  },
  {
    role: 'matter',
    cells: 'any',
    known: { action_id: 100 },
    names: [
      [78, /^(action|matter|case|file|client matter)( (id|no|number|num|ref|key|code))?$/],
      [50, /\b(action|matter)\b/],
    ],
    not: /\b(name|type|description|status|title)\b/,
  },
  {
    role: 'receipt',
    cells: 'number',
    known: { receipt_number: 100 },
    names: [[74, /^receipt$|\b(receipt|rcpt)\b.*\b(no|number|num|ref|id|slip)\b/]],
  },
  {
    role: 'payment',
    cells: 'number',
    known: { payment_number: 100 },
    names: [[74, /^payment$|\bpayment\b.*\b(no|number|num|ref|id|slip)\b/]],
  },
  {
    role: 'cheque',
    cells: 'number',
    known: { check_number: 100 },
    names: [[74, /\b(cheque|check|chq)\b/]],
    not: /\b(date|payee|amount)\b/,
  },
  {
    role: 'type',
    cells: 'any',
    known: { transaction_type: 100 },
    names: [
      [76, /^((transaction|trans|txn|entry|movement|posting) )?(type|kind|category|source|class)$/],
      [45, /\b(type|kind)\b/],
    ],
    not: /\b(account|matter|action|id)\b/,
  },
  {
    role: 'reference',
    cells: 'any',
    known: { reference: 100, eft_requisition: 60 },
    names: [
      [76, /^((our|bank|transaction) )?(reference|ref)( (no|number|text))?$/],
      [60, /^journal (no|number|ref)$/],
      [50, /\b(reference|ref|requisition|eft)\b/],
    ],
    not: /\b(matter|action|file|client|receipt|payment|cheque|check)\b/,
  },
  {
    role: 'payer',
    cells: 'any',
    known: { received_from: 100 },
    names: [[72, /\b(received from|payer|payor|paid by|remitter|drawer|from)\b/]],
    not: /\b(account|acct|date|trust|matter|action)\b/,
  },
  {
    role: 'payee',
    cells: 'any',
    known: { paid_to: 100 },
    names: [[72, /\b(paid to|payee|pay to|beneficiary|recipient|to)\b/]],
    not: /\b(account|acct|date|bank|matter|action)\b/,
  },
  {
    role: 'person',
    cells: 'any',
    known: { participant_id: 100 },
    names: [[58, /\b(participant|contact|client|party|person)\b/]],
    not: /\b(matter|account|debit|credit|ref|reference|amount)\b/,
  },
  {
    role: 'bank',
    cells: 'any',
    known: { bank_account: 100 },
    names: [[70, /\b(bank account|bank acct|bsb|sort code|iban|payee account)\b/]],
  },
  {
    role: 'method',
    cells: 'any',
    known: { payment_method: 100 },
    names: [[72, /\b(method|mode|means|tender|instrument|form|how (paid|received))\b/]],
  },
  {
    role: 'memo',
    cells: 'any',
    known: { description: 100 },
    names: [
      [72, /\b(memo|reason|description|narration|narrative|details?|particulars|purpose)\b/],
      [50, /\b(notes?|comments?|remarks?)\b/],
    ],
  },
  {
    role: 'reversed',
    cells: 'flag',
    known: { is_reversed: 100 },
    names: [[70, /\b(reversed|reversal|voided|cancelled|canceled)\b/]],
  },
  {
    role: 'deleted',
    cells: 'flag',
    known: { is_deleted: 100 },
    names: [[70, /\b(deleted|removed|void)\b/]],
  },
  {
    role: 'deposit',
    cells: 'any',
    known: {},
    names: [
      [
        78,
        /\b(deposit|lodge?ment|banking|pay(ing)? in) (slip|id|no|number|num|ref|reference|batch)\b/,
      ],
      // Less than a day or a flag of another role is worth: those come first.
      [
        36,
        /\b(deposit|lodge?ment|banking) date$|\b(deposited|banked|lodged) (on|date)$|^date (deposited|banked|lodged)$/,
      ],
    ],
    not: /\b(amount|total|account|type|method|by)\b/,
  },
  {
    role: 'reconciled',
    cells: 'any',
    known: { is_reconciled: 100, reconciliation_id: 40 },
    names: [
      [70, /\b(reconciled|cleared|presented)\b/],
      [50, /\bstatement\b/],
    ],
  },
];
