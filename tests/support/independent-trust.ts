import path from 'node:path';
import type { DateOrder } from '../../scripts/sample/dates.ts';
import type { TrustShape } from '../../scripts/sample/options.ts';
import { runWell } from './native.ts';

const SCRIPT = path.join(import.meta.dirname, 'independent-trust.py');

/** Amounts are decimals as text; matters and accounts are ids as text. Deleted rows are in none; a reversed one and its reversal are in balances. */
export interface TrustTruth {
  /** Rows of the trust files that are neither reversed nor deleted. */
  counted: number;
  /** The least that each matter's balance ever was, after a movement, and the first day of it. */
  lowest: Record<string, { amount: string; day: string }>;
  /** By yyyy-MM; transactions of which the bank sees nothing are in neither. */
  months: Record<string, { receipts: string; payments: string }>;
  /** By table of numbers: those missing between the first and the last, and those that are there twice. */
  series: Record<'check_series' | 'receipt', { missing: number[]; twice: number[] }>;
  /** By day, as at its end. */
  days: Record<
    string,
    {
      balances: Record<string, string>;
      total: string;
      /** What is in each trust account; of a shape whose rows do not say it, none. */
      accounts: Record<string, string>;
      /** Debits less credits by account. */
      trial: Record<string, string>;
    }
  >;
}

/** What Python's own csv and decimal make of a sample's trust files and ledger. Needs python3. */
export async function independentTrust(
  tree: string,
  { shape, dates }: { shape: TrustShape; dates: DateOrder },
  days: readonly string[],
): Promise<TrustTruth> {
  const said = await runWell('python3', [SCRIPT, tree, shape, dates], {
    input: JSON.stringify(days),
  });
  return JSON.parse(said) as TrustTruth; // the script's own words
}
