import { QueryError } from '../../contract/problems.ts';
import type { Cell } from '../../contract/values.ts';
import type { View, ViewPage, ViewRow } from '../../contract/views.ts';
import type { OpenedView } from '../open-view.ts';
import type { Asking } from '../question.ts';
import { termOf } from '../text-filter.ts';
import { formatMoney } from '../books/money.ts';
import { isFound, type Report, type ReportColumn, type ReportLink } from './report.ts';
import { filterRows } from './report-filter.ts';
import { sortRows } from './report-order.ts';
import type { RecordSource } from './report-source.ts';
import { cellOf } from './report-values.ts';

/** A report whose rows have been filtered and put in order. Fails with V02, or with E01 when a newer question came. */
export async function viewOf(report: Report, view: View, asking: Asking): Promise<OpenedView> {
  const term = termOf(view.text);
  const found = term ? await filterRows(report, term, asking) : everyRow(report.size);
  const rows = view.sort
    ? await sortRows(found, columnOf(report, view), view.sort.direction, asking)
    : found;
  return {
    info: {
      title: report.title,
      table: report.table,
      columns: report.columns.map(({ column }) => column),
      absent: report.absent,
      rows: rows.length,
      of: report.size,
      ...totalsOf(report, rows),
    },
    page: (offset, limit) => pageOf(report, rows, offset, limit),
  };
}

const everyRow = (size: number): Uint32Array => Uint32Array.from({ length: size }, (_, row) => row);

function columnOf({ columns }: Report, { name, sort }: View): ReportColumn {
  const column = columns.find((one) => one.column.id === sort?.column);
  if (column) return column;
  throw new QueryError({ code: 'V02', facts: { view: name, column: sort?.column ?? '' } });
}

/** Of the rows that match, exactly. */
function totalsOf(
  { columns, scale }: Report,
  rows: Uint32Array,
): Pick<OpenedView['info'], 'totals'> {
  const totals = columns.flatMap((column): [string, string][] => {
    if (isFound(column) || !column.isTotalled) return [];
    let sum = 0n;
    for (const row of rows) {
      const value = column.isTotalled(row) ? column.value(row) : null;
      if (typeof value === 'bigint') sum += value;
    }
    return [[column.column.id, formatMoney(sum, scale)]];
  });
  return totals.length === 0 ? {} : { totals: Object.fromEntries(totals) };
}

function pageOf(report: Report, rows: Uint32Array, offset: number, limit: number): ViewPage {
  const start = Math.max(0, Math.trunc(offset));
  const wanted = [...rows.subarray(start, start + Math.max(0, Math.trunc(limit)))];
  const sources = new Set(report.columns.filter(isFound).map(({ source }) => source));
  if (report.records) sources.add(report.records);
  const found = new Map([...sources].map((source) => [source, source.rows(wanted)]));
  return {
    offset: start,
    rows: wanted.map((row, place) => rowOf(report, found, row, place)),
  };
}

type Found = ReadonlyMap<RecordSource, readonly (ViewRow | null)[]>;

function rowOf(report: Report, found: Found, row: number, place: number): ViewRow {
  const own = report.records && found.get(report.records)?.[place];
  const of = (source: RecordSource): ViewRow | null => found.get(source)?.[place] ?? null;
  const links = report.columns.flatMap((column): [string, ReportLink][] => {
    const link = linkOf(report, column, of, row);
    return link ? [[column.column.id, link]] : [];
  });
  return {
    ...(report.records ? placeOf(own) : { record: row + 1, key: `@${row + 1}` }),
    cells: report.columns.map((column) => cellIn(column, of, row, report.scale)),
    links: Object.fromEntries(links),
  };
}

/** An opening or closing balance is no record. */
const placeOf = (own: ViewRow | null | undefined): Pick<ViewRow, 'record' | 'key'> =>
  own ? { record: own.record, key: own.key } : { record: 0, key: '' };

type Lookup = (source: RecordSource) => ViewRow | null;

function cellIn(column: ReportColumn, of: Lookup, row: number, scale: number): Cell {
  if (!isFound(column)) return cellOf(column.column.kind, column.value(row), scale);
  const found = of(column.source);
  return found ? (found.cells[column.at] ?? '') : (column.instead?.(row) ?? '');
}

function linkOf(
  { records }: Report,
  column: ReportColumn,
  of: Lookup,
  row: number,
): ReportLink | null {
  if (isFound(column)) return of(column.source)?.links[column.source.columnId(column.at)] ?? null;
  if (!column.opensRecord) return column.link?.(row) ?? null;
  const own = records && of(records);
  return own ? { table: records.tableOf(row), key: own.key } : null;
}
