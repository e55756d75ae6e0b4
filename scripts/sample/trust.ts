import type { Billing } from './billing.ts';
import { busyDrafts } from './busy-trust.ts';
import { LAST_DAY, type Moment } from './calendar.ts';
import type { SampleOptions } from './options.ts';
import { type Random, randomOf } from './random.ts';
import { firstTrustTransaction } from './sales.ts';
import { movedDrafts } from './moved-trust.ts';
import type { TrustDraft } from './trust-draft.ts';
import { trustDrafts } from './trust-drafts.ts';
import { faultDrafts } from './trust-faults.ts';
import type { World } from './world.ts';

/** A draft with its place in the books: ids and numbers follow the days. */
export interface TrustTransaction extends TrustDraft {
  transaction: number;
  /** Of its own series, with leading zeros; null for a reversal, which is no new paper. */
  number: string | null;
  cheque: string | null;
  entered: Moment;
  isReconciled: boolean;
}

/** The bank's statements go as far as this; a cheque takes longer to get there. */
const STATEMENT = LAST_DAY - 30;
const UNPRESENTED = 21;
const BACK_DATED = 30;

/**
 * Every movement of clients' money, by day and then by transaction. No matter is overdrawn, and what is held
 * for all is what the bank has, but for the faults.
 */
export function makeTrust(
  world: World,
  billing: Billing,
  { trust, trustRows, trustFaults }: SampleOptions,
): TrustTransaction[] {
  const usual = trustDrafts(world, billing);
  const planned = trust === 'two-accounts' ? [...usual, ...movedDrafts(world, usual)] : usual;
  const drafts = [...planned, ...(trustFaults ? faultDrafts(world, planned) : [])];
  for (const draft of busyDrafts(world, trustRows)) drafts.push(draft);
  drafts.sort((a, b) => a.day - b.day);
  if (trustFaults) leaveGap(drafts);
  const made = inTheBooks(world, drafts);
  return made.sort((a, b) => a.day - b.day || a.transaction - b.transaction);
}

/** A payment's number is not given, halfway through the series. */
function leaveGap(drafts: TrustDraft[]): void {
  const payments = drafts.filter(
    ({ kind, fate, fault }) => kind === 'Payment' && fate === 'kept' && fault === null,
  );
  const after = payments[Math.floor(payments.length / 2)];
  if (after !== undefined) after.fault = 'gap';
}

function inTheBooks(world: World, drafts: readonly TrustDraft[]): TrustTransaction[] {
  const numbers = new Numbers();
  let free = firstTrustTransaction(world);
  return drafts.map((draft, index) => ({
    ...draft,
    transaction: draft.payment?.transaction ?? free++,
    number: numbers.of(draft),
    cheque: numbers.chequeOf(draft),
    entered: enteredOf(randomOf(world.seed, 'trust-entered', index), draft),
    isReconciled: isReconciled(draft),
  }));
}

/** Consecutive within receipts, payments, journals and cheques. */
class Numbers {
  readonly #last = { Receipt: 0, Payment: 0, Journal: 0, Cheque: 0 };
  /** The last receipt that was neither reversed nor deleted. */
  #standing = 0;

  of({ kind, fate, fault }: TrustDraft): string | null {
    if (fate === 'reversal') return null;
    if (fault === 'duplicate') return numbered(this.#standing);
    this.#last[kind] += fault === 'gap' ? 2 : 1;
    if (kind === 'Receipt' && fate === 'kept') this.#standing = this.#last.Receipt;
    return numbered(this.#last[kind]);
  }

  chequeOf({ method, fate }: TrustDraft): string | null {
    if (method !== 'Cheque' || fate === 'reversal') return null;
    this.#last.Cheque += 1;
    return numbered(this.#last.Cheque);
  }
}

const numbered = (number: number): string => String(number).padStart(6, '0');

/** On the day or shortly after it. */
function enteredOf(random: Random, { day, fault }: TrustDraft): Moment {
  const late = fault === 'back-dated' ? BACK_DATED : random.below(3);
  return { day: Math.min(LAST_DAY, day + late), second: random.between(30_000, 62_000) };
}

function isReconciled({ method, day, fate }: TrustDraft): boolean {
  if (fate === 'deleted') return false;
  if (method === 'Journal' || fate !== 'kept') return true;
  return day <= (method === 'Cheque' ? STATEMENT - UNPRESENTED : STATEMENT);
}
