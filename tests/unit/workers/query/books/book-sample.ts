import type { BookFile } from '../../../../../workers/contract/books.ts';
import { balancesOf } from '../../../../../workers/query/books/balances.ts';
import { dayNumber } from '../../../../../workers/query/books/days.ts';
import { formatMoney } from '../../../../../workers/query/books/money.ts';
import { ensureBooks, type ReadBooks } from '../../../../../workers/query/books/ready.ts';
import { tablesOf, unhurried, type Rows } from '../sample-tables.ts';
import { firm } from '../reports/report-firm.ts';

export const readFrom = async (files: Readonly<Record<string, Rows>>): Promise<ReadBooks> =>
  ensureBooks(await tablesOf(files), unhurried());

/** What each matter holds at the end of a day, in decimals. */
export function heldOn({ trust }: ReadBooks, day: string): Record<string, string> {
  const balances = balancesOf(trust, 'date');
  return Object.fromEntries(
    trust.ledgers.map((ledger) => {
      const { units } = balances.at(ledger, dayNumber(day, 'iso'));
      return [ledger.matter, formatMoney(units, trust.scale)];
    }),
  );
}

export const fileOf = ({ books }: ReadBooks, table: string): BookFile | undefined =>
  books.files.find((file) => file.table === table);

/** The rows of one of the firm's tables, its header first. */
export const firmRows = (table: string): Rows => firm[table] ?? [];

/** The firm with these trust files in the place of its own. */
export function withTrust(files: Readonly<Record<string, Rows>>): Readonly<Record<string, Rows>> {
  const others = Object.entries(firm).filter(([table]) => table !== 'trust_transactions');
  return { ...Object.fromEntries(others), ...files };
}

/** What the firm's matters hold at the end of a month. */
export const january = { '101': '1200.00', '102': '300.50' };
export const march = { '101': '649.75', '102': '0.00' };
