import type { BookRole } from '../../../contract/books.ts';
import type { Cell, ColumnInfo } from '../../../contract/values.ts';
import { quoteIdentifier } from '../../../store/sql.ts';
import { lastRecord } from '../../find-records.ts';
import { columnSql, NULL_WORDS, type Tables } from '../../tables.ts';
import type { BookTable } from './book-tables.ts';
import { isCleared, isSet, wayOf } from '../cell-words.ts';
import { DayReader } from '../days.ts';
import { isInt64, MoneyEvidence, parseMoney, type MoneyStyle } from '../money.ts';
import { DELETED, noDay, RECONCILED, REVERSED } from '../trust-book.ts';
import type { Words } from './words.ts';
import { numberAt } from '../typed.ts';

/** Rows gone through between two moments in which other questions are heard. */
const SLICE = 25_000;

export type MoneyRole = 'amount' | 'debit' | 'credit';
const moneyRoles: readonly MoneyRole[] = ['amount', 'debit', 'credit'];

/** Between two slices: tells how many rows were done, and lets other questions be heard. */
export type Step = (rows: number) => Promise<void>;

/** What the rows of all files share: their transactions, matters, accounts and types by number. */
export interface Shared {
  transactions: Words;
  matters: Words;
  accounts: Words;
  types: Words;
}

/** How a money column is written, for each that the file has. */
export type Styles = Partial<Record<MoneyRole, MoneyStyle>>;

/** The amounts of one column. `state`: whether its cell is empty, read, no amount, or too large for 64 bits. */
export interface MoneyCells {
  units: BigInt64Array;
  state: Uint8Array;
}
export const cellStates = { empty: 0, read: 1, unread: 2, tooLarge: 3 } as const;

/** The rows of one file as its columns say them, before anything is decided: in the order of their records. */
export interface RawRows {
  size: number;
  record: Uint32Array;
  transaction: Uint32Array;
  matter: Uint32Array;
  account: Uint32Array;
  debitAccount: Uint32Array;
  creditAccount: Uint32Array;
  type: Uint32Array;
  day: Int32Array;
  entered: Int32Array;
  /** What the flag says of the way the money goes: -1, 0 or 1. */
  way: Int8Array;
  flags: Uint8Array;
  money: Partial<Record<MoneyRole, MoneyCells>>;
}

/** How every money column of a file is written. Where its statistics leave no doubt no cell is looked at. */
export async function stylesOf({ store }: Tables, file: BookTable, step: Step): Promise<Styles> {
  const styles: Styles = {};
  for (const role of moneyRoles) {
    const column = columnOf(file, role);
    if (!column) continue;
    const { filled, numbers, maxDecimals } = column.stats;
    if (filled === numbers && maxDecimals <= 2) {
      styles[role] = { mark: '.', scale: 2, hasSides: false };
      continue;
    }
    const evidence = new MoneyEvidence();
    const cell = columnSql('t', column.id);
    const sql = `SELECT ${cell} FROM ${quoteIdentifier(file.table.id)} AS t
      WHERE t.record > ? AND t.record <= ? AND ${cell} <> ''`;
    for (let after = 0, last = lastRecord(store, file.table); after < last; after += SLICE) {
      store.each(sql, [after, after + SLICE], ([text]) => evidence.add(String(text)));
      await step(0);
    }
    styles[role] = evidence.style();
  }
  return styles;
}

const words: readonly BookRole[] = [
  'transaction',
  'matter',
  'account',
  'debitAccount',
  'creditAccount',
  'type',
];
const ledgerWords = words.filter((role) => role !== 'matter' && role !== 'type');
const others: readonly BookRole[] = [
  'date',
  'entered',
  'flag',
  'reversed',
  'deleted',
  'reconciled',
];

/** Reads the columns that a book is made of, all amounts at one scale. */
export async function readRows(
  { store }: Tables,
  file: BookTable,
  { shared, styles, scale, step }: { shared: Shared; styles: Styles; scale: number; step: Step },
): Promise<RawRows> {
  const rows = emptyRows(file.table.rows, styles);
  const takers = takersOf(file, rows, { shared, styles, scale });
  const columns = takers.map(({ column }) => columnSql('t', column)).join(', ');
  const sql = `SELECT t.record${columns === '' ? '' : `, ${columns}`}
    FROM ${quoteIdentifier(file.table.id)} AS t
    WHERE t.record > ? AND t.record <= ? ORDER BY t.record`;
  const last = lastRecord(store, file.table);
  for (let after = 0; after < last; after += SLICE) {
    const before = rows.size;
    store.each(sql, [after, after + SLICE], (cells) => {
      const row = rows.size++;
      rows.record[row] = Number(cells[0]);
      for (let at = 0; at < takers.length; at += 1) takers[at]?.take(textOf(cells[at + 1]), row);
    });
    await step(rows.size - before);
  }
  return rows;
}

