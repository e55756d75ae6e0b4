import type { Matter } from './matters.ts';
import type { Random } from './random.ts';
import { TRUST_BANK, TRUST_DEPOSITS } from './tables/accounts.ts';
import { personAt, type World } from './world.ts';

export type TrustKind = 'Receipt' | 'Payment' | 'Journal';
export type TrustMethod = 'Direct credit' | 'EFT' | 'Cheque' | 'Trust transfer' | 'Journal';

/** What is planted on purpose; each is found in one place. */
export type FaultKind =
  | 'overdrawn'
  | 'orphan'
  | 'unbalanced'
  | 'gap'
  | 'duplicate'
  | 'back-dated'
  | 'closed-balance'
  | 'dormant';

/** What a transaction does to one matter. */
export interface TrustPart {
  matter: Matter;
  /** Positive: received for the matter. */
  cents: number;
}

/** A movement of clients' money before it has its place in the books. */
export interface TrustDraft {
  kind: TrustKind;
  /** A reversed entry and its reversal are of one day, and come one after the other. */
  fate: 'kept' | 'reversed' | 'reversal' | 'deleted';
  day: number;
  parts: readonly TrustPart[];
  method: TrustMethod;
  reason: string;
  /** Who pays or is paid. */
  person: { id: number; name: string };
  reference: string | null;
  /** Its id and its invoice, where the invoice's payment is what it is. */
  payment: { transaction: number; invoice: number } | null;
  fault: FaultKind | null;
  /** Within a matter, from one trust account to another; its parts then come to nothing. */
  moved: { from: number; to: number; cents: number } | null;
}

type Wanted = Pick<TrustDraft, 'day' | 'parts' | 'reason'> & Partial<TrustDraft>;

const ordinary = {
  fate: 'kept',
  reference: null,
  payment: null,
  fault: null,
  moved: null,
} as const;

export function aReceipt(world: World, wanted: Wanted): TrustDraft {
  return { ...ordinary, kind: 'Receipt', method: 'Direct credit', ...byClient(world, wanted) };
}

export function aPayment(world: World, wanted: Wanted): TrustDraft {
  return { ...ordinary, kind: 'Payment', method: 'EFT', ...byClient(world, wanted) };
}

export function aJournal(world: World, wanted: Wanted): TrustDraft {
  return { ...ordinary, kind: 'Journal', method: 'Journal', ...byClient(world, wanted) };
}

/** Unless it is told who pays or is paid, the client of the first matter is. */
function byClient(world: World, wanted: Wanted): Wanted & Pick<TrustDraft, 'person'> {
  const { id, name } = personAt(world, wanted.parts[0]?.matter.client ?? 0);
  return { person: { id, name }, ...wanted };
}

/** The same with its reversal after it. */
export function reversed(draft: TrustDraft): TrustDraft[] {
  const parts = draft.parts.map(({ matter, cents }) => ({ matter, cents: -cents }));
  const reason = `Reversal: ${draft.reason}`;
  return [
    { ...draft, fate: 'reversed' },
    { ...draft, fate: 'reversal', parts, reason },
  ];
}

/** Each matter keeps to one trust account; some of them bear interest. */
export function trustAccount({ index }: Matter): number {
  return index % 8 === 5 ? TRUST_DEPOSITS : TRUST_BANK;
}

export function someCents(random: Random): number {
  return random.between(200, 60_000) * 50;
}
