import type { Billing } from '../billing.ts';
import { dateText, stampText } from '../calendar.ts';
import { flag, money, type SampleRow } from '../csv.ts';
import { type Payment, paymentsOf, type Sale, saleTransaction, taxOf, totalOf } from '../sales.ts';
import { at } from '../random.ts';
import { columns, type SampleTable, table } from '../table.ts';
import { type TrustMovement, trustMovements } from '../trust.ts';
import { personAt, type World } from '../world.ts';
import * as accounts from './accounts.ts';

const { ACCOUNTS } = accounts;

export function ledgerTables(world: World, { sales }: Billing): SampleTable[] {
  return [chart(), ledger(world, sales), references(world, sales), cheques(world), trust(world)];
}

function chart(): SampleTable {
  const header = columns(`ac_account_id account_number account_name account_type primary_section
    credit_increases_balance active header currency parent_account_id`);
  return table('chart_of_accounts', header, () =>
    ACCOUNTS.map(({ id, number, name, section, parent }) => {
      const credit = flag(section !== 'Asset' && section !== 'Expense');
      const isHeading = flag(id === accounts.OFFICE_COSTS);
      return [id, number, name, section, section, credit, 'T', isHeading, 'NZD', parent];
    }),
  );
}

/** One line of a transaction: an amount in cents on one side. */
interface Entry {
  transaction: number;
  day: number;
  type: string;
  account: number;
  debit: number;
  credit: number;
  description: string;
  matter: number;
  person: number;
  invoice: number | null;
}

function ledger(world: World, sales: readonly Sale[]): SampleTable {
  const header =
    columns(`transaction_id entry_id transaction_date entered_timestamp transaction_type
    ac_account_id account_number account_name debit credit description action_id participant_id
    sale_purchase_id is_reconciled entered_by is_deleted`);
  return table('general_ledger_transactions', header, function* () {
    let entryId = 400_001;
    for (const entry of entriesOf(world, sales)) yield entryRow(entry, entryId++);
  });
}

function entryRow(entry: Entry, entryId: number): SampleRow {
  const { number, name } = at(ACCOUNTS, entry.account - 1);
  return [
    entry.transaction,
    entryId,
    dateText(entry.day),
    stampText({ day: entry.day, second: (entryId * 37) % 86_400 }),
    entry.type,
    entry.account,
    number,
    name,
    entry.debit === 0 ? null : money(entry.debit),
    entry.credit === 0 ? null : money(entry.credit),
    entry.description,
    entry.matter,
    entry.person,
    entry.invoice,
    flag(entryId % 3 === 0),
    'System',
    'F',
  ];
}

/** Every transaction's debits equal its credits. */
function* entriesOf(world: World, sales: readonly Sale[]): Generator<Entry> {
  for (const sale of sales) {
    if (!sale.isPosted) continue;
    yield* saleEntries(world, sale);
    for (const payment of paymentsOf(world, sale)) yield* paymentEntries(world, sale, payment);
  }
  for (const movement of trustMovements(world)) yield* trustEntries(world, movement);
}

type Side = Pick<Entry, 'account' | 'debit' | 'credit'>;

function* saleEntries(world: World, sale: Sale): Generator<Entry> {
  const common = {
    ...commonOf(world, sale),
    transaction: saleTransaction(sale),
    day: sale.issued.day,
    type: 'Sale',
    description: `${sale.kind} ${sale.number}`,
  };
  const incomeOf = (account: number): number =>
    sale.lines.reduce((sum, line) => sum + (line.account === account ? line.amountCents : 0), 0);
  const sides: Side[] = [
    { account: accounts.DEBTORS, debit: totalOf(sale), credit: 0 },
    { account: accounts.FEES, debit: 0, credit: incomeOf(accounts.FEES) },
    { account: accounts.RECOVERED, debit: 0, credit: incomeOf(accounts.RECOVERED) },
    { account: accounts.TAX_PAYABLE, debit: 0, credit: taxOf(sale) },
  ];
  for (const { account, debit, credit } of sides) {
    if (debit + credit === 0) continue;
    const isCredit = sale.kind === 'Credit Note';
    yield {
      ...common,
      account,
      debit: isCredit ? credit : debit,
      credit: isCredit ? debit : credit,
    };
  }
}

