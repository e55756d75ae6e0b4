import { isHeld } from './counting.ts';
import type { TrustBook } from './trust-book.ts';

/** How the movements of a trust book belong together. */
export interface Cash {
  /** Each movement's ledger, by its place in `ledgers`. */
  ledger: Uint32Array;
  /** Each ledger's trust account, by its place in `accounts`. */
  accounts: readonly string[];
  account: Uint16Array;
  /** Movements of transaction `n` are `movements` from `starts[n]` up to and without `starts[n + 1]`. */
  starts: Uint32Array;
  movements: Uint32Array;
  /** 1 for a movement between matters within one trust account: the bank sees nothing of it. */
  isInternal: Uint8Array;
  /** 1 for a transaction between ledgers that nets to nothing. */
  isTransfer: Uint8Array;
}

const made = new WeakMap<TrustBook, Cash>();

/** Made once for each book. */
export function cashOf(book: TrustBook): Cash {
  const before = made.get(book);
  if (before) return before;
  const cash = makeCash(book);
  made.set(book, cash);
  return cash;
}

function makeCash(book: TrustBook): Cash {
  const accounts = [...new Set(book.ledgers.map(({ account }) => account))];
  const account = Uint16Array.from(book.ledgers, (one) => accounts.indexOf(one.account));
  const ledger = new Uint32Array(book.size);
  book.ledgers.forEach(({ first, end }, at) => ledger.fill(at, first, end));
  const [starts, movements] = byTransaction(book);
  const cash = {
    ledger,
    accounts,
    account,
    starts,
    movements,
    isInternal: new Uint8Array(book.size),
    isTransfer: new Uint8Array(book.transactions.length),
  };
  for (let at = 0; at < book.transactions.length; at += 1) markTransfers(book, cash, at);
  return cash;
}

function byTransaction({ size, transaction, transactions }: TrustBook): [Uint32Array, Uint32Array] {
  const starts = new Uint32Array(transactions.length + 1);
  for (const of of transaction) starts[of + 1] = (starts[of + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at += 1) {
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  }
  const next = starts.slice();
  const movements = new Uint32Array(size);
  transaction.forEach((of, at) => {
    const place = next[of] ?? 0;
    next[of] = place + 1;
    movements[place] = at;
  });
  return [starts, movements];
}

/** The movements of one transaction. */
export function movementsOf({ starts, movements }: Cash, transaction: number): Uint32Array {
  return movements.subarray(starts[transaction], starts[transaction + 1]);
}

function markTransfers(book: TrustBook, cash: Cash, transaction: number): void {
  const all = movementsOf(cash, transaction);
  if (all.length < 2) return;
  const counting = [...all].filter((at) => isHeld(book.flags[at] ?? 0));
  if (isBetween(book, cash, counting)) cash.isTransfer[transaction] = 1;
  const accountOf = (at: number): number => cash.account[cash.ledger[at] ?? 0] ?? 0;
  for (const account of new Set(counting.map(accountOf))) {
    const part = counting.filter((at) => accountOf(at) === account);
    if (!isBetween(book, cash, part)) continue;
    for (const at of part) cash.isInternal[at] = 1;
  }
}

/** Together nothing, and yet something for one of the ledgers: a reversal of a receipt moves nothing between them. */
function isBetween({ units }: TrustBook, { ledger }: Cash, movements: readonly number[]): boolean {
  const sums = new Map<number, bigint>();
  let sum = 0n;
  for (const at of movements) {
    const own = units[at] ?? 0n;
    const of = ledger[at] ?? 0;
    sums.set(of, (sums.get(of) ?? 0n) + own);
    sum += own;
  }
  return sum === 0n && [...sums.values()].some((one) => one !== 0n);
}
