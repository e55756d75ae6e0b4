import type { BookEvidence, BookFile, Books } from '../../../contract/books.ts';
import type { IndexingEvent } from '../../../contract/records.ts';
import { quoteIdentifier } from '../../../store/sql.ts';
import { columnSql, valueOf, type Tables } from '../../tables.ts';
import { reversalParts, saysReversal } from '../cell-words.ts';
import { trustAccounts, type KnownAccounts } from './accounts.ts';
import { bookTables, type BookTable, type Choices } from './book-tables.ts';
import { buildLedger, ranksOf } from './build-ledger.ts';
import { buildTrust } from './build-trust.ts';
import { Chart } from './chart.ts';
import { dayText } from '../days.ts';
import { Budget, type Entries } from './entries.ts';
import { overdrawnEvidence, tiesEvidence, withFewerOverdrawn } from './evidence.ts';
import { readRows, stylesOf, type RawRows, type Shared, type Step } from './read-rows.ts';
import type { ReadBooks } from '../ready.ts';
import { overlapEvidence, repeatsOf } from './repeats.ts';
import type { SaysReversal } from './reversals.ts';
import { resolveLedger, type ReadFile, type ResolvedFile } from './resolve-ledger.ts';
import { ledgerSums, resolveTrust } from './resolve-trust.ts';
import { noDay, type LedgerBook, type TrustBook } from '../trust-book.ts';
import { Words } from './words.ts';

/** What reading the books needs besides the tables. */
interface Reading {
  choices: Choices;
  breathe: () => Promise<void>;
  /** Throws when the tables are no longer those it began with. */
  check: () => void;
  onIndexing: (event: IndexingEvent) => void;
}

/** Goes through all rows of the trust and ledger files, decides how each is to be understood, and makes the books. */
export async function readBooks(tables: Tables, reading: Reading): Promise<ReadBooks> {
  const chart = Chart.of(tables);
  const found = bookTables(tables, reading.choices);
  const shared: Shared = {
    transactions: new Words(),
    matters: new Words(),
    accounts: new Words((cell) => chart.canonical(cell)),
    types: new Words(),
  };
  const wanted = found.filter(({ unread }) => unread === null);
  const step = stepsOf(wanted, reading);
  const { files, scale } = await readFiles(tables, wanted, { shared, step });
  const ledger = filesOf(files, 'ledger');
  const trust = filesOf(files, 'trust').filter((one, _, all) => !repeatsOf(one, all));
  const budget = new Budget();
  const ledgerFiles = ledger.map((file) => resolveLedger(file, { shared, chart, budget }));
  await step(0);
  const known = trustAccounts(chart, shared.accounts, {
    ledger: ledgerFiles.map(({ entries }) => entries),
    isTrust: numbersIn(trust, shared.transactions, (rows) => [rows.transaction]),
    isNamed: numbersIn(trust, shared.accounts, (rows) => [
      rows.account,
      rows.debitAccount,
      rows.creditAccount,
    ]),
  });
  const sums = ledgerSums(
    ledgerFiles.map(({ entries }) => entries),
    known,
    shared,
  );
  await step(0);
  const held = new Budget();
  const trustFiles = trust.map((file) => {
    const own = resolveTrust(file, { shared, known, sums, budget: held });
    return { ...own, evidence: [...own.evidence, ...overlapEvidence(file, trust)] };
  });
  await step(0);
  const parts = { tables, chart, shared, known, scale };
  return made(parts, { found, files, ledgerFiles, trustFiles: withFewerOverdrawn(trustFiles) });
}

const filesOf = (files: readonly ReadFile[], side: BookFile['side']): ReadFile[] =>
  files.filter(({ file }) => file.side === side);

function stepsOf(wanted: readonly BookTable[], { breathe, check, onIndexing }: Reading): Step {
  const of = wanted.reduce((sum, { table }) => sum + table.rows, 0);
  let done = 0;
  return async (rows) => {
    done += rows;
    onIndexing({ subject: 'Trust and ledger', done, of });
    await breathe();
    check();
  };
}

/** All amounts of all files at one scale, that of the finest. */
async function readFiles(
  tables: Tables,
  wanted: readonly BookTable[],
  { shared, step }: { shared: Shared; step: Step },
): Promise<{ files: ReadFile[]; scale: number }> {
  const styled: Omit<ReadFile, 'rows'>[] = [];
  for (const file of wanted) {
    const styles = await stylesOf(tables, file, step);
    const own = Object.values(styles).map((style) => style.scale);
    styled.push({ file, styles, scale: Math.max(2, ...own) });
  }
  const scale = Math.max(2, ...styled.map((one) => one.scale));
  const files: ReadFile[] = [];
  for (const one of styled) {
    const rows = await readRows(tables, one.file, { shared, styles: one.styles, scale, step });
    files.push({ ...one, rows });
  }
  return { files, scale };
}

/** Marks the numbers that these columns of the files have; not that of the empty text. */
function numbersIn(
  files: readonly ReadFile[],
  { texts }: Words,
  columnsOf: (rows: RawRows) => Uint32Array[],
): Uint8Array {
  const isThere = new Uint8Array(texts.length);
  for (const column of files.flatMap(({ rows }) => columnsOf(rows))) {
    for (const number of column) isThere[number] = 1;
  }
  isThere[0] = 0;
  return isThere;
}