function* paymentEntries(
  world: World,
  sale: Sale,
  { transaction, day, cents }: Payment,
): Generator<Entry> {
  const settled = {
    ...commonOf(world, sale),
    transaction,
    day,
    type: 'Receipt',
    description: `Payment of ${sale.number}`,
  };
  yield { ...settled, account: accounts.OFFICE_BANK, debit: cents, credit: 0 };
  yield { ...settled, account: accounts.DEBTORS, debit: 0, credit: cents };
}

function commonOf(
  world: World,
  { id, matter }: Sale,
): Pick<Entry, 'matter' | 'person' | 'invoice'> {
  return { matter: matter.id, person: personAt(world, matter.client).id, invoice: id };
}

function* trustEntries(world: World, movement: TrustMovement): Generator<Entry> {
  const { transaction, matter, kind, day, cents, reason } = movement;
  const common = {
    transaction,
    day,
    type: `Trust ${kind}`,
    description: reason,
    matter: matter.id,
    person: personAt(world, matter.client).id,
    invoice: null,
  };
  const isIn = kind === 'Receipt';
  const bank = { account: accounts.TRUST_BANK, debit: isIn ? cents : 0, credit: isIn ? 0 : cents };
  const held = { account: accounts.TRUST_HELD, debit: isIn ? 0 : cents, credit: isIn ? cents : 0 };
  yield { ...common, ...bank };
  yield { ...common, ...held };
}

function references(world: World, sales: readonly Sale[]): SampleTable {
  const header = columns('transaction_reference_id transaction_id reference_type reference');
  return table('transaction_references', header, function* () {
    let reference = 600_001;
    for (const { transaction, number } of sales.flatMap((sale) => paymentsOf(world, sale))) {
      yield [reference++, transaction, 'Receipt number', number];
    }
    for (const { transaction, kind, number } of trustMovements(world)) {
      yield [reference++, transaction, `Trust ${kind.toLowerCase()} number`, number];
    }
  });
}

function cheques(world: World): SampleTable {
  const header =
    columns(`check_id check_number series ac_account_id transaction_id participant_id payee
    check_date amount memo status`);
  return table('check_series', header, function* () {
    let check = 1;
    for (const { transaction, matter, method, day, cents, reason } of trustMovements(world)) {
      if (method !== 'Cheque') continue;
      const payee = personAt(world, matter.client);
      const number = String(check).padStart(6, '0');
      const status = check % 20 === 0 ? 'Void' : 'Printed';
      const what = [number, 'Trust A', accounts.TRUST_BANK, transaction, payee.id, payee.name];
      yield [check, ...what, dateText(day), money(cents), reason, status];
      check += 1;
    }
  });
}

function trust(world: World): SampleTable {
  const header = columns(`transaction_id action_id ac_account_id transaction_date entered_timestamp
    transaction_type receipt_number payment_number payment_method participant_id received_from paid_to
    description debit credit is_deposited is_reversed entered_by`);
  return table('trust_transactions', header, function* () {
    for (const movement of trustMovements(world)) yield trustRow(world, movement);
  });
}

function trustRow(world: World, movement: TrustMovement): SampleRow {
  const { index, transaction, matter, kind, day, cents, number, method, reason } = movement;
  const isIn = kind === 'Receipt';
  const person = personAt(world, matter.client);
  return [
    transaction,
    matter.id,
    accounts.TRUST_BANK,
    dateText(day),
    stampText({ day, second: (index * 61) % 86_400 }),
    kind,
    isIn ? number : null,
    isIn ? null : number,
    method,
    person.id,
    isIn ? person.name : null,
    isIn ? null : person.name,
    reason,
    isIn ? null : money(cents),
    isIn ? money(cents) : null,
    isIn ? 'T' : null,
    'F',
    personAt(world, matter.assigned).name,
  ];
}
