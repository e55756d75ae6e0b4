import { LAST_DAY } from './calendar.ts';
import { TRUST_BANK, TRUST_DEPOSITS } from './tables/accounts.ts';
import { aJournal, aPayment, aReceipt, trustAccount, type TrustDraft } from './trust-draft.ts';
import { freeMatters } from './trust-faults.ts';
import type { World } from './world.ts';

const FIRST = LAST_DAY - 500;
const CENTS = 90_000;
const DEPOSITED = 60_000;

/** A matter whose money is put at interest for a while: from one trust account to the other, and back again. */
export function movedDrafts(world: World, planned: readonly TrustDraft[]): TrustDraft[] {
  const matter = freeMatters(world, planned).find(
    (one) => one.status === 'Active' && trustAccount(one) === TRUST_BANK,
  );
  if (matter === undefined) return [];
  const part = (cents: number): Pick<TrustDraft, 'parts'> => ({ parts: [{ matter, cents }] });
  const between = (day: number, from: number, to: number): TrustDraft => {
    const moved = { from, to, cents: DEPOSITED };
    return aJournal(world, { day, ...part(0), reason: 'Between trust accounts', moved });
  };
  return [
    aReceipt(world, { day: FIRST, ...part(CENTS), reason: 'Money on account' }),
    between(FIRST + 10, TRUST_BANK, TRUST_DEPOSITS),
    between(FIRST + 400, TRUST_DEPOSITS, TRUST_BANK),
    aPayment(world, { day: FIRST + 420, ...part(-CENTS), reason: 'Balance returned to client' }),
  ];
}
