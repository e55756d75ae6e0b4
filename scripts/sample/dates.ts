import type { SampleCell, SampleRow } from './csv.ts';
import type { SampleTable } from './table.ts';

/** How the cells of date columns are written: ISO 8601, or with slashes, the day or the month first. */
export type DateOrder = 'iso' | 'dmy' | 'mdy';

/** A whole cell: a date, perhaps with a time, perhaps with the zone UTC. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}:\d{2}:\d{2})(?:\+00)?)?$/;

/** Columns in which no day is above the twelfth when dates have slashes: nothing tells day and month apart. */
const AMBIGUOUS = new Set(['disbursements.date', 'check_series.check_date']);

/** A cell's text in the wanted order; other texts stay as they are. */
export function dateCell(text: string, order: DateOrder, isAmbiguous = false): string {
  const found = order === 'iso' ? null : ISO.exec(text);
  if (found === null) return text;
  const [, year = '', month = '', day = '', clock] = found;
  const shown = isAmbiguous ? String(((Number(day) - 1) % 12) + 1).padStart(2, '0') : day;
  const date = order === 'dmy' ? [shown, month, year] : [month, shown, year];
  return clock === undefined ? date.join('/') : `${date.join('/')} ${clock}`;
}

/** The table with its dates written in the wanted order. */
export function withDates(table: SampleTable, order: DateOrder): SampleTable {
  if (order === 'iso') return table;
  const ambiguous = table.header.map((column) => AMBIGUOUS.has(`${table.name}.${column}`));
  const written = (cell: SampleCell, column: number): SampleCell =>
    typeof cell === 'string' ? dateCell(cell, order, ambiguous[column]) : cell;
  const rows = function* (): Generator<SampleRow> {
    for (const row of table.rows()) yield row.map(written);
  };
  return { ...table, rows };
}
