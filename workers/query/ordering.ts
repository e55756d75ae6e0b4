import type { ColumnInfo, DateOrder } from '../contract/values.ts';
import type { Sort } from '../contract/views.ts';
import { NULL_WORDS } from './tables.ts';
import { isBeyondAscii } from './text-filter.ts';

/**
 * How the cells of a column compare. `count`: numbers of our own, NULL where there is none. `day`: days in an
 * order that is no order of texts.
 */
export type Ordering =
  | { by: 'count' }
  | { by: 'day'; order: DateOrder }
  | {
      by: 'cell';
      ascii: boolean;
      /** How many of the cells are canonical numbers. */
      numbers: 'all' | 'some' | 'none';
      /** Some number has more digits than a double holds. */
      long: boolean;
      /** The words NULL and null are no value. */
      nullWords: boolean;
      /** Some cells may be empty. */
      gaps: boolean;
    };

/** For a computed text, which has no statistics of its own. */
export const textOrdering: Ordering = {
  by: 'cell',
  ascii: false,
  numbers: 'some',
  long: true,
  nullWords: false,
  gaps: true,
};

/** `rows` is the number of rows in the column's table. */
export function orderingOf({ kind, stats, dateOrder }: ColumnInfo, rows: number): Ordering {
  if (dateOrder === 'dmy' || dateOrder === 'mdy') return { by: 'day', order: dateOrder };
  const { filled, numbers, ascii, maxDigits } = stats;
  return {
    by: 'cell',
    ascii,
    numbers: numbers === 0 ? 'none' : numbers === filled ? 'all' : 'some',
    long: maxDigits > 15,
    nullWords: kind !== 'text' && numbers < filled,
    gaps: filled < rows || (kind !== 'text' && numbers < filled),
  };
}

type CellOrdering = Extract<Ordering, { by: 'cell' }>;

interface Term {
  sql: string;
  order: 'ASC' | 'DESC';
}

/**
 * Record numbers in order. `rows` is a SELECT of `record` and the cell as `v`. Numbers come by value, days by day,
 * then text without regard to case and marks; empty cells last in both directions; equal ones by record number.
 */
export function sortedSql(rows: string, ordering: Ordering, direction: Sort['direction']): string {
  const order = direction === 'asc' ? 'ASC' : 'DESC';
  const by = termsOf(ordering, order).map((term) => `${term.sql} ${term.order}, `);
  const cells =
    ordering.by === 'cell' ? withoutNullWords(rows, ordering) : withDays(rows, ordering);
  return `WITH s AS MATERIALIZED (${cells}) SELECT record FROM s ORDER BY ${by.join('')}record`;
}

/** Read once for each row: comparing asks for it many times. */
function withDays(rows: string, ordering: Ordering): string {
  if (ordering.by !== 'day') return rows;
  return `SELECT record, v, day(v, '${ordering.order}') AS d FROM (${rows})`;
}

function termsOf(ordering: Ordering, order: Term['order']): Term[] {
  if (ordering.by === 'count') return countTerms(order);
  return ordering.by === 'day' ? dayTerms(order) : cellTerms(ordering, order);
}

function withoutNullWords(rows: string, { nullWords }: CellOrdering): string {
  if (!nullWords) return rows;
  const words = NULL_WORDS.map((word) => `'${word}'`).join(', ');
  return `SELECT record, CASE WHEN v IN (${words}) THEN '' ELSE v END AS v FROM (${rows})`;
}

function countTerms(order: Term['order']): Term[] {
  return [
    { sql: 'v IS NULL', order: 'ASC' },
    { sql: 'v', order },
  ];
}

/** What is no day comes after the days in both directions, and what is empty after that. */
function dayTerms(order: Term['order']): Term[] {
  const words = NULL_WORDS.map((word) => `'${word}'`).join(', ');
  return [
    { sql: `v IN ('', ${words})`, order: 'ASC' },
    { sql: 'd IS NULL', order: 'ASC' },
    { sql: 'd', order },
    { sql: 'CASE WHEN d IS NULL THEN v END', order },
  ];
}

function cellTerms(ordering: CellOrdering, order: Term['order']): Term[] {
  const empty: Term[] = ordering.gaps ? [{ sql: `v = ''`, order: 'ASC' }] : [];
  const text: Term = { sql: foldedText(ordering.ascii), order };
  if (ordering.numbers === 'none') return [...empty, text];
  const numbers = numberTerms(ordering.long, order);
  if (ordering.numbers === 'all') return [...empty, ...numbers];
  const only = (test: string, term: Term): Term => ({
    ...term,
    sql: `CASE WHEN ${test} THEN ${term.sql} END`,
  });
  return [
    ...empty,
    { sql: `NOT ${isNumber}`, order },
    ...numbers.map((term) => only(isNumber, term)),
    only(`NOT ${isNumber}`, text),
  ];
}

function foldedText(ascii: boolean): string {
  if (ascii) return 'v COLLATE NOCASE';
  return `CASE WHEN ${isBeyondAscii('v')} THEN fold(v) ELSE lower(v) END`;
}

const unsigned = `CASE WHEN v GLOB '-*' THEN substr(v, 2) ELSE v END`;

/** A canonical decimal number: no leading zero, plus sign, exponent or space, and no negative zero. */
const isNumber =
  `(${unsigned} GLOB '[0-9]*' AND ${unsigned} NOT GLOB '*[^0-9.]*' AND v NOT GLOB '*.*.*'` +
  ` AND v NOT GLOB '*.' AND ${unsigned} NOT GLOB '0[0-9]*' AND (v NOT GLOB '-*' OR v GLOB '*[1-9]*'))`;

/** Doubles are exact up to 15 digits. Longer numbers compare by sign, length, digits and decimals. */
function numberTerms(long: boolean, order: Term['order']): Term[] {
  if (!long) return [{ sql: 'CAST(v AS REAL)', order }];
  const point = `instr(${unsigned}, '.')`;
  const sizes = [
    `length(CASE WHEN ${point} = 0 THEN ${unsigned} ELSE substr(${unsigned}, 1, ${point} - 1) END)`,
    `CASE WHEN ${point} = 0 THEN ${unsigned} ELSE substr(${unsigned}, 1, ${point} - 1) END`,
    `CASE WHEN ${point} = 0 THEN '' ELSE rtrim(substr(${unsigned}, ${point} + 1), '0') END`,
  ];
  return [
    { sql: `v NOT GLOB '-*'`, order },
    ...sizes.map((sql) => ({ sql: `CASE WHEN v NOT GLOB '-*' THEN ${sql} END`, order })),
    ...sizes.map((sql) => ({
      sql: `CASE WHEN v GLOB '-*' THEN ${sql} END`,
      order: order === 'ASC' ? ('DESC' as const) : ('ASC' as const),
    })),
  ];
}
