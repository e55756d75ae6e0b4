import { isHeld } from './counting.ts';
import { allInOrder, dayIn, type Basis } from './movements.ts';
import type { TrustBook } from './trust-book.ts';

/** How the movements of a trust book belong together. */
export interface Cash {
  /** Each movement's ledger, by its place in `ledgers`. */
  ledger: Uint32Array;
  /** Each ledger's trust account, by its place in `accounts`. */
  accounts: readonly string[];
  account: Uint16Array;
  /** Each movement's part of a transaction: that of one day. What has no transaction is a part by itself. */
  part: Uint32Array;
  /** Movements of part `n` are `movements` from `starts[n]` up to and without `starts[n + 1]`. */
  starts: Uint32Array;
  movements: Uint32Array;
  /** 1 for a movement between matters within one trust account: the bank sees nothing of it. */
  isInternal: Uint8Array;
  /** 1 for a part between ledgers that nets to nothing. */
  isTransfer: Uint8Array;
}

const made = new WeakMap<TrustBook, Partial<Record<Basis, Cash>>>();

/**
 * Made once for each book and basis. Rows of one transaction belong together where they share the day: files may each
 * number their transactions from 1, and the bank sees what was done on two days twice.
 */
export function cashOf(book: TrustBook, basis: Basis = 'date'): Cash {
  const kept = made.get(book) ?? {};
  made.set(book, kept);
  return (kept[basis] ??= makeCash(book, basis));
}

function makeCash(book: TrustBook, basis: Basis): Cash {
  const accounts = [...new Set(book.ledgers.map(({ account }) => account))];
  const account = Uint16Array.from(book.ledgers, (one) => accounts.indexOf(one.account));
  const ledger = new Uint32Array(book.size);
  book.ledgers.forEach(({ first, end }, at) => ledger.fill(at, first, end));
  const parts = partsOf(book, basis);
  const size = parts.starts.length - 1;
  const cash = {
    ledger,
    accounts,
    account,
    ...parts,
    isInternal: new Uint8Array(book.size),
    isTransfer: new Uint8Array(size),
  };
  for (let part = 0; part < size; part += 1) markTransfers(book, cash, part);
  return cash;
}

/** In the order of days those of one transaction stand beside each other. */
function partsOf(book: TrustBook, basis: Basis): Pick<Cash, 'part' | 'starts' | 'movements'> {
  const movements = allInOrder(book, basis);
  const part = new Uint32Array(book.size);
  const starts: number[] = [];
  let before = -1;
  for (const [place, at] of movements.entries()) {
    if (!isOneMoment(book, basis, before, at)) starts.push(place);
    part[at] = starts.length - 1;
    before = at;
  }
  return { part, starts: Uint32Array.from([...starts, book.size]), movements };
}

function isOneMoment(book: TrustBook, basis: Basis, before: number, at: number): boolean {
  const transaction = book.transaction[at] ?? 0;
  return (
    before >= 0 &&
    book.transactions[transaction] !== '' &&
    transaction === book.transaction[before] &&
    dayIn(book, at, basis) === dayIn(book, before, basis)
  );
}

/** The movements of one part of a transaction. */
export function movementsOf({ starts, movements }: Cash, part: number): Uint32Array {
  return movements.subarray(starts[part], starts[part + 1]);
}

function markTransfers(book: TrustBook, cash: Cash, part: number): void {
  const all = movementsOf(cash, part);
  if (all.length < 2) return;
  const counting = [...all].filter((at) => isHeld(book.flags[at] ?? 0));
  if (isBetween(book, cash, counting)) cash.isTransfer[part] = 1;
  const accountOf = (at: number): number => cash.account[cash.ledger[at] ?? 0] ?? 0;
  for (const account of new Set(counting.map(accountOf))) {
    const own = counting.filter((at) => accountOf(at) === account);
    if (!isBetween(book, cash, own)) continue;
    for (const at of own) cash.isInternal[at] = 1;
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
