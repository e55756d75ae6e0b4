import { dateText, stampText } from '../calendar.ts';
import { flag, money, pounds } from '../csv.ts';
import type { TrustShape } from '../options.ts';
import { at } from '../random.ts';
import { type SampleTable, table } from '../table.ts';
import { ACCOUNTS, accountName, OFFICE_BANK, TRUST_BANK, TRUST_DEPOSITS } from './accounts.ts';
import { cellsOf, type Column, headerOf } from './column.ts';
import type { Posting, Side } from './postings.ts';

const BANKS: ReadonlySet<number> = new Set([OFFICE_BANK, TRUST_BANK, TRUST_DEPOSITS]);

/** One side of a posting; or, where a row has two accounts, an amount that goes from one to the other. */
interface Entry {
  id: number;
  posting: Posting;
  side: Side;
  /** The account on the other side. */
  against: number | null;
}

export function generalLedger(shape: TrustShape, postings: () => Iterable<Posting>): SampleTable {
  const columns = columnsOf(shape);
  const entries = shape === 'two-accounts' ? transfersOf : sidesOf;
  return table('general_ledger_transactions', headerOf(columns), function* () {
    for (const entry of entries(postings())) yield cellsOf(columns, entry);
  });
}

const FIRST_ENTRY = 400_001;

function* sidesOf(postings: Iterable<Posting>): Generator<Entry> {
  let id = FIRST_ENTRY;
  for (const posting of postings) {
    for (const side of posting.sides) yield { id: id++, posting, side, against: null };
  }
}

/** Debits meet credits in their order, as far as each goes. */
function* transfersOf(postings: Iterable<Posting>): Generator<Entry> {
  let id = FIRST_ENTRY;
  for (const posting of postings) {
    const credits = posting.sides.map(({ account, credit }) => ({ account, left: credit }));
    for (const { account, debit } of posting.sides) {
      let left = debit;
      for (const from of credits) {
        const credit = Math.min(left, from.left);
        if (credit === 0) continue;
        left -= credit;
        from.left -= credit;
        const side = { account, debit: credit, credit: 0 };
        yield { id: id++, posting, side, against: from.account };
      }
    }
  }
}

const ACCOUNT: readonly Column<Entry>[] = [
  ['ac_account_id', ({ side }) => side.account],
  ['account_number', ({ side }) => at(ACCOUNTS, side.account - 1).number],
  ['account_name', ({ side }) => accountName(side.account, 'debit-credit')],
];
const DEBIT_CREDIT: readonly Column<Entry>[] = [
  ['debit', ({ side }) => (side.debit === 0 ? null : money(side.debit))],
  ['credit', ({ side }) => (side.credit === 0 ? null : money(side.credit))],
];

/** How each shape says which account, how much and which way. */
const AMOUNTS: Readonly<Record<TrustShape, readonly Column<Entry>[]>> = {
  'debit-credit': [...ACCOUNT, ...DEBIT_CREDIT],
  split: [...ACCOUNT, ...DEBIT_CREDIT],
  signed: [...ACCOUNT, ['amount', ({ side }) => money(side.debit - side.credit)]],
  flag: [
    ...ACCOUNT,
    ['entry_value', ({ side }) => money(side.debit + side.credit)],
    ['dr_cr', ({ side }) => (side.debit > 0 ? 'DR' : 'CR')],
  ],
  'two-accounts': [
    ['debit_account_id', ({ side }) => side.account],
    ['credit_account_id', ({ against }) => against],
    ['amount', ({ side }) => money(side.debit)],
  ],
  uk: [
    ['Account ID', ({ side }) => side.account],
    ['Nominal Code', ({ side }) => at(ACCOUNTS, side.account - 1).number],
    ['Account Name', ({ side }) => accountName(side.account, 'uk')],
    ['Debit', ({ side }) => (side.debit === 0 ? null : pounds(side.debit))],
    ['Credit', ({ side }) => (side.credit === 0 ? null : pounds(side.credit))],
  ],
};

function columnsOf(shape: TrustShape): readonly Column<Entry>[] {
  const [transaction, entry, date, entered, type] =
    shape === 'uk'
      ? (['Transaction ID', 'Entry ID', 'Posting Date', 'Date Keyed', 'Type'] as const)
      : ([
          'transaction_id',
          'entry_id',
          'transaction_date',
          'entered_timestamp',
          'transaction_type',
        ] as const);
  return [
    [transaction, ({ posting }) => posting.transaction],
    [entry, ({ id }) => id],
    [date, ({ posting }) => dateText(posting.day)],
    [entered, ({ posting }) => stampText(posting.entered)],
    [type, ({ posting }) => posting.type],
    ...AMOUNTS[shape],
    ['description', ({ posting }) => posting.description],
    ['action_id', ({ posting }) => posting.matter],
    ['participant_id', ({ posting }) => posting.person],
    ['sale_purchase_id', ({ posting }) => posting.invoice],
    ['is_reconciled', (row) => flag(isReconciled(row))],
    ['entered_by', () => 'System'],
    ['is_deleted', ({ posting }) => flag(posting.isDeleted)],
  ];
}

function isReconciled({ posting, side, against }: Entry): boolean {
  const isOfBank = BANKS.has(side.account) || (against !== null && BANKS.has(against));
  return isOfBank && posting.isReconciled;
}
