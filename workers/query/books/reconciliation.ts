import type { BookRole, Reconciliation, Worksheet } from '../../contract/books.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { pause, type Asking } from '../question.ts';
import { columnSql, valueOf, type Tables } from '../tables.ts';
import { heldUntil, isHeld } from './counting.ts';
import { dayNumber, dayText } from './days.ts';
import { formatMoney, parseMoney } from './money.ts';
import type { ReadBooks } from './ready.ts';
import { isClearedAfter } from './statement-days.ts';
import { RECONCILED, type TrustBook } from './trust-book.ts';
import { numberAt, unitsAt } from './typed.ts';

/** So many open entries are listed, the latest; all are counted. */
const LISTED = 1_000;

/** The bank, the cash book and the matters' ledgers, side by side (domain.md R7). */
export async function reconciliationOf(
  tables: Tables,
  read: ReadBooks,
  worksheet: Worksheet,
  asking: Asking,
): Promise<Reconciliation> {
  const { trust } = read;
  const { account } = worksheet;
  const asAt = dayNumber(worksheet.asAt, 'iso');
  const open = openItems(tables, read, asAt, account);
  await pause(asking);
  const isTicked = new Set(worksheet.ticked);
  const out = open.filter((item) => isTicked.has(item.id));
  const own = trust.ledgers.filter((ledger) => account === null || ledger.account === account);
  const held = own.map((ledger) => heldUntil(trust, asAt, ledger));
  const listed = [...out, ...open.filter((item) => !isTicked.has(item.id)).reverse()].slice(
    0,
    LISTED,
  );
  listed.sort((a, b) => a.at - b.at);
  return {
    asAt: dayText(asAt),
    account,
    ...bankLeg(worksheet, out, trust.scale),
    cashBook: formatMoney(sumOf(held), trust.scale),
    matters: formatMoney(sumOf(held.filter((_, at) => own[at]?.matter !== '')), trust.scale),
    ...ledgerLegs(read, asAt, account),
    open: told(tables, read, listed, isTicked),
    openCount: open.length,
    isTold: [trust, read.ledger].some(({ tables: names }) => names.some(tellsIn(read.books))),
  };
}

const sumOf = (units: readonly bigint[]): bigint => units.reduce((a, b) => a + b, 0n);

type BankLeg = Pick<
  Reconciliation,
  | 'statement'
  | 'depositsInTransit'
  | 'outstandingPayments'
  | 'adjustments'
  | 'reason'
  | 'adjustedBank'
>;

