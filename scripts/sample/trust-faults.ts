import { LAST_DAY } from './calendar.ts';
import type { Matter, MatterStatus } from './matters.ts';
import { SPECIAL_MATTERS } from './specials.ts';
import { aPayment, aReceipt, type FaultKind, type TrustDraft } from './trust-draft.ts';
import type { World } from './world.ts';

/** Long enough to be dormant, and to leave room for what comes after. */
const LONG_OPEN = 800;
const RECENT = 100;

/** One fault each, on matters that hold no other money: so each is found once, and in one way. */
export function faultDrafts(world: World, planned: readonly TrustDraft[]): TrustDraft[] {
  const free = freeMatters(world, planned);
  const take = (status: MatterStatus): Matter => {
    const found = free.findIndex((matter) => matter.status === status);
    const [matter] = found < 0 ? [] : free.splice(found, 1);
    if (matter === undefined) throw new RangeError('--trust-faults needs more --matters');
    return matter;
  };
  const long = LAST_DAY - LONG_OPEN + 100;
  const recent = LAST_DAY - RECENT;
  return [
    ...movements(world, take('Active'), 'overdrawn', long, [50_000, -70_000, 30_000, -10_000], 1),
    ...movements(world, take('Active'), 'orphan', recent, [4_100], 0),
    ...movements(world, take('Active'), 'duplicate', recent, [12_500, 12_600, -25_100], 1),
    ...movements(world, take('Active'), 'back-dated', recent, [33_300, -33_300], 0),
    ...movements(world, take('Closed'), 'closed-balance', recent, [18_000], 0),
    ...movements(world, take('Active'), 'dormant', long, [25_000], 0),
  ];
}

export function freeMatters(world: World, planned: readonly TrustDraft[]): Matter[] {
  const held = new Set(planned.flatMap(({ parts }) => parts.map(({ matter }) => matter.index)));
  return world.matters.filter(
    ({ index, opened }) =>
      !held.has(index) && index !== SPECIAL_MATTERS.deleted && opened.day < LAST_DAY - LONG_OPEN,
  );
}

/** Ten days apart; the one at `place` is at fault. */
function movements(
  world: World,
  matter: Matter,
  fault: FaultKind,
  first: number,
  amounts: readonly number[],
  place: number,
): TrustDraft[] {
  return amounts.map((cents, index) => {
    const wanted = {
      day: first + 10 * index,
      parts: [{ matter, cents }],
      reason: cents > 0 ? 'Money on account' : 'Duty and registration',
      fault: index === place ? fault : null,
    };
    return cents > 0 ? aReceipt(world, wanted) : aPayment(world, wanted);
  });
}
