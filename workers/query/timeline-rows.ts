import type { TimelineRow } from '../contract/records.ts';
import type { Cell, ColumnInfo } from '../contract/values.ts';
import { rowKey } from './address.ts';
import { dateIn } from './moment.ts';
import { columnSql, valueOf, type Tables } from './tables.ts';
import type { TimelineEntries } from './timeline-entries.ts';
import { selectSql, type TimelineSource } from './timeline-sources.ts';

/** Looks up the rows at these places, in their order. */
export function timelineRows(
  tables: Tables,
  entries: TimelineEntries,
  places: Uint32Array,
): TimelineRow[] {
  const rows = new Map<string, TimelineRow>();
  for (const [at, source] of entries.sources.entries()) {
    const here = places.filter((place) => entries.source[place] === at);
    const records = [...here].map((place) => entries.record[place] ?? 0);
    for (const row of rowsOf(tables, entries, source, records))
      rows.set(`${at} ${row.record}`, row);
  }
  return [...places].flatMap(
    (place) => rows.get(`${entries.source[place] ?? 0} ${entries.record[place] ?? 0}`) ?? [],
  );
}

function rowsOf(
  { store }: Tables,
  { names }: TimelineEntries,
  source: TimelineSource,
  records: readonly number[],
): TimelineRow[] {
  if (records.length === 0) return [];
  const { table, from, dates, people, titles, figures } = source;
  const lists = [dates, people, titles, figures];
  const key = table.key.map((id) => `, ${columnSql('t', id)}`).join('');
  const sql = `SELECT t.record${selectSql(lists.flat())}${key} FROM ${from}
    WHERE t.record IN (SELECT value FROM json_each(?))`;
  return store.rows(sql, [JSON.stringify(records)]).map(([record, ...cells]) => {
    const [date = [], person = [], title = [], figure = [], keyCells = []] = apart(cells, lists);
    const { cell, order } = dateIn(dates, date);
    return {
      kind: source.kind.id,
      table: table.id,
      record: Number(record),
      key: rowKey(keyCells, Number(record)),
      date: cell,
      dateOrder: order,
      title: titleIn(source, title) + sideIn(source, figure),
      person: names.nameIn(people, person),
      ...figureIn(source, figure),
    };
  });
}

/** The cells of each list of columns, and what is left. */
function apart(cells: readonly Cell[], lists: readonly (readonly ColumnInfo[])[]): Cell[][] {
  let from = 0;
  const parts = lists.map(({ length }) => cells.slice(from, (from += length)));
  return [...parts, cells.slice(from)];
}

function titleIn({ kind: { words } }: TimelineSource, cells: readonly Cell[]): string {
  if ('always' in words) return words.always;
  return cells.map(valueOf).find((cell) => cell.trim() !== '') ?? words.otherwise;
}

function figureIn(
  { kind, figures }: TimelineSource,
  cells: readonly Cell[],
): Pick<TimelineRow, 'figure' | 'figureKind'> {
  const figure = valueOf(cells[placeOfFigure(figures, cells)]);
  return { figure, figureKind: figure === '' ? null : (kind.figures?.kind ?? null) };
}

/** An amount that stands under debit or credit has no sign of its own. */
function sideIn({ figures }: TimelineSource, cells: readonly Cell[]): string {
  const column = figures[placeOfFigure(figures, cells)];
  return isSide(column) ? ` (${column?.known ?? ''})` : '';
}

const isSide = (column: ColumnInfo | undefined): boolean =>
  column?.known === 'debit' || column?.known === 'credit';

/** The first that is filled, where a debit or credit of nothing is none; otherwise such a one; -1 for none. */
function placeOfFigure(figures: readonly ColumnInfo[], cells: readonly Cell[]): number {
  const isFilled = (at: number): boolean => valueOf(cells[at]) !== '';
  const some = figures.findIndex(
    (column, at) => isFilled(at) && (!isSide(column) || /[1-9]/.test(valueOf(cells[at]))),
  );
  return some >= 0 ? some : figures.findIndex((_, at) => isFilled(at));
}
