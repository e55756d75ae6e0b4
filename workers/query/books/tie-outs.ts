import type { TieOut } from '../../contract/books.ts';
import { pause, type Asking } from '../question.ts';
import type { Tables } from '../tables.ts';
import { heldUntil, isHeld, TransactionSums } from './counting.ts';
import { invoiceLines, paymentAllocations } from './invoice-ties.ts';
import { formatMoney } from './money.ts';
import type { ReadBooks } from './ready.ts';
import { tieOut, type Apart } from './tie-out.ts';
import type { LedgerBook, TrustBook } from './trust-book.ts';
import { numberAt, unitsAt } from './typed.ts';

/** Every tie-out that the files of the backup allow, as at a day, inclusive. */
export async function tieOutsOf(
  tables: Tables,
  read: ReadBooks,
  asAt: number,
  asking: Asking,
): Promise<TieOut[]> {
  const found: TieOut[] = [];
  if (read.trust.size > 0) found.push(mattersToCashBook(read, asAt));
  await pause(asking);
  for (const part of ['bank', 'liability'] as const) {
    const tie = read.trust.size > 0 ? toLedger(read, part, asAt) : null;
    if (tie) found.push(tie);
    await pause(asking);
  }
  if (read.ledger.size > 0) found.push(transactionsBalance(read.ledger, asAt));
  await pause(asking);
  const lines = invoiceLines(tables, asAt);
  if (lines) found.push(lines);
  await pause(asking);
  const payments = paymentAllocations(tables);
  return payments ? [...found, payments] : found;
}

/** All matters together, without what is in no matter's ledger. */
function mattersUntil(trust: TrustBook, asAt: number): bigint {
  return trust.ledgers
    .filter(({ matter }) => matter !== '')
    .reduce((sum, ledger) => sum + heldUntil(trust, asAt, ledger), 0n);
}

function mattersToCashBook({ trust }: ReadBooks, asAt: number): TieOut {
  const left = mattersUntil(trust, asAt);
  const right = heldUntil(trust, asAt, { first: 0, end: trust.size });
  const apart: Apart[] = [];
  for (const { first, end } of trust.ledgers.filter(({ matter }) => matter === '')) {
    for (let at = first; at < end; at += 1) {
      if (numberAt(trust.day, at) > asAt || !isHeld(numberAt(trust.flags, at))) continue;
      apart.push(apartOf(trust, at, unitsAt(trust.units, at), 'right'));
    }
  }
  return tieOut('matters-cashbook', { left, right, scale: trust.scale }, apart);
}

/** The trust files against the accounts of one part; null where the ledger has none of it. */
function toLedger(
  { books, trust, ledger }: ReadBooks,
  part: 'bank' | 'liability',
  asAt: number,
): TieOut | null {
  const keys = new Set(books.accounts.filter((one) => one.part === part).map(({ key }) => key));
  const accounts = ledger.accounts.filter(({ account }) => keys.has(account));
  if (accounts.length === 0) return null;
  const sign = part === 'bank' ? 1n : -1n;
  const isBank = part === 'bank';
  const whole = { first: 0, end: trust.size };
  const left = isBank ? heldUntil(trust, asAt, whole) : mattersUntil(trust, asAt);
  const right = accounts.reduce((sum, run) => sum + sign * heldUntil(ledger, asAt, run), 0n);
  const held = new TransactionSums(trust.transactions.length);
  for (const run of trust.ledgers) if (isBank || run.matter !== '') held.add(trust, asAt, run);
  const owed = new TransactionSums(ledger.transactions.length);
  for (const run of accounts) owed.add(ledger, asAt, { ...run, sign });
  const apart = differences(trust, held, ledger, owed);
  return tieOut(
    isBank ? 'cashbook-bank' : 'matters-liability',
    { left, right, scale: trust.scale },
    apart,
  );
}

function differences(
  trust: TrustBook,
  held: TransactionSums,
  ledger: LedgerBook,
  owed: TransactionSums,
): Apart[] {
  const apart: Apart[] = [];
  for (let at = 0; at < held.units.length; at += 1) {
    const difference = unitsAt(held.units, at) - unitsAt(owed.units, at);
    if (difference === 0n) continue;
    const first = held.first[at] ?? -1;
    if (first < 0) apart.push(apartOf(ledger, numberAt(owed.first, at), -difference, 'right'));
    else apart.push(apartOf(trust, first, difference, owed.has(at) ? 'both' : 'left'));
  }
  return apart;
}

/** Debits and credits of the whole ledger, and the transactions whose sides differ. */
function transactionsBalance(ledger: LedgerBook, asAt: number): TieOut {
  let [left, right] = [0n, 0n];
  for (let at = 0; at < ledger.size; at += 1) {
    if (numberAt(ledger.day, at) > asAt || !isHeld(numberAt(ledger.flags, at))) continue;
    const units = unitsAt(ledger.units, at);
    if (units > 0n) left += units;
    else right -= units;
  }
  const apart = unbalancedIn(ledger, asAt).map(({ first, units }) =>
    apartOf(ledger, first, units, units > 0n ? 'left' : 'right'),
  );
  return tieOut('transactions-balance', { left, right, scale: ledger.scale }, apart);
}

/** Transactions of the ledger whose debits and credits differ, by so much; an entry without a transaction is none. */
export function unbalancedIn(
  ledger: LedgerBook,
  asAt: number,
): { transaction: number; first: number; units: bigint }[] {
  const sums = new TransactionSums(ledger.transactions.length);
  sums.add(ledger, asAt, { first: 0, end: ledger.size });
  return Array.from(sums.first.entries()).flatMap(([transaction, first]) => {
    const units = unitsAt(sums.units, transaction);
    const isOne = first >= 0 && ledger.transactions[transaction] !== '';
    return isOne && units !== 0n ? [{ transaction, first, units }] : [];
  });
}

function apartOf(
  book: TrustBook | LedgerBook,
  at: number,
  units: bigint,
  side: Apart['side'],
): Apart {
  const key = book.transactions[numberAt(book.transaction, at)] ?? '';
  const table = book.tables[numberAt(book.table, at)] ?? '';
  return { table, key, label: key, amount: formatMoney(units, book.scale), side };
}
