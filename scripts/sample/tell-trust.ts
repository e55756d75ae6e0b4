import { dateText, LAST_DAY } from './calendar.ts';
import { money } from './csv.ts';
import type { LedgerFault, LedgerTrust } from './ledger.ts';
import type { Matter } from './matters.ts';
import type { SampleOptions } from './options.ts';
import { trustFileOf } from './tables/trust.ts';
import type { TrustTransaction } from './trust.ts';

/** The last is the day of the backup. */
export const TRUST_DAYS: readonly string[] = [
  '2019-06-30',
  '2021-03-31',
  '2022-12-31',
  '2024-02-29',
  dateText(LAST_DAY),
];

/** What the ledger says of trust money. */
export function tellTrust(
  trust: readonly TrustTransaction[],
  close: readonly Matter[],
  options: SampleOptions,
): LedgerTrust {
  const kept = trust.filter(({ fate }) => fate === 'kept');
  const count = (fate: TrustTransaction['fate']): number =>
    trust.filter((transaction) => transaction.fate === fate).length;
  const held = new Set(kept.flatMap(({ parts }) => parts.map(({ matter }) => matter.index)));
  return {
    shape: options.trust,
    currency: options.trust === 'uk' ? 'GBP' : 'NZD',
    movements: trust.reduce((sum, { parts }) => sum + parts.length, 0),
    transactions: trust.length,
    reversed: count('reversed'),
    deleted: count('deleted'),
    totals: TRUST_DAYS.map((day) => ({ day, amount: heldAt(kept, day, null) })),
    balances: close
      .filter(({ index }) => held.has(index))
      .flatMap((matter) =>
        TRUST_DAYS.map((day) => ({ matter: matter.id, day, amount: heldAt(kept, day, matter) })),
      ),
    months: monthsOf(kept),
    faults: options.trustFaults ? faultsOf(trust, options) : [],
  };
}

function heldAt(kept: readonly TrustTransaction[], day: string, of: Matter | null): string {
  let sum = 0;
  for (const transaction of kept) {
    if (dateText(transaction.day) > day) break;
    for (const { matter, cents } of transaction.parts) {
      if (of === null || matter.index === of.index) sum += cents;
    }
  }
  return money(sum);
}

function monthsOf(kept: readonly TrustTransaction[]): LedgerTrust['months'] {
  const months = new Map<string, { Receipt: number; Payment: number }>();
  for (const { kind, day, parts, moved } of kept) {
    if (kind === 'Journal' && !moved) continue;
    const month = dateText(day).slice(0, 7);
    const sums = months.get(month) ?? { Receipt: 0, Payment: 0 };
    if (kind !== 'Journal')
      sums[kind] += Math.abs(parts.reduce((sum, { cents }) => sum + cents, 0));
    else if (moved) {
      // One bank pays, and another receives.
      sums.Receipt += moved.cents;
      sums.Payment += moved.cents;
    }
    months.set(month, sums);
  }
  return [...months].map(([month, { Receipt, Payment }]) => ({
    month,
    receipts: money(Receipt),
    payments: money(Payment),
  }));
}

function faultsOf(
  trust: readonly TrustTransaction[],
  { trust: shape }: SampleOptions,
): LedgerFault[] {
  return trust.flatMap(({ fault: kind, kind: of, transaction, parts: [part], day }) => {
    if (kind === null || part === undefined) return [];
    const { matter, cents } = part;
    const key = `${transaction}~${matter.id}`;
    const table = trustFileOf(shape, of);
    return [{ kind, table, key, matter: matter.id, day: dateText(day), amount: money(cents) }];
  });
}
