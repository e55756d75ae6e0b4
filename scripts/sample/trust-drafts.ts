import type { Billing } from './billing.ts';
import { LAST_DAY } from './calendar.ts';
import { randomOf } from './random.ts';
import { paymentsOf } from './sales.ts';
import {
  aJournal,
  aPayment,
  aReceipt,
  reversed,
  someCents,
  trustAccount,
  type TrustDraft,
} from './trust-draft.ts';
import { type Due, TrustPlan } from './trust-plan.ts';
import type { World } from './world.ts';

/** Which of the matters that hold money, counted from the first, see something out of the ordinary. */
const SPLIT = { every: 10, from: 0, over: 3 } as const;
const TRANSFER = { every: 12, from: 5 } as const;
const REVERSAL = { every: 20, from: 2 } as const;
const DELETION = { every: 40, from: 3 } as const;

/** All that the firm's matters see of trust money; what several share comes before what is each one's own. */
export function trustDrafts(world: World, billing: Billing): TrustDraft[] {
  const dues = duesByMatter(world, billing);
  const plans = world.matters
    .filter(({ index }) => dues.has(index) || randomOf(world.seed, 'trust-held', index).chance(0.4))
    .map((matter) => new TrustPlan(world, matter));
  const shared = plans.flatMap((plan, index) => [
    ...(index % SPLIT.every === SPLIT.from ? splitReceipt(world, plans.slice(index)) : []),
    ...(index % TRANSFER.every === TRANSFER.from ? transfer(world, plans.slice(index)) : []),
    ...(index % REVERSAL.every === REVERSAL.from ? reversal(world, plan, index) : []),
    ...(index % DELETION.every === DELETION.from ? [deletion(world, plan)] : []),
  ]);
  const own = plans.flatMap((plan) => [...plan.drafts(world, dues.get(plan.matter.index) ?? [])]);
  return [...shared, ...own];
}

function duesByMatter(world: World, { sales }: Billing): Map<number, Due[]> {
  const dues = new Map<number, Due[]>();
  for (const sale of sales) {
    for (const payment of paymentsOf(world, sale)) {
      if (payment.method !== 'Trust transfer') continue;
      const { index } = sale.matter;
      dues.set(index, [...(dues.get(index) ?? []), { sale, payment }]);
    }
  }
  return dues;
}

const inOneAccount = ([first, ...others]: readonly TrustPlan[]): TrustPlan[] =>
  first === undefined
    ? []
    : [
        first,
        ...others.filter(({ matter }) => trustAccount(matter) === trustAccount(first.matter)),
      ];

/** One payer's money for several matters: one transaction, one number. */
function splitReceipt(world: World, plans: readonly TrustPlan[]): TrustDraft[] {
  const over = inOneAccount(plans).slice(0, SPLIT.over);
  const [payer] = over;
  if (payer === undefined || over.length === 1) return [];
  const latest = Math.max(...over.map(({ first }) => first));
  const day = Math.min(LAST_DAY, latest + payer.random.between(1, 30));
  const parts = over.map((plan) => {
    const cents = someCents(plan.random);
    plan.give(day, cents);
    return { matter: plan.matter, cents };
  });
  return [aReceipt(world, { day, parts, reason: 'One payment for several matters' })];
}

/** From the first matter to the next of the same account: two legs, net zero. */
function transfer(world: World, plans: readonly TrustPlan[]): TrustDraft[] {
  const [from, to] = inOneAccount(plans);
  if (from === undefined || to === undefined) return [];
  const day = Math.max(from.first, to.first) + from.random.between(1, 60);
  if (day > LAST_DAY) return [];
  const cents = someCents(from.random);
  from.take(day, cents);
  to.give(day, cents);
  const parts = [
    { matter: from.matter, cents: -cents },
    { matter: to.matter, cents },
  ];
  return [aJournal(world, { day, parts, reason: 'Transfer between matters, as instructed' })];
}

/** A receipt or a cheque that was entered by mistake. */
function reversal(world: World, plan: TrustPlan, index: number): TrustDraft[] {
  const { matter, random, first } = plan;
  const day = first + random.between(1, 40);
  if (day > LAST_DAY) return [];
  const cents = someCents(random);
  if ((index - REVERSAL.from) % (2 * REVERSAL.every) === 0) {
    plan.give(day, 0);
    const parts = [{ matter, cents }];
    return reversed(aReceipt(world, { day, parts, reason: 'Paid in twice' }));
  }
  plan.take(day, cents);
  plan.give(day, cents);
  const parts = [{ matter, cents: -cents }];
  return reversed(aPayment(world, { day, parts, method: 'Cheque', reason: 'Search fees' }));
}

function deletion(world: World, { matter, random, first }: TrustPlan): TrustDraft {
  const parts = [{ matter, cents: someCents(random) }];
  return aReceipt(world, { day: first, parts, reason: 'Entered by mistake', fate: 'deleted' });
}
