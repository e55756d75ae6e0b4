import type { AmountShape } from '../../../contract/books.ts';
import type { KnownAccounts } from './accounts.ts';
import { entriesOf, type Budget, type Entries } from './entries.ts';
import type { RawRows, Shared } from './read-rows.ts';
import type { ReadFile, ResolvedFile } from './resolve-ledger.ts';
import { shapesOf } from './shapes.ts';
import { signEvidence } from './signs.ts';
import { isBetweenBanks, unitsOf, type Reading, type UnitsOf } from './units.ts';
import { numberAt, unitsAt } from '../typed.ts';

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
      const own = numberAt(number, at);
      if (parts(own) !== wanted) continue;
      const transaction = numberAt(rows.transaction, numberAt(row, at));
      held[transaction] = unitsAt(held, transaction) + BigInt(wanted) * unitsAt(units, at);
      const before = numberAt(account, transaction);
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
  const { file, rows, styles } = read;
  const { known, sums, budget } = context;
  const { id, label } = file.table;
  const name = `${id} ${label}`.replaceAll('_', ' ');
  const best = bestOption(read, name, context);
  const reading = best?.reading ?? { shape: 'signed', sign: 1, side: 'trust', name };
  const units = best?.units ?? (() => 'amount' as const);
  const isDouble = betweenBanks(rows, reading.shape, known);
  const entries = entriesOf(id, rows, { unitsOf: units, isDouble, budget });
  if (reading.shape === 'two-accounts') takeBanks(entries, known, isDouble);
  settleAccounts(entries, known, sums);
  const isTold = file.choice !== null || (best?.agrees ?? 0) > 0;
  return { reading, evidence: signEvidence(rows, reading.shape, styles), entries, isTold };
}

/** Tells the rows that are two movements: in one account and in another. */
function betweenBanks(
  rows: RawRows,
  shape: AmountShape,
  { parts }: KnownAccounts,
): (row: number) => boolean {
  return (row) => shape === 'two-accounts' && isBetweenBanks(rows, parts, row);
}

function bestOption(
  { file, rows }: ReadFile,
  name: string,
  context: { shared: Shared; known: KnownAccounts; sums: LedgerSums },
): Option | null {
  const { types } = context.shared;
  const shapes = file.choice ? [file.choice.shape] : shapesOf(file.roles, rows, { types, name });
  const signs: (1 | -1)[] = file.choice ? [file.choice.sign] : [1, -1];
  const options = shapes.flatMap((shape) =>
    signs.map((sign) => optionOf(rows, { shape, sign, name }, context)),
  );
  return options.reduce<Option | null>(
    (one, other) => (one && isAsGood(one, other) ? one : other),
    null,
  );
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
  const isDouble = betweenBanks(rows, shape, known);
  const own = new BigInt64Array(shared.transactions.texts.length);
  let understood = 0;
  for (let row = 0; row < rows.size; row += 1) {
    const found = units(row);
    if (typeof found !== 'bigint') continue;
    understood += 1;
    const transaction = numberAt(rows.transaction, row);
    if (transaction > 0 && !isDouble(row)) own[transaction] = unitsAt(own, transaction) + found;
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
  { accounts, parts, banks }: KnownAccounts,
  sums: LedgerSums,
): void {
  const isOther = accounts.length > 0 && 2 * fitting(account, size, parts) < size;
  const [only = 0, another] = banks;
  for (let at = 0; at < size; at += 1) {
    const own = numberAt(account, at);
    const isSettled = own > 0 && parts(own) >= (isOther ? 1 : 0);
    if (isSettled) continue;
    const told = numberAt(sums.account, numberAt(rows.transaction, numberAt(row, at)));
    if (told > 0) account[at] = told;
    else if (only > 0 && another === undefined) account[at] = only;
  }
}

function fitting(account: Uint32Array, size: number, parts: KnownAccounts['parts']): number {
  let fit = 0;
  for (let at = 0; at < size; at += 1) if (parts(numberAt(account, at)) !== 0) fit += 1;
  return fit;
}

/** Of the two accounts of a row, that which holds the money; where both do, each movement has its own. */
function takeBanks(
  { size, row, account, rows }: Entries,
  { parts }: KnownAccounts,
  isDouble: (row: number) => boolean,
): void {
  for (let at = 0; at < size; at += 1) {
    const own = numberAt(row, at);
    if (!isDouble(own)) account[at] = bankOf(rows, own, parts);
  }
}

function bankOf(
  { debitAccount, creditAccount }: RawRows,
  row: number,
  parts: KnownAccounts['parts'],
): number {
  const sides = [numberAt(debitAccount, row), numberAt(creditAccount, row)];
  return sides.find((one) => parts(one) === 1) ?? sides.find((one) => parts(one) === -1) ?? 0;
}
