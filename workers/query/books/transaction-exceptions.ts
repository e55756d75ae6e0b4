import type { BookSide } from '../../contract/values.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { columnSql, type Tables } from '../tables.ts';
import { TransactionSums } from './counting.ts';
import { exceptionAt } from './exception-at.ts';
import { formatMoney } from './money.ts';
import type { ReadBooks } from './ready.ts';
import { unbalancedIn } from './tie-outs.ts';
import type { BookException, TrustBook } from './trust-book.ts';
import { numberAt, unitsAt } from './typed.ts';

/** Transactions of the ledger that do not balance: those that concern clients' money, or all others. */
export function unbalancedExceptions(
  { books, trust, ledger }: ReadBooks,
  asAt: number,
  side: BookSide,
): BookException[] {
  const isOfTrust = new Uint8Array(ledger.transactions.length);
  for (const transaction of trust.transaction) isOfTrust[transaction] = 1;
  const keys = new Set(books.accounts.map(({ key }) => key));
  for (const { account, first, end } of ledger.accounts) {
    if (!keys.has(account)) continue;
    for (const transaction of ledger.transaction.subarray(first, end)) isOfTrust[transaction] = 1;
  }
  return unbalancedIn(ledger, asAt)
    .filter(({ transaction }) => (isOfTrust[transaction] === 1) === (side === 'trust'))
    .map(({ first, units }) => {
      const amount = formatMoney(units, ledger.scale);
      const detail = `Debits less credits of the transaction come to ${amount}.`;
      return exceptionAt(ledger, first, { kind: 'unbalanced', detail, units });
    });
}

/** Transactions on one side only, that differ, and journals whose legs disagree. */
export function transactionExceptions(
  tables: Tables,
  read: ReadBooks,
  asAt: number,
): BookException[] {
  const { trust } = read;
  const own = new TransactionSums(trust.transactions.length);
  own.add(trust, asAt, { first: 0, end: trust.size });
  return [
    ...apart(read, own, asAt),
    ...journalFaults(tables, trust, own),
    ...sharedIds(tables, trust, asAt),
  ];
}

/** Nothing where no transaction of the trust files is in the ledger: then they are numbered in another way. */
function apart(read: ReadBooks, own: TransactionSums, asAt: number): BookException[] {
  const { books, trust, ledger } = read;
  const banks = new Set(books.accounts.filter(({ part }) => part === 'bank').map(({ key }) => key));
  const all = new TransactionSums(ledger.transactions.length);
  all.add(ledger, asAt, { first: 0, end: ledger.size });
  const held = new TransactionSums(ledger.transactions.length);
  for (const run of ledger.accounts) if (banks.has(run.account)) held.add(ledger, asAt, run);
  const wanted = Array.from(own.first.keys()).filter((at) => named(trust, at));
  if (!wanted.some((at) => own.has(at) && all.has(at))) return [];
  const sums = { own, all, held: banks.size > 0 ? held : own };
  return wanted.flatMap((at) => differenceOf(read, sums, at) ?? []);
}

/** What a transaction is in the trust files, in all the ledger, and in its accounts of clients' money. */
interface Sides {
  own: TransactionSums;
  all: TransactionSums;
  held: TransactionSums;
}

function differenceOf(
  { trust, ledger }: ReadBooks,
  { own, all, held }: Sides,
  at: number,
): BookException | null {
  const units = unitsAt(own.units, at);
  const other = unitsAt(held.units, at);
  const first = numberAt(own.first, at);
  if (!own.has(at)) {
    if (other === 0n) return null;
    const detail =
      'The ledger has the transaction in an account of clients’ money; no matter’s ledger has it.';
    const entry = numberAt(held.first, at);
    return exceptionAt(ledger, entry, { kind: 'ledger-only', detail, units: other });
  }
  if (!all.has(at)) {
    const detail = 'The transaction is in the matters’ ledgers and not in the general ledger.';
    return exceptionAt(trust, first, { kind: 'orphan', detail, units });
  }
  if (units === other) return null;
  const [one, two] = [formatMoney(units, trust.scale), formatMoney(other, ledger.scale)];
  const detail = `The matters’ ledgers have ${one}, the general ledger’s accounts of clients’ money ${two}.`;
  return exceptionAt(trust, first, { kind: 'differs', detail, units: units - other });
}

const named = ({ transactions }: TrustBook, at: number): boolean => transactions[at] !== '';

/** What one matter gives another receives: a journal between them comes to nothing. */
function journalFaults(tables: Tables, trust: TrustBook, own: TransactionSums): BookException[] {
  const isJournal = journalRows(tables, trust);
  const found: BookException[] = [];
  for (const [at, first] of own.first.entries()) {
    const units = unitsAt(own.units, at);
    if (first < 0 || units === 0n || !named(trust, at) || !isJournal(first)) continue;
    const amount = formatMoney(units, trust.scale);
    const detail = `The sides of the journal differ by ${amount}.`;
    found.push(exceptionAt(trust, first, { kind: 'journal-legs', detail, units }));
  }
  return found;
}

/** Once: a transaction's number that stands on different days in two files stands for two transactions. */
function sharedIds({ catalogue }: Tables, trust: TrustBook, asAt: number): BookException[] {
  if (trust.tables.length < 2) return [];
  const first = new Map<number, number>();
  const shared = new Set<number>();
  let shown = -1;
  for (let at = 0; at < trust.size; at += 1) {
    const own = numberAt(trust.transaction, at);
    if (!named(trust, own) || numberAt(trust.day, at) > asAt) continue;
    const other = first.get(own) ?? at;
    first.set(own, other);
    if (trust.table[at] === trust.table[other] || trust.day[at] === trust.day[other]) continue;
    shared.add(own);
    if (shown < 0) shown = at;
  }
  if (shown < 0) return [];
  const files = trust.tables.map((table) => catalogue.get(table)?.label ?? table).join(', ');
  const detail = `Transaction numbers that stand on different days in ${files}: ${shared.size}. Rows of one number belong together only where they share the day.`;
  return [exceptionAt(trust, shown, { kind: 'shared-numbers', detail })];
}

function journalRows({ store }: Tables, trust: TrustBook): (at: number) => boolean {
  const files = trust.books.files;
  const records = trust.tables.map((table) => {
    const type = files.find((file) => file.table === table)?.roles.type;
    if (type === undefined) return null;
    const cell = columnSql('t', type);
    const sql = `SELECT t.record FROM ${quoteIdentifier(table)} AS t
      WHERE ${cell} LIKE '%journal%' OR ${cell} LIKE '%transfer between%'`;
    return new Set(store.column(sql).map(Number));
  });
  return (at) => {
    const table = numberAt(trust.table, at);
    const known = records[table] ?? null;
    return known
      ? known.has(numberAt(trust.record, at))
      : (trust.tables[table] ?? '').includes('journal');
  };
}
