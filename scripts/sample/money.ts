import type { Moment } from './calendar.ts';
import { FIRST_DAY, LAST_DAY } from './calendar.ts';
import type { Matter } from './matters.ts';
import { aMoment } from './people.ts';
import { type Random, randomOf } from './random.ts';
import { aMatter, type World } from './world.ts';

/** All amounts are whole cents. */
export interface InvoiceLine {
  description: string;
  quantity: number;
  unitCents: number;
  amountCents: number;
  taxCents: number;
}

export interface Invoice {
  index: number;
  id: number;
  number: string;
  matter: Matter;
  issued: Moment;
  due: number;
  lines: readonly InvoiceLine[];
  netCents: number;
  taxCents: number;
  /** The day it was paid in full; null while it is open. */
  paid: number | null;
  method: string;
  /** Ids of its entries in the ledger. */
  transaction: number;
  payment: number;
}

const METHODS = ['Direct credit', 'Card', 'Cheque', 'Trust transfer'] as const;
const LINES = ['Professional fees', 'Office expenses', 'Registration fee', 'Search fee'] as const;

export function invoiceAt(world: World, index: number): Invoice {
  const random = randomOf(world.seed, 'invoice', index);
  const matter = aMatter(world, random);
  const issued = aMoment(random, matter.opened.day);
  const lines = Array.from({ length: random.between(1, 4) }, (_, at) => aLine(random, at));
  const total = (of: (line: InvoiceLine) => number): number =>
    lines.reduce((sum, line) => sum + of(line), 0);
  const day = issued.day + random.between(2, 60);
  return {
    index,
    id: 70_001 + index,
    number: String(index + 1).padStart(6, '0'),
    matter,
    issued,
    due: issued.day + 20,
    lines,
    netCents: total((line) => line.amountCents),
    taxCents: total((line) => line.taxCents),
    paid: random.chance(0.8) && day <= LAST_DAY ? day : null,
    method: random.pick(METHODS),
    transaction: 200_001 + 2 * index,
    payment: 200_002 + 2 * index,
  };
}

function aLine(random: Random, position: number): InvoiceLine {
  const quantity = position === 0 ? random.between(1, 40) / 4 : 1;
  const unitCents = position === 0 ? 25_000 + 500 * random.below(40) : random.between(1500, 22_000);
  const amountCents = Math.round(quantity * unitCents);
  const description = LINES[position] ?? LINES[0];
  return {
    description,
    quantity,
    unitCents,
    amountCents,
    taxCents: Math.round(amountCents * 0.15),
  };
}

export type TrustKind = 'Receipt' | 'Payment';

/** One movement of a matter's trust money; no matter is ever overdrawn. */
export interface TrustMovement {
  index: number;
  transaction: number;
  matter: Matter;
  kind: TrustKind;
  day: number;
  cents: number;
  /** Receipt or payment number, with leading zeros. */
  number: string;
  method: 'Direct credit' | 'EFT' | 'Cheque';
  reason: string;
}

export function* trustMovements(world: World): Generator<TrustMovement> {
  let index = 0;
  let receipts = 0;
  let payments = 0;
  const first = 200_001 + 2 * world.invoices;
  for (const matter of world.matters) {
    const random = randomOf(world.seed, 'trust', matter.index);
    if (!random.chance(0.4)) continue;
    let day = Math.max(FIRST_DAY, matter.opened.day);
    let balance = random.between(200, 60_000) * 50;
    const receipt = {
      kind: 'Receipt',
      method: 'Direct credit',
      reason: 'Money on account',
    } as const;
    receipts += 1;
    const number = String(receipts).padStart(6, '0');
    yield { ...receipt, index, transaction: first + index, matter, day, cents: balance, number };
    index += 1;
    for (let left = random.between(0, 3); left > 0 && balance > 0; left -= 1) {
      day = Math.min(LAST_DAY, day + random.between(1, 90));
      const cents = random.chance(0.3) ? balance : random.between(1, balance);
      balance -= cents;
      payments += 1;
      const payment = {
        kind: 'Payment',
        method: random.chance(0.3) ? 'Cheque' : 'EFT',
        reason: random.chance(0.5) ? 'Our fees' : 'Settlement to the other side',
      } as const;
      const paymentNumber = String(payments).padStart(6, '0');
      yield {
        ...payment,
        index,
        transaction: first + index,
        matter,
        day,
        cents,
        number: paymentNumber,
      };
      index += 1;
    }
  }
}