/** What the bank's statement says, put right by what it does not show yet and by what the person says. */
function bankLeg(
  { statement, adjustment, reason }: Worksheet,
  out: readonly OpenItem[],
  scale: number,
): BankLeg {
  const money = (units: bigint): string => formatMoney(units, scale);
  const typed = (amount: string | null): bigint | null =>
    amount === null ? null : parseMoney(amount, '.', scale);
  const moved = out.map(({ units }) => units);
  const deposits = sumOf(moved.filter((units) => units > 0n));
  const payments = -sumOf(moved.filter((units) => units < 0n));
  const adjustments = typed(adjustment) ?? 0n;
  const bank = typed(statement);
  return {
    statement: bank === null ? null : money(bank),
    depositsInTransit: money(deposits),
    outstandingPayments: money(payments),
    adjustments: money(adjustments),
    reason,
    adjustedBank: bank === null ? null : money(bank + deposits - payments + adjustments),
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

/** What the bank sees of one transaction on one day: its rows for all matters together. */
interface OpenItem {
  id: string;
  /** The first of its movements. */
  at: number;
  units: bigint;
  account: string;
}

/** Entries up to the day that no flag of the trust file, or else of the ledger, says to be on a statement. */
function openItems(
  tables: Tables,
  read: ReadBooks,
  asAt: number,
  account: string | null,
): OpenItem[] {
  const { trust } = read;
  const isOpen = openTest(tables, read, asAt);
  const items = new Map<string, OpenItem>();
  for (const { first, end, account: own } of trust.ledgers) {
    if (account !== null && own !== account) continue;
    for (let at = first; at < end; at += 1) {
      if (numberAt(trust.day, at) > asAt || !isHeld(numberAt(trust.flags, at)) || !isOpen(at)) {
        continue;
      }
      join(items, trust, at, own);
    }
  }
  // A transfer between matters moves nothing in the bank.
  const open = [...items.values()].filter(({ units }) => units !== 0n);
  return open.sort((a, b) => numberAt(trust.day, a.at) - numberAt(trust.day, b.at) || a.at - b.at);
}

/** Adds a movement to what the bank sees of its transaction; the one of the first row names it. */
function join(items: Map<string, OpenItem>, trust: TrustBook, at: number, account: string): void {
  const transaction = numberAt(trust.transaction, at);
  const isNamed = trust.transactions[transaction] !== '';
  const key = isNamed ? `${transaction} ${numberAt(trust.day, at)} ${account}` : `@${at}`;
  const known = items.get(key);
  const units = unitsAt(trust.units, at);
  if (!known) items.set(key, { id: idOf(trust, at, account), at, units, account });
  else {
    known.units += units;
    if (isBefore(trust, at, known.at)) {
      Object.assign(known, { at, id: idOf(trust, at, account) });
    }
  }
}

/** A row that has two accounts may be two items: out of one and into the other. */
function idOf({ books, tables, table, record }: TrustBook, at: number, account: string): string {
  const name = tables[numberAt(table, at)] ?? '';
  const isDouble = books.files.some((file) => file.table === name && file.shape === 'two-accounts');
  const own = `${name}/${numberAt(record, at)}`;
  return isDouble ? `${own}/${account}` : own;
}

const isBefore = ({ table, record }: TrustBook, one: number, other: number): boolean =>
  numberAt(table, one) - numberAt(table, other) < 0 ||
  (table[one] === table[other] && numberAt(record, one) < numberAt(record, other));

/** Whether a file says what is on a statement. */
const tellsIn =
  ({ files }: ReadBooks['books']) =>
  (table: string): boolean =>
    files.find((file) => file.table === table)?.roles.reconciled !== undefined;

/** Where no file tells, every entry is open. */
function openTest(
  tables: Tables,
  { books, trust, ledger }: ReadBooks,
  asAt: number,
): (at: number) => boolean {
  const tells = tellsIn(books);
  const isTold = trust.tables.map(tells);
  const isLater = isClearedAfter(tables, trust, asAt);
  const onStatement = ledger.tables.some(tells) ? reconciledIn(tables, ledger, asAt) : null;
  return (at) => {
    if (isTold[numberAt(trust.table, at)] === true)
      return (numberAt(trust.flags, at) & RECONCILED) === 0 || isLater(at);
    return onStatement?.[numberAt(trust.transaction, at)] !== 1;
  };
}

/** Transactions whose entry in an account that holds clients' money is on a statement. */
function reconciledIn(tables: Tables, ledger: ReadBooks['ledger'], asAt: number): Uint8Array {
  const isLater = isClearedAfter(tables, ledger, asAt);
  const banks = new Set(
    ledger.books.accounts.filter(({ part }) => part === 'bank').map(({ key }) => key),
  );
  const isThere = new Uint8Array(ledger.transactions.length);
  for (const { account, first, end } of ledger.accounts) {
    if (!banks.has(account)) continue;
    for (let at = first; at < end; at += 1) {
      if ((numberAt(ledger.flags, at) & RECONCILED) !== 0 && !isLater(at))
        isThere[numberAt(ledger.transaction, at)] = 1;
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
    const records = JSON.stringify(own.map(({ at }) => numberAt(trust.record, at)));
    const sql = `SELECT t.record, ${cells} FROM ${quoteIdentifier(table)} AS t
      WHERE t.record IN (SELECT value FROM json_each(?))`;
    store.each(sql, [records], ([record, ...texts]) => {
      const words = texts.map(valueOf).filter((text) => text !== '');
      labels.set(`${table}/${String(record)}`, words.join(' · '));
    });
  }
  const rowOf = (at: number): string =>
    `${trust.tables[numberAt(trust.table, at)] ?? ''}/${numberAt(trust.record, at)}`;
  return items.map(({ id, at, units, account }) => ({
    id,
    date: dayText(numberAt(trust.day, at)),
    label: labels.get(rowOf(at)) ?? trust.transactions[numberAt(trust.transaction, at)] ?? '',
    amount: formatMoney(units, trust.scale),
    isTicked: isTicked.has(id),
    account,
    table: trust.tables[numberAt(trust.table, at)] ?? '',
    key: `@${numberAt(trust.record, at)}`,
  }));
}
