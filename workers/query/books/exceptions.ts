import { quoteIdentifier } from '../../store/sql.ts';
import { pause, type Asking } from '../question.ts';
import { columnSql, valueOf, type Tables } from '../tables.ts';
import { balancesOf, overdraftsOf } from './balances.ts';
import { isHeld, isStruck } from './counting.ts';
import { dayText } from './days.ts';
import { formatMoney } from './money.ts';
import { officeNumberFaults, trustNumberFaults } from './number-exceptions.ts';
import type { ReadBooks } from './ready.ts';
import { exceptionAt } from './exception-at.ts';
import { transactionExceptions, unbalancedExceptions } from './transaction-exceptions.ts';
import { noDay, type BookException, type TrustBook } from './trust-book.ts';
import { numberAt } from './typed.ts';

/** Days after which an entry counts as made late: five working days. */
const LATE = 7;
/** A ledger that has not moved for so long is dormant. */
const DORMANT = 365;

/** What an auditor asks about, as at a day, inclusive (domain.md R9). `late`: days between a movement and its entry. */
export async function exceptionsOf(
  tables: Tables,
  read: ReadBooks,
  asAt: number,
  asking: Asking,
  late = LATE,
): Promise<readonly BookException[]> {
  const parts = [
    () => overdrawn(read.trust, asAt),
    () => standing(tables, read.trust, asAt),
    () => withoutMatter(tables, read.trust, asAt),
    () => unbalancedExceptions(read, asAt, 'trust'),
    () => transactionExceptions(tables, read, asAt),
    () => trustNumberFaults(tables, read, asAt),
    () => backDated(read.trust, asAt, late),
  ];
  return gathered(parts, asking);
}

/** What is odd in the office's own books: transactions that do not balance, and its numbers of cheques and receipts. */
export async function officeExceptionsOf(
  tables: Tables,
  read: ReadBooks,
  asAt: number,
  asking: Asking,
): Promise<readonly BookException[]> {
  const parts = [
    () => unbalancedExceptions(read, asAt, 'ledger'),
    () => officeNumberFaults(tables, read, asAt),
  ];
  return gathered(parts, asking);
}

async function gathered(
  parts: readonly (() => BookException[])[],
  asking: Asking,
): Promise<BookException[]> {
  const found: BookException[] = [];
  for (const part of parts) {
    found.push(...part());
    await pause(asking);
  }
  return found;
}

function overdrawn(trust: TrustBook, asAt: number): BookException[] {
  return trust.ledgers.flatMap((ledger) =>
    overdraftsOf(trust, ledger, asAt).map(({ from, until, lowest }) => {
      const since = dayText(trust.day[from] ?? noDay);
      const end = until < 0 ? 'and still is' : `until ${dayText(trust.day[until] ?? noDay)}`;
      const least = formatMoney(-lowest, trust.scale);
      const detail = `Overdrawn from ${since} ${end}, at the lowest by ${least}.`;
      return exceptionAt(trust, from, {
        kind: 'overdrawn',
        detail,
        units: lowest,
        matter: ledger.matter,
      });
    }),
  );
}

/** Balances of ledgers that do not move, and of matters that are closed. */
function standing(tables: Tables, trust: TrustBook, asAt: number): BookException[] {
  const balances = balancesOf(trust, 'date');
  const closed = closedMatters(tables);
  return trust.ledgers.flatMap((ledger) => {
    const { matter } = ledger;
    const { units, last, lastDay } = balances.at(ledger, asAt);
    if (units === 0n || matter === '') return [];
    const amount = formatMoney(units, trust.scale);
    const found: BookException[] = [];
    const status = closed.get(matter);
    if (status !== undefined) {
      const detail = `The matter is ${status.toLowerCase()} and holds ${amount}.`;
      found.push(exceptionAt(trust, last, { kind: 'closed-balance', detail, units, matter }));
    }
    if (asAt - lastDay > DORMANT) {
      const detail = `${amount} has not moved since ${dayText(lastDay)}.`;
      found.push(exceptionAt(trust, last, { kind: 'dormant', detail, units, matter }));
    }
    return found;
  });
}

function closedMatters({ store, catalogue }: Tables): Map<string, string> {
  const [id, status] = ['action_id', 'status'].map((known) => catalogue.column('actions', known));
  if (id == null || status == null) return new Map();
  const rows = store.rows(
    `SELECT ${columnSql('t', id)}, ${columnSql('t', status)} FROM ${quoteIdentifier('actions')} AS t`,
  );
  const texts = rows.map((row) => row.map(valueOf) as [string, string]);
  return new Map(texts.filter(([, text]) => /closed|complete|archived/i.test(text)));
}

/** Movements of no matter, and of matters that are not in the backup: these once for each matter. */
function withoutMatter(tables: Tables, trust: TrustBook, asAt: number): BookException[] {
  const known = matterIds(tables);
  return trust.ledgers.flatMap(({ matter, first, end }): BookException[] => {
    const own: number[] = [];
    for (let at = first; at < end && numberAt(trust.day, at) <= asAt; at += 1) {
      if (isHeld(numberAt(trust.flags, at))) own.push(at);
    }
    const [start] = own;
    if (start === undefined) return [];
    if (matter === '') {
      const detail = 'The movement names no matter.';
      return own.map((at) => exceptionAt(trust, at, { kind: 'no-matter', detail }));
    }
    if (known === null || known.has(matter)) return [];
    const detail = `The matter ${matter} is not among the backup’s matters.`;
    return [exceptionAt(trust, start, { kind: 'orphan-matter', detail, matter })];
  });
}

function matterIds({ store, catalogue }: Tables): Set<string> | null {
  const id = catalogue.column('actions', 'action_id');
  if (id === null) return null;
  return new Set(
    store
      .column(`SELECT ${columnSql('t', id)} FROM ${quoteIdentifier('actions')} AS t`)
      .map(String),
  );
}

/** Once for each transaction. */
function backDated(trust: TrustBook, asAt: number, late: number): BookException[] {
  const told = new Set<number>();
  const found: BookException[] = [];
  for (let at = 0; at < trust.size; at += 1) {
    const [day, entered] = [trust.day[at] ?? noDay, trust.entered[at] ?? noDay];
    const transaction = numberAt(trust.transaction, at);
    if (entered - day <= late || day > asAt || told.has(transaction)) continue;
    if (isStruck(numberAt(trust.flags, at))) continue;
    if (trust.transactions[transaction] !== '') told.add(transaction);
    const detail = `Entered on ${dayText(entered)}, ${entered - day} days after its date.`;
    found.push(exceptionAt(trust, at, { kind: 'back-dated', detail }));
  }
  return found;
}
