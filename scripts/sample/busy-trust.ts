import { FIRST_DAY, LAST_DAY } from './calendar.ts';
import type { Matter } from './matters.ts';
import { randomOf } from './random.ts';
import { aPayment, aReceipt, type TrustDraft } from './trust-draft.ts';
import type { World } from './world.ts';

const MOST_ON_ONE = 20_000;

/** About as many more movements as asked for, in and out by turns; most, or 20,000, on the first matter. */
export function* busyDrafts(world: World, wanted: number): Generator<TrustDraft> {
  const pairs = Math.floor(wanted / 2);
  const busy = Math.min(MOST_ON_ONE / 2, Math.ceil(pairs * 0.6));
  const [first, ...others] = world.matters;
  if (first !== undefined) yield* movementsOf(world, first, busy);
  for (const [index, matter] of others.entries()) {
    const share = (turn: number): number => Math.floor(((pairs - busy) * turn) / others.length);
    yield* movementsOf(world, matter, share(index + 1) - share(index));
  }
}

const IN = ['Deposit', 'Instalment', 'Money on account'] as const;
const OUT = ['Registry fee', 'Settlement to the other side', 'Search fees'] as const;

/** What is left over goes with the last one. */
function* movementsOf(world: World, matter: Matter, pairs: number): Generator<TrustDraft> {
  const random = randomOf(world.seed, 'busy-trust', matter.index);
  const first = Math.max(FIRST_DAY, matter.opened.day);
  const dayOf = (turn: number): number =>
    first + Math.floor(((LAST_DAY - first) * turn) / Math.max(1, 2 * pairs - 1));
  let held = 0;
  for (let turn = 0; turn < pairs; turn += 1) {
    const received = random.between(1, 500_000);
    held += received;
    const comes = { day: dayOf(2 * turn), parts: [{ matter, cents: received }] };
    yield aReceipt(world, { ...comes, reason: random.pick(IN) });
    const paid = turn === pairs - 1 ? held : random.between(1, held);
    held -= paid;
    const goes = { day: dayOf(2 * turn + 1), parts: [{ matter, cents: -paid }] };
    if (paid > 0) yield aPayment(world, { ...goes, reason: random.pick(OUT) });
  }
}