function textOf(cell: Cell | undefined): string {
  return typeof cell !== 'string' || NULL_WORDS.includes(cell) ? '' : cell;
}

function emptyRows(size: number, styles: Styles): RawRows {
  const numbers = (): Uint32Array => new Uint32Array(size);
  const money = Object.fromEntries(
    Object.keys(styles).map((role) => [
      role,
      { units: new BigInt64Array(size), state: new Uint8Array(size) },
    ]),
  );
  return {
    size: 0,
    record: numbers(),
    transaction: numbers(),
    matter: numbers(),
    account: numbers(),
    debitAccount: numbers(),
    creditAccount: numbers(),
    type: numbers(),
    day: new Int32Array(size).fill(noDay),
    entered: new Int32Array(size).fill(noDay),
    way: new Int8Array(size),
    flags: new Uint8Array(size),
    money,
  };
}

/** Puts a cell where it belongs. */
interface Taker {
  column: string;
  take: (cell: string, row: number) => void;
}

function takersOf(
  file: BookTable,
  rows: RawRows,
  { shared, styles, scale }: { shared: Shared; styles: Styles; scale: number },
): Taker[] {
  const takers: Taker[] = [];
  const add = (role: BookRole, take: (column: ColumnInfo) => Taker['take']): void => {
    const column = columnOf(file, role);
    if (column) takers.push({ column: column.id, take: take(column) });
  };
  const byNumber = wordTakers(rows, shared);
  const isOfMatters = file.side === 'trust'; // the ledger is reckoned by account alone
  for (const role of isOfMatters ? words : ledgerWords)
    add(role, () => byNumber[role] ?? (() => undefined));
  for (const role of others) add(role, (column) => otherTaker(role, column, rows));
  for (const role of moneyRoles) {
    const [cells, style] = [rows.money[role], styles[role]];
    if (cells && style)
      add(role, () => moneyTaker(cells, style, { scale, isOfDebits: role === 'debit' }));
  }
  return takers;
}

function wordTakers(rows: RawRows, shared: Shared): Partial<Record<BookRole, Taker['take']>> {
  const into = (target: Uint32Array, known: Words): Taker['take'] => {
    let [last, number] = ['', 0]; // many rows say what the one before them says
    return (cell, row) => {
      if (cell !== last) [last, number] = [cell, known.number(cell)];
      target[row] = number;
    };
  };
  return {
    transaction: into(rows.transaction, shared.transactions),
    matter: into(rows.matter, shared.matters),
    account: into(rows.account, shared.accounts),
    debitAccount: into(rows.debitAccount, shared.accounts),
    creditAccount: into(rows.creditAccount, shared.accounts),
    type: into(rows.type, shared.types),
  };
}

const flagBits: Partial<Record<BookRole, number>> = {
  reversed: REVERSED,
  deleted: DELETED,
  reconciled: RECONCILED,
};

function otherTaker(role: BookRole, column: ColumnInfo, rows: RawRows): Taker['take'] {
  if (role === 'date' || role === 'entered') {
    const days = new DayReader(column.dateOrder);
    const target = role === 'date' ? rows.day : rows.entered;
    return (cell, row) => {
      target[row] = days.read(cell);
    };
  }
  if (role === 'flag') {
    return (cell, row) => {
      rows.way[row] = wayOf(cell);
    };
  }
  const bit = flagBits[role] ?? 0;
  const says = role === 'reconciled' ? isCleared : isSet;
  let [last, isSo] = ['', false];
  return (cell, row) => {
    if (cell !== last) [last, isSo] = [cell, says(cell)];
    if (isSo) rows.flags[row] = numberAt(rows.flags, row) | bit;
  };
}

/** In a column of debits `5.00DR` is one, and `5.00CR` takes one back. */
function moneyTaker(
  { units, state }: MoneyCells,
  { mark, hasSides }: MoneyStyle,
  { scale, isOfDebits }: { scale: number; isOfDebits: boolean },
): Taker['take'] {
  const isTurned = (cell: string): boolean => isOfDebits && hasSides && /[cd]r\s*$/i.test(cell);
  return (cell, row) => {
    if (cell === '') return;
    const parsed = parseMoney(cell, mark, scale);
    const read = parsed !== null && isTurned(cell) ? -parsed : parsed;
    if (read === null) state[row] = cellStates.unread;
    else if (!isInt64(read)) state[row] = cellStates.tooLarge;
    else {
      units[row] = read;
      state[row] = cellStates.read;
    }
  };
}

function columnOf({ table, roles }: BookTable, role: BookRole): ColumnInfo | undefined {
  return table.columns.find(({ id }) => id === roles[role]);
}
