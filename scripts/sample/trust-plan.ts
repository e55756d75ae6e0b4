import { FIRST_DAY, LAST_DAY } from './calendar.ts';
import type { Matter } from './matters.ts';
import { type Random, randomOf } from './random.ts';
import type { Payment, Sale } from './sales.ts';
import { SPECIAL_MATTERS } from './specials.ts';
import { aPayment, aReceipt, someCents, type TrustDraft } from './trust-draft.ts';
import { personAt, type World } from './world.ts';

/** An invoice that is paid out of trust. */
export interface Due {
  sale: Sale;
  payment: Payment;
}

/** A balance that has not moved for longer than this is paid out. */
const STALE = 300;

/**
 * One matter's money, planned so that it is never overdrawn: what others will take is received on the first day,
 * and what others give is only spent at the end.
 */
export class TrustPlan {
  readonly matter: Matter;
  readonly random: Random;
  readonly first: number;
  #last: number;
  /** Received on the first day for what is taken later. */
  #reserved = 0;
  /** What stays of all that comes and goes besides the plan's own payments. */
  #left = 0;

  constructor(world: World, matter: Matter) {
    this.matter = matter;
    this.random = randomOf(world.seed, 'trust', matter.index);
    this.first = Math.max(FIRST_DAY, matter.opened.day);
    this.#last = this.first;
  }

  /** Money will be taken on a day after the first. */
  take(day: number, cents: number): void {
    this.#reserved += cents;
    this.#last = Math.max(this.#last, day);
  }

  give(day: number, cents: number): void {
    this.#left += cents;
    this.#last = Math.max(this.#last, day);
  }

  *drafts(world: World, dues: readonly Due[]): Generator<TrustDraft> {
    for (const { payment } of dues) this.take(payment.day, payment.cents);
    let base = someCents(this.random);
    yield this.#receipt(world, this.first, base + this.#reserved, 'Money on account');
    for (const due of dues) yield feesDraft(world, this.matter, due);
    let day = this.first;
    for (let turn = this.random.between(0, 3); turn > 0 && base > 0; turn -= 1) {
      day = Math.min(LAST_DAY, day + this.random.between(1, 90));
      const cents = this.random.chance(0.3) ? base : this.random.between(1, base);
      base -= cents;
      yield this.#payment(world, day, cents);
    }
    this.give(day, base);
    yield* this.#ending(world);
  }

  /** Nothing is left of what is closed or does not move. */
  *#ending(world: World): Generator<TrustDraft> {
    if (this.#left > 0 && this.#isOpen() && this.random.chance(0.6)) {
      if (this.#last >= LAST_DAY - STALE) return;
      const day = LAST_DAY - this.random.between(5, STALE);
      yield this.#receipt(world, day, this.random.between(100, 90_000), 'Interest credited');
      return;
    }
    if (this.#left === 0) return;
    const day = Math.min(LAST_DAY, this.#last + this.random.between(1, 25));
    const parts = [{ matter: this.matter, cents: -this.#left }];
    const method = this.random.chance(0.2) ? 'Cheque' : 'EFT';
    yield aPayment(world, { day, parts, method, reason: 'Balance returned to client' });
  }

  #isOpen(): boolean {
    return this.matter.status === 'Active' && this.matter.index !== SPECIAL_MATTERS.deleted;
  }

  #receipt(world: World, day: number, cents: number, reason: string): TrustDraft {
    const parts = [{ matter: this.matter, cents }];
    return aReceipt(world, { day, parts, reason, reference: this.matter.reference });
  }

  #payment(world: World, day: number, cents: number): TrustDraft {
    const { random, matter } = this;
    const method = random.chance(0.3) ? 'Cheque' : 'EFT';
    const { id, name } = personAt(world, random.between(world.users + 1, world.people.length - 1));
    const reason = random.chance(0.5) ? 'Settlement to the other side' : 'Duty and registration';
    const parts = [{ matter, cents: -cents }];
    return aPayment(world, { day, parts, method, reason, person: { id, name } });
  }
}

/** To the firm, for an invoice: the payment of the invoice and the payment out of trust are one transaction. */
function feesDraft(world: World, matter: Matter, { sale, payment }: Due): TrustDraft {
  const { id, name } = personAt(world, 0);
  return aPayment(world, {
    day: payment.day,
    parts: [{ matter, cents: -payment.cents }],
    method: 'Trust transfer',
    reason: `Our fees, ${sale.number}`,
    person: { id, name },
    reference: sale.number,
    payment: { transaction: payment.transaction, invoice: sale.id },
  });
}
