import type { Books } from '../../../contract/books.ts';
import type { Entries } from './entries.ts';
import {
  balancesOf,
  byDay,
  excludedOf,
  inBook,
  joined,
  runsOf,
  type Ranks,
} from './build-ledger.ts';
import { sortedBy } from '../order.ts';
import type { TrustBook } from '../trust-book.ts';
import { numberAt } from '../typed.ts';
import { markCountered, type SaysReversal } from './reversals.ts';

export function buildTrust(
  books: Books,
  entries: readonly Entries[],
  { ranks, saysReversal }: { ranks: Ranks; saysReversal: SaysReversal },
): TrustBook {
  const whole = joined(entries);
  markCountered(whole, saysReversal);
  const { accounts, matters, transactions } = ranks;
  const accountOf = (at: number): number => numberAt(accounts.rank, numberAt(whole.account, at));
  const matterOf = (at: number): number => numberAt(matters.rank, numberAt(whole.matter, at));
  const days = byDay(whole, transactions.rank);
  const byAccount = sortedBy(days, accounts.sorted.length, accountOf);
  const order = sortedBy(byAccount, matters.sorted.length, matterOf);
  const runs = runsOf(
    order,
    (one, other) => matterOf(one) === matterOf(other) && accountOf(one) === accountOf(other),
  );
  const book = inBook(whole, order, transactions.rank);
  return {
    books,
    scale: books.scale,
    size: whole.size,
    ledgers: runs.map(({ item, first, end }) => ({
      matter: matters.sorted[matterOf(item)] ?? '',
      account: accounts.sorted[accountOf(item)] ?? '',
      first,
      end,
    })),
    ...book,
    balance: balancesOf(book.units, book.flags, runs),
    tables: whole.tables,
    transactions: transactions.sorted,
    excluded: excludedOf(entries.map(({ excluded }) => excluded)),
  };
}
