import type { Moment } from '../calendar.ts';
import { LAST_DAY } from '../calendar.ts';
import { type OfficeEntry, officeEntries, UNBALANCED_BY } from '../office.ts';
import { type Payment, paymentsOf, type Sale, saleTransaction, taxOf, totalOf } from '../sales.ts';
import type { TrustTransaction } from '../trust.ts';
import { trustAccount } from '../trust-draft.ts';
import { personAt, type World } from '../world.ts';
import * as accounts from './accounts.ts';

/** One side of a posting; amounts in cents, one of them 0. */
export interface Side {
  account: number;
  debit: number;
  credit: number;
}

/** Sides that balance, but for what is planted: a transaction, or a part of one. */
export interface Posting {
  transaction: number;
  day: number;
  entered: Moment;
  type: string;
  description: string;
  matter: number | null;
  person: number | null;
  invoice: number | null;
  isDeleted: boolean;
  /** Whether the bank's side is on a statement. */
  isReconciled: boolean;
  sides: readonly Side[];
}

const debit = (account: number, cents: number): Side => ({ account, debit: cents, credit: 0 });
const credit = (account: number, cents: number): Side => ({ account, debit: 0, credit: cents });

/** Debits and credits of one amount that may be negative: then they change sides. */
function pair(debited: number, credited: number, cents: number): Side[] {
  return cents < 0
    ? [credit(debited, -cents), debit(credited, -cents)]
    : [debit(debited, cents), credit(credited, cents)];
}

export function* postingsOf(
  world: World,
  sales: readonly Sale[],
  trust: readonly TrustTransaction[],
  trustFaults: boolean,
): Generator<Posting> {
  for (const sale of sales) {
    if (!sale.isPosted) continue;
    yield salePosting(world, sale);
    for (const payment of paymentsOf(world, sale)) yield paymentPosting(world, sale, payment);
  }
  for (const transaction of trust) {
    if (transaction.fault !== 'orphan') yield* trustPostings(transaction);
  }
  for (const entry of officeEntries(world, trustFaults)) yield officePosting(entry);
}

const aWhileAgo = (day: number): boolean => day <= LAST_DAY - 30;

function salePosting(world: World, sale: Sale): Posting {
  const incomeOf = (account: number): number =>
    sale.lines.reduce((sum, line) => sum + (line.account === account ? line.amountCents : 0), 0);
  const sides = [
    debit(accounts.DEBTORS, totalOf(sale)),
    credit(accounts.FEES, incomeOf(accounts.FEES)),
    credit(accounts.RECOVERED, incomeOf(accounts.RECOVERED)),
    credit(accounts.TAX_PAYABLE, taxOf(sale)),
  ].filter((side) => side.debit + side.credit > 0);
  const isCredit = sale.kind === 'Credit Note';
  return {
    ...commonOf(world, sale),
    transaction: saleTransaction(sale),
    day: sale.issued.day,
    entered: sale.issued,
    type: 'Sale',
    description: `${sale.kind} ${sale.number}`,
    sides: isCredit
      ? sides.map((side) => ({ ...side, debit: side.credit, credit: side.debit }))
      : sides,
  };
}

function paymentPosting(world: World, sale: Sale, { transaction, day, cents }: Payment): Posting {
  return {
    ...commonOf(world, sale),
    transaction,
    day,
    entered: { day, second: (transaction * 37) % 86_400 },
    type: 'Receipt',
    description: `Payment of ${sale.number}`,
    sides: [debit(accounts.OFFICE_BANK, cents), credit(accounts.DEBTORS, cents)],
  };
}

function commonOf(
  world: World,
  { id, matter, issued }: Sale,
): Pick<Posting, 'matter' | 'person' | 'invoice' | 'isDeleted' | 'isReconciled'> {
  return {
    matter: matter.id,
    person: personAt(world, matter.client).id,
    invoice: id,
    isDeleted: false,
    isReconciled: aWhileAgo(issued.day),
  };
}

/** Two sides for each matter: what its ledger sees, the trust bank and the liability see. */
function* trustPostings(transaction: TrustTransaction): Generator<Posting> {
  const { moved } = transaction;
  for (const { matter, cents } of transaction.parts) {
    yield {
      transaction: transaction.transaction,
      day: transaction.day,
      entered: transaction.entered,
      type: `Trust ${transaction.kind}`,
      description: transaction.reason,
      matter: matter.id,
      person: transaction.person.id,
      invoice: transaction.payment?.invoice ?? null,
      isDeleted: transaction.fate === 'deleted',
      isReconciled: transaction.isReconciled,
      sides: moved
        ? pair(moved.to, moved.from, moved.cents)
        : pair(trustAccount(matter), accounts.TRUST_HELD, cents),
    };
  }
}

function officePosting({ transaction, day, ...entry }: OfficeEntry): Posting {
  const [first, bank] = pair(entry.account, accounts.OFFICE_BANK, entry.cents);
  const extra = entry.isUnbalanced ? [credit(accounts.OFFICE_BANK, UNBALANCED_BY)] : [];
  return {
    transaction,
    day,
    entered: { day, second: 36_000 },
    type: 'General Journal',
    description: entry.description,
    matter: null,
    person: null,
    invoice: null,
    isDeleted: false,
    isReconciled: aWhileAgo(day),
    sides: [first, bank, ...extra].filter((side) => side !== undefined),
  };
}
