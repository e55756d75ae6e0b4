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
  /** What its file calls the series that it is of; '' where it does not say. */
  series: string;
  text: string;
  /** What stands before the digits, and their value. */
  prefix: string;
  number: number;
  /** Void, reversed or deleted: the number is given, and may be given again. */
  isStruck: boolean;
  /** Given after the day that is asked about: it is not missing, and says nothing else. */
  isLater?: boolean;
}

/** The parts of a number's text; null for a text that ends in no digits. */
export function numberParts(text: string): Pick<Numbered, 'text' | 'prefix' | 'number'> | null {
  const [, prefix, digits] = /^(.*?)(\d{1,12})$/.exec(text.trim()) ?? [];
  return prefix === undefined ? null : { text, prefix, number: Number(digits) };
}

/** So many of the numbers between the first and the last must be there for each of the others to be told. */
const DENSE = 0.8;
/** Fewer numbers than these are no series. */
const FEWEST = 3;

/**
 * Numbers that are missing, before the row that comes after them; a number that another transaction has too; or a series
 * of which so many numbers are missing that they are told once, at its last.
 */
export type SeriesFault<One extends Numbered> =
  | { kind: 'gap'; at: One; from: string; to: string }
  | { kind: 'sparse'; at: One; from: string; to: string; there: number; of: number }
  | { kind: 'duplicate'; at: One; first: One };

/** One series for a role; or one for each account, where fewer numbers are then missing or there twice. */
export function seriesFaults<One extends Numbered>(numbers: readonly One[]): SeriesFault<One>[] {
  return seriesRoles.flatMap((role) => {
    const own = numbers.filter((one) => one.role === role);
    const together = seriesBy(own, ({ series, prefix }) => `${series}\n${prefix}`);
    const apart = seriesBy(own, ({ account, series, prefix }) =>
      [account, series, prefix].join('\n'),
    );
    const isApart = wrongIn(apart) < wrongIn(together);
    return (isApart ? apart : together).flatMap((list) => [...gapsIn(list), ...duplicatesIn(list)]);
  });
}

function seriesBy<One extends Numbered>(
  numbers: readonly One[],
  seriesOf: (one: One) => string,
): (readonly One[])[] {
  const series = new Map<string, One[]>();
  for (const one of numbers) {
    const key = seriesOf(one);
    const list = series.get(key);
    if (list) list.push(one);
    else series.set(key, [one]);
  }
  return [...series.values()].map((list) => list.sort((a, b) => a.number - b.number));
}

/** Also of a series that has too many gaps to tell each. */
function wrongIn(series: readonly (readonly Numbered[])[]): number {
  return series.reduce((sum, list) => sum + missingIn(list) + duplicatesIn(list).length, 0);
}

function missingIn(list: readonly Numbered[]): number {
  const { of, there } = spanOf(list);
  return of - there;
}

/** The series up to its last number that is not later, how many numbers it spans, and how many are there. */
function spanOf<One extends Numbered>(
  list: readonly One[],
): { within: readonly One[]; of: number; there: number } {
  const first = list.findIndex(({ isLater }) => isLater !== true);
  const last = list.findLastIndex(({ isLater }) => isLater !== true);
  const within = first < 0 ? [] : list.slice(first, last + 1);
  const [start, end] = [within[0], within.at(-1)];
  const of = start && end ? end.number - start.number + 1 : 0;
  return { within, of, there: new Set(within.map(({ number }) => number)).size };
}

function gapsIn<One extends Numbered>(list: readonly One[]): SeriesFault<One>[] {
  const { within, of, there } = spanOf(list);
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last) return [];
  if (there < DENSE * of) {
    const span = { from: first.text.trim(), to: last.text.trim(), there, of };
    return there < FEWEST ? [] : [{ kind: 'sparse', at: last, ...span }];
  }
  return within.flatMap((next, place): SeriesFault<One>[] => {
    const before = within[place - 1];
    if (!before || next.number - before.number < 2) return [];
    const at = within.slice(place).find(({ isLater }) => isLater !== true) ?? last;
    const text = (number: number): string =>
      next.prefix + String(number).padStart(next.text.trim().length - next.prefix.length, '0');
    return [{ kind: 'gap', at, from: text(before.number + 1), to: text(next.number - 1) }];
  });
}

/** Rows of one transaction share its number, and a reversal may have that of what it reverses. */
function duplicatesIn<One extends Numbered>(list: readonly One[]): SeriesFault<One>[] {
  const found: SeriesFault<One>[] = [];
  const standing = list.filter(({ isStruck, isLater }) => !isStruck && isLater !== true);
  let first = standing[0];
  const told = new Set<string>();
  for (const at of standing.slice(1)) {
    if (first?.number !== at.number) {
      first = at;
      told.clear();
    } else if (!isSame(at, first) && !told.has(at.transaction)) {
      told.add(at.transaction);
      found.push({ kind: 'duplicate', at, first });
    }
  }
  return found;
}

/** One transaction; two rows of a list that name none are two. */
const isSame = (one: Numbered, other: Numbered): boolean =>
  one.transaction === other.transaction && (one.transaction !== '' || one.table !== other.table);
