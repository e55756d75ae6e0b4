import type { BookFile } from '../../contract/books.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { columnSql, valueOf, type Tables } from '../tables.ts';

/** Roles whose numbers follow one another. */
export const seriesRoles = ['receipt', 'payment', 'cheque'] as const;
export type SeriesRole = (typeof seriesRoles)[number];

/** A number of a series, and the row that has it. */
export interface Numbered {
  role: SeriesRole;
  table: string;
  record: number;
  transaction: string;
  account: string;
  text: string;
  /** What stands before the digits, and their value. */
  prefix: string;
  number: number;
}

/** So many of the numbers between the first and the last must be there for the others to be missing. */
const DENSE = 0.8;

/** Every number that the trust files give to receipts, payments and cheques, however their rows count. */
export function numbersIn({ store }: Tables, files: readonly BookFile[]): Numbered[] {
  const found: Numbered[] = [];
  for (const { table, roles } of files) {
    for (const role of seriesRoles) {
      const column = roles[role];
      if (column === undefined) continue;
      const cell = columnSql('t', column);
      const [transaction, account] = [roles.transaction, roles.account].map((id) =>
        id === undefined ? `''` : columnSql('t', id),
      );
      store.each(
        `SELECT t.record, ${cell}, ${transaction ?? ''}, ${account ?? ''}
          FROM ${quoteIdentifier(table)} AS t WHERE ${cell} <> '' ORDER BY t.record`,
        [],
        ([record, ...cells]) => {
          const [text = '', own = '', of = ''] = cells.map(valueOf);
          const [, prefix, digits] = /^(.*?)(\d{1,12})$/.exec(text.trim()) ?? [];
          if (prefix === undefined) return;
          const number = Number(digits);
          found.push({
            role,
            table,
            record: Number(record),
            transaction: own,
            account: of,
            text,
            prefix,
            number,
          });
        },
      );
    }
  }
  return found;
}

/** Numbers that are missing, before the row that comes after them; and a number that another transaction has too. */
export type SeriesFault =
  | { kind: 'gap'; at: Numbered; from: string; to: string }
  | { kind: 'duplicate'; at: Numbered; first: Numbered };

/** One series for a role; or one for each account, where fewer numbers are then missing or there twice. */
export function seriesFaults(
  numbers: readonly Numbered[],
  isStruck: (one: Numbered) => boolean,
): SeriesFault[] {
  return seriesRoles.flatMap((role) => {
    const own = numbers.filter((one) => one.role === role);
    const together = seriesBy(own, (one) => one.prefix);
    const apart = seriesBy(own, (one) => `${one.account}\n${one.prefix}`);
    const isApart = wrongIn(apart, isStruck) < wrongIn(together, isStruck);
    return (isApart ? apart : together).flatMap((list) => [
      ...gapsIn(list),
      ...duplicatesIn(list, isStruck),
    ]);
  });
}

function seriesBy(
  numbers: readonly Numbered[],
  seriesOf: (one: Numbered) => string,
): (readonly Numbered[])[] {
  const series = new Map<string, Numbered[]>();
  for (const one of numbers) {
    const key = seriesOf(one);
    const list = series.get(key);
    if (list) list.push(one);
    else series.set(key, [one]);
  }
  return [...series.values()].map((list) => list.sort((a, b) => a.number - b.number));
}

/** Also of a series that has too many gaps to tell them. */
function wrongIn(
  series: readonly (readonly Numbered[])[],
  isStruck: (one: Numbered) => boolean,
): number {
  return series.reduce(
    (sum, list) => sum + missingIn(list) + duplicatesIn(list, isStruck).length,
    0,
  );
}

function missingIn(list: readonly Numbered[]): number {
  const there = new Set(list.map(({ number }) => number)).size;
  return (list.at(-1)?.number ?? 0) - (list[0]?.number ?? 0) + 1 - there;
}

function gapsIn(list: readonly Numbered[]): SeriesFault[] {
  const [first, last] = [list[0], list.at(-1)];
  if (!first || !last) return [];
  const all = last.number - first.number + 1;
  if (all - missingIn(list) < DENSE * all) return [];
  return list.flatMap((at, place): SeriesFault[] => {
    const before = list[place - 1];
    if (!before || at.number - before.number < 2) return [];
    const text = (number: number): string =>
      at.prefix + String(number).padStart(at.text.trim().length - at.prefix.length, '0');
    return [{ kind: 'gap', at, from: text(before.number + 1), to: text(at.number - 1) }];
  });
}

/** Rows of one transaction share its number, and a reversal may have that of what it reverses. */
function duplicatesIn(
  list: readonly Numbered[],
  isStruck: (one: Numbered) => boolean,
): SeriesFault[] {
  const found: SeriesFault[] = [];
  const standing = list.filter((one) => !isStruck(one));
  let first = standing[0];
  const told = new Set<string>();
  for (const at of standing.slice(1)) {
    if (first?.number !== at.number) {
      first = at;
      told.clear();
    } else if (at.transaction !== first.transaction && !told.has(at.transaction)) {
      told.add(at.transaction);
      found.push({ kind: 'duplicate', at, first });
    }
  }
  return found;
}
