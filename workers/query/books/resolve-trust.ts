import type { AmountShape } from '../../contract/books.ts';
import type { KnownAccounts } from './accounts.ts';
import { entriesOf, type Budget, type Entries } from './entries.ts';
import type { RawRows, Shared } from './read-rows.ts';
import type { ReadFile, ResolvedFile } from './resolve-ledger.ts';
import { shapesOf } from './shapes.ts';
import { unitsOf, type Reading, type UnitsOf } from './units.ts';

/** What the ledger has of each transaction, by its number. */
export interface LedgerSums {
  /** What it adds to the accounts that hold clients' money. */
  held: BigInt64Array;
  /** The account it does so in: 0 for none, -1 for several. */
  account: Int32Array;
}

export function ledgerSums(
  ledger: readonly Entries[],
  { accounts, parts }: KnownAccounts,
  { transactions }: Shared,
): LedgerSums {
  const held = new BigInt64Array(transactions.texts.length);
  const account = new Int32Array(transactions.texts.length);
  const hasBank = accounts.some(({ part }) => part === 'bank');
  const wanted = hasBank ? 1 : -1;
  for (const { size, row, account: number, units, rows } of ledger) {
    for (let at = 0; at < size; at += 1) {
      const own = number[at] ?? 0;
      if (parts(own) !== wanted) continue;
      const transaction = rows.transaction[row[at] ?? 0] ?? 0;
      held[transaction] = (held[transaction] ?? 0n) + BigInt(wanted) * (units[at] ?? 0n);
      const before = account[transaction] ?? 0;
      account[transaction] = before === 0 || before === own ? own : -1;
    }
  }
  return { held, account };
}

interface Option {
  reading: Reading;
  units: UnitsOf;
  /** Transactions that come to the same in the ledger, and rows that can be understood. */
  agrees: number;
  understood: number;
}

/** The shape and sign in which most transactions come to what the ledger has of them. */
export function resolveTrust(
  read: ReadFile,
  context: { shared: Shared; known: KnownAccounts; sums: LedgerSums; budget: Budget },
): ResolvedFile {
  const { file, rows } = read;
  const { shared, known, sums, budget } = context;
  const { id, label } = file.table;
  const name = `${id} ${label}`.replaceAll('_', ' ');
  const shapes = file.choice
    ? [file.choice.shape]
    : shapesOf(file.roles, rows, { types: shared.types, name });
  const signs: (1 | -1)[] = file.choice ? [file.choice.sign] : [1, -1];
  const options = shapes.flatMap((shape) =>
    signs.map((sign) => optionOf(rows, { shape, sign, name }, { shared, known, sums })),
  );
  const best = options.reduce<Option | null>(
    (one, other) => (one && isAsGood(one, other) ? one : other),
    null,
  );
  const reading = best?.reading ?? { shape: 'signed', sign: 1, side: 'trust', name };
  const units = best?.units ?? (() => 'amount' as const);
  const entries = entriesOf(id, rows, { unitsOf: units, isDouble: false, budget });
  settleAccounts(entries, reading.shape, known, sums);
  const isTold = file.choice !== null || (best?.agrees ?? 0) > 0;
  return { reading, evidence: [], entries, isTold };
}

function isAsGood(one: Option, other: Option): boolean {
  if (one.agrees !== other.agrees) return one.agrees > other.agrees;
  return one.reading.sign !== other.reading.sign || one.understood * 1.25 >= other.understood;
}

function optionOf(
  rows: RawRows,
  { shape, sign, name }: { shape: AmountShape; sign: 1 | -1; name: string },
  { shared, known, sums }: { shared: Shared; known: KnownAccounts; sums: LedgerSums },
): Option {
  const reading: Reading = { shape, sign, side: 'trust', name };
  const units = unitsOf(rows, reading, { types: shared.types, parts: known.parts });
  const own = new BigInt64Array(shared.transactions.texts.length);
  let understood = 0;
  for (let row = 0; row < rows.size; row += 1) {
    const found = units(row);
    if (typeof found !== 'bigint') continue;
    understood += 1;
    const transaction = rows.transaction[row] ?? 0;
    if (transaction > 0) own[transaction] = (own[transaction] ?? 0n) + found;
  }
  let agrees = 0;
  for (let at = 1; at < own.length; at += 1) {
    if (own[at] !== 0n && own[at] === sums.held[at]) agrees += 1;
  }
  return { reading, units, agrees, understood };
}

/**
 * Gives each movement the account that holds its money: what its row says; where that is none, or where the file
 * counts its accounts in another way than the ledger, what the ledger says, or the only one there is.
 */
function settleAccounts(
  { size, row, account, rows }: Entries,
  shape: AmountShape,
  { accounts, parts, banks }: KnownAccounts,
  sums: LedgerSums,
): void {
  let fit = 0;
  for (let at = 0; at < size; at += 1) {
    const own = shape === 'two-accounts' ? bankOf(rows, row[at] ?? 0, parts) : (account[at] ?? 0);
    account[at] = own;
    if (parts(own) !== 0) fit += 1;
  }
  const isOther = accounts.length > 0 && 2 * fit < size;
  const only = banks.length === 1 ? (banks[0] ?? 0) : 0;
  for (let at = 0; at < size; at += 1) {
    const own = account[at] ?? 0;
    if (parts(own) === 1 || (own > 0 && parts(own) === 0 && !isOther)) continue;
    const told = sums.account[rows.transaction[row[at] ?? 0] ?? 0] ?? 0;
    account[at] = told > 0 ? told : only > 0 ? only : own;
  }
}

function bankOf(
  { debitAccount, creditAccount }: RawRows,
  row: number,
  parts: KnownAccounts['parts'],
): number {
  const sides = [debitAccount[row] ?? 0, creditAccount[row] ?? 0];
  return sides.find((one) => parts(one) === 1) ?? sides.find((one) => parts(one) === -1) ?? 0;
}
