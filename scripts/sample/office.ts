import { FIRST_DAY, LAST_DAY } from './calendar.ts';
import { randomOf } from './random.ts';
import * as accounts from './tables/accounts.ts';
import type { World } from './world.ts';

/** What the office itself pays or is given: one side each, out of or into its bank. */
export interface OfficeEntry {
  transaction: number;
  day: number;
  /** Debited; what is given to the firm is negative, and credited. */
  account: number;
  cents: number;
  description: string;
  /** The bank's side is another amount: what is planted. */
  isUnbalanced: boolean;
}

const FIRST_TRANSACTION = 150_001;
const MONTH = 30;
export const UNBALANCED_BY = 900;

/** Capital on the first day, then rent, salaries and small costs by the month. */
export function* officeEntries(world: World, trustFaults: boolean): Generator<OfficeEntry> {
  let transaction = FIRST_TRANSACTION;
  const entry = (day: number, account: number, cents: number, description: string): OfficeEntry => {
    const isUnbalanced = trustFaults && transaction === FIRST_TRANSACTION + 40;
    return { transaction: transaction++, day, account, cents, description, isUnbalanced };
  };
  yield entry(FIRST_DAY, accounts.CAPITAL, -75_000_000, 'Capital of the partners');
  for (let day = FIRST_DAY + MONTH; day <= LAST_DAY; day += MONTH) {
    const random = randomOf(world.seed, 'office', day);
    yield entry(day, accounts.RENT, 320_000, 'Rent of the month');
    yield entry(day, accounts.SALARIES, 500_000, 'Salaries of the month');
    yield entry(day, accounts.COURIER, random.between(2_000, 19_000), 'Courier, copies');
    if (random.chance(0.1)) yield entry(day, accounts.SEEDLINGS, 4_550, 'Seedlings for the roof');
  }
}
