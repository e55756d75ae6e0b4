import type { Sort } from '../../contract/views.ts';
import { cellKey, compareKeys } from '../compare-cells.ts';
import { pause, type Asking } from '../question.ts';
import { isFound, type ReckonedColumn, type ReportColumn, type ReportValue } from './report.ts';

type Compare = (a: number, b: number) => number;

/** Puts rows in the order of a column: empty cells last in both directions, equal ones as they stood. */
export async function sortRows(
  rows: Uint32Array,
  column: ReportColumn,
  direction: Sort['direction'],
  asking: Asking,
): Promise<Uint32Array> {
  await pause(asking);
  const compare = await comparing(rows, column, direction, asking);
  return rows.slice().sort((a, b) => compare(a, b) || a - b);
}

async function comparing(
  rows: Uint32Array,
  column: ReportColumn,
  direction: Sort['direction'],
  asking: Asking,
): Promise<Compare> {
  if (isFound(column)) {
    const rank = await column.source.ranks(column.at, direction, asking);
    return byNumber(rows, (row) => rank(row) || null, 1);
  }
  const way = direction === 'asc' ? 1 : -1;
  const filled = rows.find((row) => !isEmpty(column.value(row)));
  if (typeof column.value(filled ?? 0) === 'string') return byText(rows, column, way);
  return byNumber(rows, column.value, way);
}

const isEmpty = (value: ReportValue): boolean => value === null || value === '';

/** Doubles keep the order of all whole numbers; those that they hold alike are told apart by the numbers themselves. */
function byNumber(rows: Uint32Array, value: ReckonedColumn['value'], way: 1 | -1): Compare {
  const keys = new Float64Array(sizeOf(rows));
  for (const row of rows) {
    const own = value(row);
    keys[row] = isEmpty(own) ? Infinity : way * Number(own);
  }
  return (a, b) => {
    const [one = 0, other = 0] = [keys[a], keys[b]];
    if (one !== other) return one < other ? -1 : 1;
    return Number.isSafeInteger(one) || one === Infinity ? 0 : way * exactly(value(a), value(b));
  };
}

const exactly = (one: ReportValue, other: ReportValue): number =>
  one === other || one === null || other === null ? 0 : one < other ? -1 : 1;

/** As a grid sorts texts: numbers by value first. */
function byText(rows: Uint32Array, { value }: ReckonedColumn, way: 1 | -1): Compare {
  const keys = new Array<ReturnType<typeof cellKey>>(sizeOf(rows)).fill(null);
  for (const row of rows) {
    const own = value(row);
    if (!isEmpty(own)) keys[row] = cellKey('text', null, String(own));
  }
  return (a, b) => {
    const [one, other] = [keys[a] ?? null, keys[b] ?? null];
    if (one && other) return way * compareKeys(one, other);
    return one ? -1 : other ? 1 : 0;
  };
}

const sizeOf = (rows: Uint32Array): number =>
  rows.reduce((most, row) => Math.max(most, row), -1) + 1;
