import type { BookRole, Reconciliation } from '../../contract/books.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { pause, type Asking } from '../question.ts';
import { columnSql, valueOf, type Tables } from '../tables.ts';
import { heldUntil, isHeld } from './counting.ts';
import { dayText } from './days.ts';
import { formatMoney, parseMoney } from './money.ts';
import type { ReadBooks } from './ready.ts';
import { RECONCILED, type TrustBook } from './trust-book.ts';

/** So many open entries are listed; all are counted. */
const LISTED = 1_000;
/** Where no file says what is on a statement, entries of the days before it are open. */
const WINDOW = 92;

/** What the person brings to a reconciliation: the bank's balance, and the entries that it has not. */
export interface Worksheet {
  asAt: number;
  account: string | null;
  statement: string | null;
  ticked: readonly string[];
}

/** The bank, the cash book and the matters' ledgers, side by side (domain.md R7). */
export async function reconciliationOf(
  tables: Tables,
  read: ReadBooks,
  { asAt, account, statement, ticked }: Worksheet,
  asking: Asking,
): Promise<Reconciliation> {
  const { trust } = read;
  const open = openItems(read, asAt, account);
  await pause(asking);
  const isTicked = new Set(ticked);
  const out = open.filter((item) => isTicked.has(item.id));
  const money = (units: bigint): string => formatMoney(units, trust.scale);
  const sum = (units: readonly bigint[]): bigint => units.reduce((a, b) => a + b, 0n);
  const deposits = sum(out.map(({ units }) => units).filter((units) => units > 0n));
  const payments = -sum(out.map(({ units }) => units).filter((units) => units < 0n));
  const bank = statement === null ? null : parseMoney(statement, '.', trust.scale);
  const own = trust.ledgers.filter((ledger) => account === null || ledger.account === account);
  const held = own.map((ledger) => heldUntil(trust, asAt, ledger));
  const listed = [...out, ...open.filter((item) => !isTicked.has(item.id))].slice(0, LISTED);
  listed.sort((a, b) => a.at - b.at);
  return {
    asAt: dayText(asAt),
    account,
    statement: bank === null ? null : money(bank),
    depositsInTransit: money(deposits),
    outstandingPayments: money(payments),
    adjustments: money(0n),
    adjustedBank: bank === null ? null : money(bank + deposits - payments),
    cashBook: money(sum(held)),
    matters: money(sum(held.filter((_, at) => own[at]?.matter !== ''))),
    ...ledgerLegs(read, asAt, account),
    open: told(tables, read, listed, isTicked),
    openCount: open.length,
  };
}

/** The liability is one for all accounts: for one of several there is nothing to compare it with. */
function ledgerLegs(
  { books, ledger }: ReadBooks,
  asAt: number,
  account: string | null,
): Pick<Reconciliation, 'ledgerBank' | 'ledgerLiability'> {
  const legOf = (part: 'bank' | 'liability'): string | null => {
    const keys = books.accounts.filter((one) => one.part === part).map(({ key }) => key);
    const isAll = account === null || (part === 'liability' && isOnlyBank(account));
    const wanted = isAll ? keys : keys.filter((key) => key === account);
    const runs = ledger.accounts.filter((run) => wanted.includes(run.account));
    if (runs.length === 0) return null;
    const debits = runs.reduce((sum, run) => sum + heldUntil(ledger, asAt, run), 0n);
    return formatMoney(part === 'bank' ? debits : -debits, ledger.scale);
  };
  const isOnlyBank = (key: string): boolean => {
    const banks = books.accounts.filter(({ part }) => part === 'bank');
    return banks.length === 1 && banks[0]?.key === key;
  };
  return { ledgerBank: legOf('bank'), ledgerLiability: legOf('liability') };
}

/** What the bank sees of one transaction: its rows for all matters together. */
interface OpenItem {
  id: string;
  /** The first of its movements. */
  at: number;
  units: bigint;
}

