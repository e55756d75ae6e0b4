import type { BookEvidence, BookFile, TrustAccount } from '../../../contract/books.ts';
import type { ResolvedFile } from './resolve-ledger.ts';
import { inOrder } from '../order.ts';
import { formatMoney } from '../money.ts';
import { DELETED, REVERSED, type LedgerBook, type TrustBook } from '../trust-book.ts';
import { numberAt, unitsAt } from '../typed.ts';

/** What the trust files hold in each account, beside what the ledger says of it. */
export function tiesEvidence(
  trust: TrustBook,
  ledger: LedgerBook,
  accounts: readonly TrustAccount[],
): BookEvidence[] {
  if (ledger.size === 0) return [];
  const ends = (book: { end: number }[], balance: BigInt64Array): bigint =>
    book.reduce((sum, { end }) => sum + unitsAt(balance, end - 1), 0n);
  return accounts
    .filter(({ part }) => part === 'bank')
    .map(({ key, label }) => {
      const held = ends(
        trust.ledgers.filter(({ account }) => account === key),
        trust.balance,
      );
      const own = ends(
        ledger.accounts.filter(({ account }) => account === key),
        ledger.balance,
      );
      return {
        kind: 'ties',
        account: label,
        held: formatMoney(held, trust.scale),
        ledger: formatMoney(own, ledger.scale),
      };
    });
}

/** Rows after which a ledger is overdrawn, read as it is and read the other way round. */
export function overdrawnEvidence(trust: TrustBook, { table, sign }: BookFile): BookEvidence[] {
  const own = trust.tables.indexOf(table);
  let [below, above] = [0, 0];
  for (let at = 0; at < trust.size; at += 1) {
    if (trust.table[at] !== own) continue;
    const balance = unitsAt(trust.balance, at);
    if (balance < 0n) below += 1;
    if (balance > 0n) above += 1;
  }
  const other = -sign as 1 | -1;
  return [
    { kind: 'overdrawn', rows: below, withSign: sign },
    { kind: 'overdrawn', rows: above, withSign: other },
  ];
}

/** So many times as many rows must leave a matter overdrawn before a file is read the other way round. */
const CLEARLY = 3;

/**
 * Where no ledger tells, a file with movements both ways is read in the sign with which clearly fewer of its rows leave
 * a matter overdrawn: no firm may do that.
 */
export function withFewerOverdrawn(files: readonly ResolvedFile[]): ResolvedFile[] {
  return files.map((one) => {
    if (one.isTold || !isTwoWay(one)) return one;
    const { below, above } = overdrawnIn(one);
    if (below <= CLEARLY * above) return one;
    const units = one.entries.units.map((amount) => -amount);
    const sign = -one.reading.sign as 1 | -1;
    return { ...one, reading: { ...one.reading, sign }, entries: { ...one.entries, units } };
  });
}

function isTwoWay({ entries: { units } }: ResolvedFile): boolean {
  return units.some((amount) => amount > 0n) && units.some((amount) => amount < 0n);
}

/** By matter and account, in the order of days. */
function overdrawnIn({ entries }: ResolvedFile): { below: number; above: number } {
  const { size, row, account, units, rows } = entries;
  const dayOf = (at: number): number => numberAt(rows.day, numberAt(row, at));
  const order = inOrder(size).sort((a, b) => dayOf(a) - dayOf(b) || a - b);
  const sums = new Map<string, bigint>();
  let [below, above] = [0, 0];
  for (const at of order) {
    const from = numberAt(row, at);
    if ((numberAt(rows.flags, from) & (REVERSED | DELETED)) !== 0) continue;
    const key = `${numberAt(rows.matter, from)} ${numberAt(account, at)}`;
    const sum = (sums.get(key) ?? 0n) + unitsAt(units, at);
    sums.set(key, sum);
    if (sum < 0n) below += 1;
    if (sum > 0n) above += 1;
  }
  return { below, above };
}
