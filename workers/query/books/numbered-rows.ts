import { quoteIdentifier } from '../../store/sql.ts';
import { findColumn, columnSql, valueOf, type Tables } from '../tables.ts';
import { isStruck } from './counting.ts';
import { cellDay } from './days.ts';
import { cellsSql, moneyCells, unitsIn } from './money-cells.ts';
import { numberParts, seriesRoles, type Numbered } from './number-series.ts';
import type { ReadBooks } from './ready.ts';
import { Chart } from './reading/chart.ts';
import { noDay, type TrustBook } from './trust-book.ts';
import { numberAt } from './typed.ts';

/** A row with a number, and what is told with it. */
export interface NumberedRow extends Numbered {
  /** Its movement in the trust book; -1 where it is none. */
  place: number;
  day: number;
  units: bigint | null;
}

/** Every number that the trust files give to receipts, payments and cheques, however their rows count. */
export function trustNumbers({ store }: Tables, { books, trust }: ReadBooks): NumberedRow[] {
  const placeOf = placesIn(trust);
  const found: NumberedRow[] = [];
  for (const { table, roles } of books.files.filter((file) => trust.tables.includes(file.table))) {
    for (const role of seriesRoles) {
      const column = roles[role];
      if (column === undefined) continue;
      const cell = columnSql('t', column);
      const [of = `''`, by = `''`] = [roles.transaction, roles.account].map((id) =>
        id === undefined ? `''` : columnSql('t', id),
      );
      const sql = `SELECT t.record, ${cell}, ${of}, ${by}
        FROM ${quoteIdentifier(table)} AS t WHERE ${cell} <> '' ORDER BY t.record`;
      store.each(sql, [], ([id, ...cells]) => {
        const [text = '', transaction = '', account = ''] = cells.map(valueOf);
        const parts = numberParts(text);
        const record = Number(id);
        const place = placeOf({ table, record });
        const day = place < 0 ? noDay : numberAt(trust.day, place);
        const struck = place >= 0 && isStruck(numberAt(trust.flags, place));
        const row = { table, record, transaction, account, series: '', place, day, units: null };
        if (parts) found.push({ role, ...row, ...parts, isStruck: struck });
      });
    }
  }
  return found;
}

/** Where in the book a record of a table is; -1 where it is in none. */
function placesIn(trust: TrustBook): (one: { table: string; record: number }) => number {
  const places = trust.tables.map((_, table) => {
    let last = 0;
    for (let at = 0; at < trust.size; at += 1) {
      if (trust.table[at] === table) last = Math.max(last, numberAt(trust.record, at));
    }
    return new Int32Array(last + 1).fill(-1);
  });
  for (let at = 0; at < trust.size; at += 1) {
    const own = places[numberAt(trust.table, at)];
    if (own) own[numberAt(trust.record, at)] = at;
  }
  return ({ table, record }) => places[trust.tables.indexOf(table)]?.[record] ?? -1;
}

interface List {
  table: string;
  role: Numbered['role'];
  number: string;
  date: string;
}

const lists: readonly List[] = [
  { table: 'check_series', role: 'cheque', number: 'check_number', date: 'check_date' },
  { table: 'receipt', role: 'receipt', number: 'receipt_number', date: 'receipt_date' },
];

const struckStatus = /void|cancel|spoil|revers|delet/i;

/** Every cheque and receipt that has a list of its own; void ones are there, struck out. */
export function listedNumbers(tables: Tables, scale: number): NumberedRow[] {
  const chart = Chart.of(tables);
  return lists.flatMap((list) => rowsOf(tables, list, { chart, scale }));
}

function rowsOf(
  { store, catalogue, format }: Tables,
  { table: id, role, number, date }: List,
  { chart, scale }: { chart: Chart; scale: number },
): NumberedRow[] {
  const table = catalogue.get(id);
  if (!table || !findColumn(table, number)) return [];
  const money = moneyCells({ store, catalogue, format }, table, 'amount');
  const order = findColumn(table, date)?.dateOrder ?? null;
  const names = [number, 'transaction_id', 'ac_account_id', 'series', 'status', date, 'amount'];
  const found: NumberedRow[] = [];
  const sql = `SELECT t.record, ${cellsSql(table, names)} FROM ${quoteIdentifier(id)} AS t
    ORDER BY t.record`;
  store.each(sql, [], ([record, ...cells]) => {
    const [text = '', transaction = '', account = '', series = '', status = '', day = ''] =
      cells.map(valueOf);
    const parts = numberParts(text);
    if (!parts) return;
    found.push({
      role,
      table: id,
      record: Number(record),
      transaction,
      account: chart.canonical(account),
      series,
      ...parts,
      place: -1,
      day: cellDay(day, order),
      units: unitsIn(money, cells[6], scale),
      isStruck: struckStatus.test(status),
    });
  });
  return found;
}
