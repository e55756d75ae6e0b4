import type { Sort, ViewRow } from '../../contract/views.ts';
import type { Store } from '../../store/store.ts';
import { Params } from '../bind.ts';
import { findRecords, lastRecord, recordsOf } from '../find-records.ts';
import { sortedSql, textOrdering } from '../ordering.ts';
import { PageReader } from '../page-reader.ts';
import { pause, type Asking } from '../question.ts';
import { anyOf, type Term } from '../text-filter.ts';
import { textColumn, type PlannedColumn, type ViewPlan } from '../view-plan.ts';

/** The record behind a row of a report: the place of its table among the plans, and its number; 0 for none. */
export interface RecordPlace {
  table: (row: number) => number;
  record: (row: number) => number;
}

/**
 * Records that the rows of a report tell of, in one table or several that have the same columns. Texts stay in the
 * store: a page looks up its own.
 */
export class RecordSource {
  readonly plans: readonly ViewPlan[];
  readonly #store: Store;
  readonly #place: RecordPlace;

  constructor(store: Store, plans: readonly ViewPlan[], place: RecordPlace) {
    this.#store = store;
    this.plans = plans;
    this.#place = place;
  }

  /** The id of the table that a row's record lies in. */
  tableOf(row: number): string {
    return this.plans[this.#place.table(row)]?.table.id ?? '';
  }

  /** Whether a row has a record here. */
  has(row: number): boolean {
    return this.#place.record(row) !== 0;
  }

  columnId(at: number): string {
    return this.plans[0]?.columns[at]?.column.id ?? '';
  }

  /** The place of a column; -1 where none of the tables has it. */
  placeOf(id: string): number {
    const at = this.plans[0]?.columns.findIndex(({ column }) => column.id === id) ?? -1;
    const isThere = this.plans.some(({ columns }) => columns[at] && !isBlank(columns[at]));
    return isThere ? at : -1;
  }

  /** The record of each row, with its cells and links; null for a row without one. */
  rows(rows: readonly number[]): (ViewRow | null)[] {
    const found = this.plans.map((plan, table) => this.#rowsOf(plan, table, rows));
    return rows.map((row) => found[this.#place.table(row)]?.get(this.#place.record(row)) ?? null);
  }

  /** Tells the rows whose record holds the term in one of these columns. */
  async matching(
    columns: readonly number[],
    term: Term,
    asking: Asking,
  ): Promise<(row: number) => boolean> {
    const marks: Uint8Array[] = [];
    for (const plan of this.plans) {
      const wanted = columns.flatMap((at) => plan.columns[at] ?? []);
      for (const { prepare } of wanted) prepare?.();
      const found = await findRecords(
        this.#store,
        plan,
        (bind) => [anyOf(wanted.flatMap(({ contains }) => contains(term, bind) ?? []))],
        { expected: plan.table.rows, asking },
      );
      const mark = new Uint8Array(lastRecord(this.#store, plan.table) + 1);
      for (const record of found) mark[record] = 1;
      marks.push(mark);
    }
    return (row) => marks[this.#place.table(row)]?.[this.#place.record(row)] === 1;
  }

  /** The place of each row's record in the order of a column, from 1; 0 for what comes last: no record, or nothing in it. */
  async ranks(
    at: number,
    direction: Sort['direction'],
    asking: Asking,
  ): Promise<(row: number) => number> {
    await pause(asking);
    const starts = this.#starts();
    const ranks = new Uint32Array(starts.at(-1) ?? 0);
    const params = new Params();
    const cells = this.plans.flatMap(({ columns, from }, table) => {
      const column = columns[at];
      if (!column) return [];
      column.prepare?.();
      const cell = column.full ?? column.cell(params.bind);
      return `SELECT t.record + ${starts[table] ?? 0} AS record, ${cell} AS v FROM ${from}
        WHERE ${cell} <> ''`;
    });
    const [only] = this.plans.length === 1 ? this.plans : [];
    const ordering = only?.columns[at]?.ordering ?? textOrdering;
    const sql = sortedSql(cells.join(' UNION ALL '), ordering, direction);
    recordsOf(this.#store, sql, params).forEach((place, rank) => (ranks[place] = rank + 1));
    return (row) => {
      const record = this.#place.record(row);
      return record === 0 ? 0 : (ranks[(starts[this.#place.table(row)] ?? 0) + record] ?? 0);
    };
  }

  /** Where the records of each table begin when all are counted through, and where they end. */
  #starts(): number[] {
    const starts = [0];
    for (const { table } of this.plans) {
      starts.push((starts.at(-1) ?? 0) + lastRecord(this.#store, table) + 1);
    }
    return starts;
  }

  #rowsOf(plan: ViewPlan, table: number, rows: readonly number[]): Map<number, ViewRow> {
    const mine = rows.filter((row) => this.#place.table(row) === table);
    const records = new Set(mine.map((row) => this.#place.record(row)));
    records.delete(0);
    const reader = new PageReader(this.#store, plan, Uint32Array.from(records));
    const page = reader.page(0, records.size);
    return new Map(page.rows.map((row) => [row.record, row]));
  }
}

/** Stands where one table has no such column and another may have one. */
export function blankColumn(id: string): PlannedColumn {
  return {
    column: textColumn({ id, label: '', maxBytes: 0 }),
    cell: () => `''`,
    ordering: textOrdering,
    contains: () => null,
  };
}

const isBlank = ({ column }: PlannedColumn): boolean => column.label === '';
