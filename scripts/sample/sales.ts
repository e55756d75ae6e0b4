import { LAST_DAY, type Moment } from './calendar.ts';
import type { Matter } from './matters.ts';
import { aMoment } from './people.ts';
import { type Random, randomOf } from './random.ts';
import { FEES, RECOVERED } from './tables/accounts.ts';
import { aMatter, type World } from './world.ts';

export type SaleKind = 'Invoice' | 'Quote' | 'Order' | 'Credit Note';
export type SaleStatus = 'Draft' | 'Open' | 'Closed' | 'Deleted';

/** All amounts are whole cents. */
export interface SaleLine {
  description: string;
  quantity: number;
  unit: 'hour' | 'each';
  unitCents: number;
  amountCents: number;
  taxCents: number;
  account: number;
  /** Ids of what it bills; at most one is filled. */
  timeRecord: number | null;
  disbursement: number | null;
  task: number | null;
}

/** A row of sale_purchase.csv: its lines add up to it. */
export interface Sale {
  index: number;
  id: number;
  kind: SaleKind;
  /** Whether the books know of it: quotes, orders, drafts and what was deleted are in no ledger. */
  isPosted: boolean;
  isDraft: boolean;
  isDeleted: boolean;
  number: string;
  matter: Matter;
  issued: Moment;
  lines: SaleLine[];
}

export interface Payment {
  id: number;
  receipt: number;
  /** Its entry in the ledger. */
  transaction: number;
  day: number;
  cents: number;
  method: string;
}

const MARKS: Readonly<Record<SaleKind, string>> = {
  Invoice: 'INV',
  Quote: 'QU',
  Order: 'OR',
  'Credit Note': 'CR',
};

function kindOf(index: number): SaleKind {
  const turn = index % 12;
  if (turn === 5) return 'Quote';
  if (turn === 8) return 'Order';
  return turn === 11 ? 'Credit Note' : 'Invoice';
}

/** Before time and disbursements are billed on it. */
export function saleAt(world: World, index: number): Sale {
  const random = randomOf(world.seed, 'invoice', index);
  const matter = aMatter(world, random);
  const issued = aMoment(random, matter.opened.day);
  const kind = kindOf(index);
  const count = random.between(1, 3);
  const isDraft = kind === 'Invoice' && index % 40 === 7;
  const isDeleted = kind === 'Invoice' && index % 40 === 18;
  const isBooked = kind === 'Invoice' || kind === 'Credit Note';
  return {
    index,
    id: 70_001 + index,
    kind,
    isPosted: isBooked && !isDraft && !isDeleted,
    isDraft,
    isDeleted,
    number: `${MARKS[kind]}-${String(index + 1).padStart(6, '0')}`,
    matter,
    issued,
    lines:
      kind === 'Credit Note'
        ? [plainLine(random, 1)]
        : Array.from({ length: count }, (_, position) => plainLine(random, position)),
  };
}

const LINES = ['Professional fees', 'Office expenses', 'Registration fee', 'Search fee'] as const;

function plainLine(random: Random, position: number): SaleLine {
  const quantity = position === 0 ? random.between(1, 40) / 4 : 1;
  const unitCents = position === 0 ? 25_000 + 500 * random.below(40) : random.between(1500, 22_000);
  const description = LINES[position] ?? LINES[0];
  const account = position === 0 ? FEES : RECOVERED;
  const unit = position === 0 ? 'hour' : 'each';
  return saleLine({ description, quantity, unit, unitCents, account });
}

type Wanted = Pick<SaleLine, 'description' | 'quantity' | 'unit' | 'unitCents' | 'account'> &
  Partial<SaleLine>;

/** The amount follows from quantity and price, and the tax from the amount. */
export function saleLine(wanted: Wanted): SaleLine {
  const amountCents = Math.round(wanted.quantity * wanted.unitCents);
  const taxCents = Math.round(amountCents * 0.15);
  return { timeRecord: null, disbursement: null, task: null, ...wanted, amountCents, taxCents };
}

export function netOf({ lines }: Sale): number {
  return lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

export function taxOf({ lines }: Sale): number {
  return lines.reduce((sum, { taxCents }) => sum + taxCents, 0);
}

export function totalOf(sale: Sale): number {
  return netOf(sale) + taxOf(sale);
}

export function saleTransaction({ index }: Sale): number {
  return 200_001 + 3 * index;
}

/** The first number that no sale and no payment has taken. */
export function firstTrustTransaction({ invoices }: World): number {
  return 200_001 + 3 * invoices;
}

const METHODS = ['Direct credit', 'Card', 'Cheque', 'Trust transfer'] as const;

/** How likely it is that nothing was paid of an invoice. */
const unpaid = ({ issued }: Sale): number => (issued.day > LAST_DAY - 200 ? 0.5 : 0.05);

/** Nothing (mostly of late), a part, all in two parts, or all at once; in that order of time. */
export function paymentsOf(world: World, sale: Sale): Payment[] {
  if (sale.kind !== 'Invoice' || !sale.isPosted) return [];
  const random = randomOf(world.seed, 'payment', sale.index);
  const total = totalOf(sale);
  const day = sale.issued.day + random.between(2, 60);
  const method = random.pick(METHODS);
  if (random.chance(unpaid(sale)) || day > LAST_DAY || total === 0) return [];
  const turn = random.next();
  const first = turn < 0.3 ? Math.ceil(total * 0.4) : total;
  const payments = [aPayment(sale, 0, { day, cents: first, method })];
  const rest = total - first;
  const isSettled = turn >= 0.1 && rest > 0 && day + 14 <= LAST_DAY;
  if (isSettled) payments.push(aPayment(sale, 1, { day: day + 14, cents: rest, method }));
  return payments;
}

function aPayment(
  { index }: Sale,
  turn: 0 | 1,
  paid: Pick<Payment, 'day' | 'cents' | 'method'>,
): Payment {
  const place = 2 * index + turn;
  return {
    id: 80_001 + place,
    receipt: 85_001 + place,
    transaction: 200_002 + 3 * index + turn,
    ...paid,
  };
}

export function statusOf(world: World, sale: Sale): SaleStatus {
  if (sale.isDraft) return 'Draft';
  if (sale.isDeleted) return 'Deleted';
  const paid = paymentsOf(world, sale).reduce((sum, { cents }) => sum + cents, 0);
  return paid > 0 && paid === totalOf(sale) ? 'Closed' : 'Open';
}