interface Parts {
  tables: Tables;
  chart: Chart;
  shared: Shared;
  known: KnownAccounts;
  scale: number;
}

interface Resolved {
  found: readonly BookTable[];
  files: readonly ReadFile[];
  ledgerFiles: readonly ResolvedFile[];
  trustFiles: readonly ResolvedFile[];
}

function made(parts: Parts, { found, files, ledgerFiles, trustFiles }: Resolved): ReadBooks {
  const { tables, chart, shared, known, scale } = parts;
  const resolved = [...trustFiles, ...ledgerFiles];
  const [only = '', another] = chart.currencies;
  const books: Books = {
    files: found.map((file) => describe(file, files, resolved)),
    accounts: known.accounts,
    currency: another === undefined ? only : '',
    scale,
    firstDay: '',
    lastDay: '',
  };
  const ranks = ranksOf(shared);
  const trustEntries = entriesIn(trustFiles);
  const ledgerEntries = entriesIn(ledgerFiles);
  const trust = { ranks, saysReversal: reversalsIn(tables, found, trustEntries) };
  const ledger = { ranks, saysReversal: reversalsIn(tables, found, ledgerEntries) };
  return withEvidence(
    buildTrust(books, trustEntries, trust),
    buildLedger(books, ledgerEntries, ledger),
  );
}

const entriesIn = (files: readonly ResolvedFile[]): Entries[] =>
  files.map(({ entries }) => entries);

/** What the decisions rest on can be told once the books are made. */
function withEvidence(trust: TrustBook, ledger: LedgerBook): ReadBooks {
  const { books } = trust;
  const accounts = books.accounts.length > 0 ? books.accounts : accountsOf(trust);
  const ties = tiesEvidence(trust, ledger, accounts);
  const files = books.files.map((file) => {
    if (file.side === 'ledger' || file.shape === null) return file;
    return { ...file, evidence: [...file.evidence, ...ties, ...overdrawnEvidence(trust, file)] };
  });
  const whole: Books = { ...books, accounts, files, ...spanOf([trust, ledger]) };
  return { books: whole, trust: { ...trust, books: whole }, ledger: { ...ledger, books: whole } };
}

function describe(
  { table, side, found, roles, isChosen, unread }: BookTable,
  files: readonly ReadFile[],
  resolved: readonly ResolvedFile[],
): BookFile {
  const read = files.find(({ file }) => file.table === table);
  const own = resolved.find(({ entries }) => entries.table === table.id);
  const chosen: BookEvidence[] = isChosen ? [{ kind: 'chosen' }] : [];
  const { shape, sign } = own?.reading ?? ({ shape: null, sign: 1 } as const);
  return {
    table: table.id,
    label: table.label,
    side,
    unread: own ? null : (unread ?? 'repeats'),
    roles,
    shape,
    sign,
    scale: read?.scale ?? 2,
    evidence: [...chosen, ...found.evidence, ...(own?.evidence ?? [])],
    candidates: found.candidates,
    isChosen,
    rows: table.rows,
    excluded: excludedIn(own),
  };
}

const excludedIn = (file: ResolvedFile | undefined): number =>
  file?.entries.excluded.records.length ?? 0;

/** Without a ledger or a chart, the accounts that the trust files name. */
function accountsOf({ ledgers }: TrustBook): Books['accounts'] {
  const keys = new Set(ledgers.map(({ account }) => account).filter((key) => key !== ''));
  return [...keys].map((key) => ({ key, label: key, part: 'bank', by: 'transactions' }));
}

function spanOf(all: readonly (TrustBook | LedgerBook)[]): Pick<Books, 'firstDay' | 'lastDay'> {
  let [first, last] = [noDay, noDay];
  for (const { day } of all) {
    for (const own of day) {
      if (first === noDay || own < first) first = own;
      if (own > last) last = own;
    }
  }
  return { firstDay: dayText(first), lastDay: dayText(last) };
}

/** Looked up only where some row was reversed: rows whose reason, type or reference says that they take another back. */
function reversalsIn(
  { store }: Tables,
  found: readonly BookTable[],
  entries: readonly Entries[],
): SaysReversal {
  const known = new Map<number, Set<number>>();
  const recordsIn = (at: number): Set<number> => {
    const file = found.find(({ table }) => table.id === entries[at]?.table);
    const columns = file ? [file.roles.memo, file.roles.type, file.roles.reference] : [];
    const cells = columns.flatMap((id) =>
      id === undefined ? [] : [`coalesce(${columnSql('t', id)}, '')`],
    );
    if (!file || cells.length === 0) return new Set();
    const text = cells.join(` || char(10) || `);
    const tests = reversalParts.map(() => `${text} LIKE '%' || ? || '%'`).join(' OR ');
    const sql = `SELECT t.record, ${text} FROM ${quoteIdentifier(file.table.id)} AS t WHERE ${tests}`;
    const rows = store.rows(sql, [...reversalParts]);
    return new Set(rows.flatMap(([id, said]) => (saysReversal(valueOf(said)) ? [Number(id)] : [])));
  };
  return (table, record) => {
    const records = known.get(table) ?? recordsIn(table);
    known.set(table, records);
    return records.has(record);
  };
}
