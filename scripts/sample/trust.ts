import { FIRST_DAY, LAST_DAY } from './calendar.ts';
import type { Matter } from './matters.ts';
import { randomOf } from './random.ts';
import { firstTrustTransaction } from './sales.ts';
import type { World } from './world.ts';

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
  const first = firstTrustTransaction(world);
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
