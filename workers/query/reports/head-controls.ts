import type { TieOut, Unread } from '../../contract/books.ts';
import type { FieldInfo } from '../../contract/records.ts';
import type { Asking } from '../question.ts';
import type { Tables } from '../tables.ts';
import { dayNumber } from '../books/days.ts';
import { parseMoney } from '../books/money.ts';
import type { ReadBooks } from '../books/ready.ts';
import { tieOutsOf } from '../books/tie-outs.ts';
import { fact, money } from './head-facts.ts';
import type { ReportParams } from './report-params.ts';
import { listedBalances } from './trust-listing.ts';

const compared: readonly (readonly [TieOut['id'], string])[] = [
  ['matters-cashbook', 'Cash book'],
  ['cashbook-bank', 'Ledger, bank accounts'],
  ['matters-liability', 'Ledger, owed to clients'],
];

/**
 * What the balances have to come to, and by how much they do not. The controls are of transaction dates and all accounts:
 * of balances by another day or of one account they say so.
 */
export async function comparisonFacts(
  tables: Tables,
  read: ReadBooks,
  params: ReportParams,
  asking: Asking,
): Promise<FieldInfo[]> {
  const asAt = params.until ?? dayNumber(read.books.lastDay, 'iso');
  const ties = await tieOutsOf(tables, read, asAt, asking);
  const isOther = params.basis === 'entered' || params.account !== '' || params.matter !== '';
  const told = compared.flatMap(([id, label]) => {
    const tie = ties.find((one) => one.id === id);
    return tie ? [sum(label, tie.right), ...offBy(`${label}: difference`, tie.difference)] : [];
  });
  if (told.length === 0) return [];
  return [
    ...told,
    ...(isOther ? [fact('Held against', 'All accounts, by transaction date')] : []),
    ...ownDifference(tables, read, params, ties),
  ];
}

/** What the list itself comes to, less the cash book. */
function ownDifference(
  tables: Tables,
  { trust }: ReadBooks,
  params: ReportParams,
  ties: readonly TieOut[],
): FieldInfo[] {
  const book = ties.find(({ id }) => id === 'matters-cashbook')?.right;
  const held = book === undefined ? null : parseMoney(book, '.', trust.scale);
  if (held === null) return [];
  const { total } = listedBalances({ tables, book: trust, params });
  const own = total.reduce((all, units) => all + units, 0n);
  if (own === held) return [];
  return [money('This list less the cash book', own - held, trust.scale)];
}

const offBy = (label: string, difference: string): FieldInfo[] =>
  /^-?0(\.0+)?$/.test(difference) ? [] : [sum(label, difference)];

const sum = (label: string, value: string): FieldInfo => ({ ...fact(label, value), kind: 'money' });

const unreadWords: Readonly<Record<Unread, string>> = {
  unclear: 'its columns are not all known',
  offered: 'not said to be one',
  repeats: 'it says again what a larger file says',
  'left-out': 'left out by choice',
};

/** Rows and files of the report's book that are in no sum. */
export function leftOutOf({ books }: ReadBooks, name: string): FieldInfo[] {
  const side = name.startsWith('trust/') ? 'trust' : 'ledger';
  const files = books.files.filter((file) => file.side === side);
  const read = files.filter(({ unread }) => unread === null);
  const excluded = read.reduce((sum, file) => sum + file.excluded, 0);
  const rows = read.reduce((sum, file) => sum + file.rows, 0);
  const others = files.flatMap(({ label, unread }) =>
    unread === null ? [] : [fact('File in no sum', `${label}: ${unreadWords[unread]}`)],
  );
  return [
    ...(excluded > 0 ? [fact('Rows left out of every sum', `${excluded} of ${rows}`)] : []),
    ...others,
  ];
}