/** Entries up to the day that no flag of the trust file, or else of the ledger, says to be on a statement. */
function openItems(read: ReadBooks, asAt: number, account: string | null): OpenItem[] {
  const { trust } = read;
  const isOpen = openTest(read, asAt);
  const items = new Map<string, OpenItem>();
  for (const { first, end, account: own } of trust.ledgers) {
    if (account !== null && own !== account) continue;
    for (let at = first; at < end; at += 1) {
      if ((trust.day[at] ?? 0) > asAt || !isHeld(trust.flags[at] ?? 0) || !isOpen(at)) continue;
      const transaction = trust.transaction[at] ?? 0;
      const isNamed = trust.transactions[transaction] !== '';
      const key = isNamed ? `${transaction} ${own}` : `@${at}`;
      const known = items.get(key);
      if (known) {
        known.units += trust.units[at] ?? 0n;
        if (isBefore(trust, at, known.at)) Object.assign(known, { at, id: idOf(trust, at) });
      } else items.set(key, { id: idOf(trust, at), at, units: trust.units[at] ?? 0n });
    }
  }
  // A transfer between matters moves nothing in the bank.
  const open = [...items.values()].filter(({ units }) => units !== 0n);
  return open.sort((a, b) => (trust.day[a.at] ?? 0) - (trust.day[b.at] ?? 0) || a.at - b.at);
}

const idOf = ({ tables, table, record }: TrustBook, at: number): string =>
  `${tables[table[at] ?? 0] ?? ''}/${record[at] ?? 0}`;

const isBefore = ({ table, record }: TrustBook, one: number, other: number): boolean =>
  (table[one] ?? 0) - (table[other] ?? 0) < 0 ||
  (table[one] === table[other] && (record[one] ?? 0) < (record[other] ?? 0));

function openTest({ books, trust, ledger }: ReadBooks, asAt: number): (at: number) => boolean {
  const tells = (table: string): boolean =>
    books.files.find((file) => file.table === table)?.roles.reconciled !== undefined;
  const isTold = trust.tables.map(tells);
  const onStatement = ledger.tables.some(tells) ? reconciledIn(books, ledger) : null;
  return (at) => {
    if (isTold[trust.table[at] ?? 0] === true) return ((trust.flags[at] ?? 0) & RECONCILED) === 0;
    if (onStatement) return onStatement[trust.transaction[at] ?? 0] !== 1;
    return (trust.day[at] ?? 0) > asAt - WINDOW;
  };
}

/** Transactions whose entry in an account that holds clients' money is on a statement. */
function reconciledIn({ accounts }: ReadBooks['books'], ledger: ReadBooks['ledger']): Uint8Array {
  const banks = new Set(accounts.filter(({ part }) => part === 'bank').map(({ key }) => key));
  const isThere = new Uint8Array(ledger.transactions.length);
  for (const { account, first, end } of ledger.accounts) {
    if (!banks.has(account)) continue;
    for (let at = first; at < end; at += 1) {
      if (((ledger.flags[at] ?? 0) & RECONCILED) !== 0) isThere[ledger.transaction[at] ?? 0] = 1;
    }
  }
  return isThere;
}

const labelRoles: readonly BookRole[] = [
  'cheque',
  'receipt',
  'payment',
  'reference',
  'payer',
  'payee',
  'memo',
];

function told(
  { store }: Tables,
  { books, trust }: ReadBooks,
  items: readonly OpenItem[],
  isTicked: ReadonlySet<string>,
): Reconciliation['open'] {
  const labels = new Map<string, string>();
  for (const [number, table] of trust.tables.entries()) {
    const roles = books.files.find((file) => file.table === table)?.roles ?? {};
    const columns = labelRoles.flatMap((role) => roles[role] ?? []);
    const own = items.filter(({ at }) => trust.table[at] === number);
    if (columns.length === 0 || own.length === 0) continue;
    const cells = columns.map((id) => columnSql('t', id)).join(', ');
    const records = JSON.stringify(own.map(({ at }) => trust.record[at] ?? 0));
    const sql = `SELECT t.record, ${cells} FROM ${quoteIdentifier(table)} AS t
      WHERE t.record IN (SELECT value FROM json_each(?))`;
    store.each(sql, [records], ([record, ...texts]) => {
      const words = texts.map(valueOf).filter((text) => text !== '');
      labels.set(`${table}/${String(record)}`, words.join(' · '));
    });
  }
  return items.map(({ id, at, units }) => ({
    id,
    date: dayText(trust.day[at] ?? 0),
    label: labels.get(id) ?? trust.transactions[trust.transaction[at] ?? 0] ?? '',
    amount: formatMoney(units, trust.scale),
    isTicked: isTicked.has(id),
    table: trust.tables[trust.table[at] ?? 0] ?? '',
    key: `@${trust.record[at] ?? 0}`,
  }));
}
