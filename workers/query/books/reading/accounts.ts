import type { TrustAccount } from '../../../contract/books.ts';
import type { Chart, ChartAccount } from './chart.ts';
import type { Entries } from './entries.ts';
import type { AccountParts } from './units.ts';
import type { Words } from './words.ts';
import { numberAt, unitsAt } from '../typed.ts';

const named =
  /\btrust\b|\bclients?['’]?s? (current |deposit |general )?(account|money|monies|funds|bank)|iolta|statutory deposit|controlled/i;
/** Names that no other account has; a loan to the Hale Family Trust has none of them. */
const surelyNamed =
  /iolta|statutory deposit|controlled money|client account|trust (bank|account|cheque|current)/i;
const typed = /\btrust\b|iolta|client account/i;

/** Entries that must be of trust transactions, and trust transactions that must have one, to know an account by them. */
const MOSTLY = 0.98;
const OFTEN = 0.2;

/** The accounts that hold clients' money or are owed to them, and what each account is by its number. */
export interface KnownAccounts {
  accounts: readonly TrustAccount[];
  parts: AccountParts;
  /** Numbers of the accounts that hold the money. */
  banks: readonly number[];
}

/** What the ledger has of one account. */
interface Activity {
  entries: number;
  /** Of these, so many are of transactions that stand in a trust file. */
  trust: number;
  debits: bigint;
}

/** What the ledger has, and which transactions and accounts the trust files name, by number. */
interface TrustUse {
  ledger: readonly Entries[];
  isTrust: Uint8Array;
  isNamed: Uint8Array;
}

/** Known by name or type; where a part has none such, by the transactions they share with the trust files. */
export function trustAccounts(
  chart: Chart,
  accounts: Words,
  { ledger, isTrust, isNamed }: TrustUse,
): KnownAccounts {
  const activity = activityOf(accounts, ledger, isTrust);
  for (const { key } of chart.accounts) accounts.number(key);
  const found = [...namedAccounts(chart, accounts, { activity, isNamed })];
  const transactions = isTrust.reduce((sum, one) => sum + one, 0);
  for (const part of ['bank', 'liability'] as const) {
    if (found.some((one) => one.part === part)) continue;
    const shared = [...activity].filter(
      ([, { entries, trust }]) => trust >= entries * MOSTLY && trust >= transactions * OFTEN,
    );
    for (const [number, active] of shared) {
      const account = trustAccount(chart.get(accounts.texts[number] ?? ''), active, 'transactions');
      if (account.part === part) found.push(account);
    }
  }
  const banks = found.filter(({ part }) => part === 'bank').map(({ key }) => accounts.number(key));
  return { accounts: found, parts: partsOf(accounts, found), banks };
}

function activityOf(
  accounts: Words,
  ledger: readonly Entries[],
  isTrust: Uint8Array,
): Map<number, Activity> {
  const all = accounts.texts.map((): Activity => ({ entries: 0, trust: 0, debits: 0n }));
  for (const { size, row, account, units, rows } of ledger) {
    for (let at = 0; at < size; at += 1) {
      const active = all[numberAt(account, at)];
      if (!active) continue;
      active.entries += 1;
      active.trust += numberAt(isTrust, numberAt(rows.transaction, numberAt(row, at)));
      active.debits += unitsAt(units, at);
    }
  }
  return new Map([...all.entries()].filter(([, { entries }]) => entries > 0));
}

function* namedAccounts(
  chart: Chart,
  accounts: Words,
  { activity, isNamed }: { activity: ReadonlyMap<number, Activity>; isNamed: Uint8Array },
): Generator<TrustAccount> {
  const isShared = [...activity.values()].some(({ trust }) => trust > 0);
  for (const [number, key] of accounts.texts.entries()) {
    const known = chart.get(key);
    const by = knownBy(known);
    if (by === null) continue;
    const active = activity.get(number) ?? { entries: 0, trust: 0, debits: 0n };
    const isIdle = isShared && active.trust === 0 && isNamed[number] !== 1;
    if (by === 'name' && isIdle && !surelyNamed.test(known.name)) continue;
    yield trustAccount(known, active, by);
  }
}

function knownBy({ key, name, isHeading, section, type }: ChartAccount): 'name' | 'type' | null {
  const kind = `${section} ${type}`;
  if (key === '' || isHeading || /income|expense|revenue|equity|cost/i.test(kind)) return null;
  if (named.test(name)) return 'name';
  return typed.test(kind) ? 'type' : null;
}

function trustAccount(
  known: ChartAccount,
  { debits }: Activity,
  by: TrustAccount['by'],
): TrustAccount {
  const { key, name } = known;
  return { key, label: name === '' ? key : name, part: partOf(known, debits), by };
}

/** By its section, else by which side adds to it, else by its name, else by its balance. */
function partOf(
  { section, type, creditIncreases, name }: ChartAccount,
  debits: bigint,
): TrustAccount['part'] {
  const kind = `${section} ${type}`;
  if (/asset|bank/i.test(kind)) return 'bank';
  if (/liabilit|creditor|payable/i.test(kind)) return 'liability';
  if (creditIncreases !== null) return creditIncreases ? 'liability' : 'bank';
  return debits < 0n || /liabilit|held|owed|owing|\bledger/i.test(name) ? 'liability' : 'bank';
}

function partsOf(accounts: Words, found: readonly TrustAccount[]): AccountParts {
  const parts = new Int8Array(accounts.texts.length);
  for (const { key, part } of found) parts[accounts.number(key)] = part === 'bank' ? 1 : -1;
  return (number) => numberAt(parts, number) as -1 | 0 | 1;
}
