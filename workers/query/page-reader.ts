import type { Cell } from '../contract/values.ts';
import type { ViewPage, ViewRow } from '../contract/views.ts';
import { RowList } from '../store/row-list.ts';
import type { Store } from '../store/store.ts';
import { rowKey } from './address.ts';
import { Params, type Bind } from './bind.ts';
import { columnSql } from './tables.ts';
import type { PlannedColumn, ViewPlan } from './view-plan.ts';

/** SQLite gives at most 2,000 columns at once. */
const COLUMNS_AT_ONCE = 500;

/** Looks up the rows of a view by their place in it. */
export class PageReader {
  readonly #store: Store;
  readonly #plan: ViewPlan;
  readonly #list: RowList | null;
  readonly #linked: readonly PlannedColumn[];

  /** `records` is null for all of a table whose records have no gaps. */
  constructor(store: Store, plan: ViewPlan, records: Uint32Array | null) {
    this.#store = store;
    this.#plan = plan;
    this.#list = records && new RowList(records);
    this.#linked = plan.columns.filter(({ link }) => link !== undefined);
  }

  page(offset: number, limit: number): ViewPage {
    const start = Math.max(0, Math.trunc(offset));
    const records = this.#records(start, Math.max(0, Math.trunc(limit)));
    const { columns, table } = this.#plan;
    const cells = this.#cells(
      records,
      columns.map(({ cell }) => cell),
    );
    const behind = this.#cells(records, [
      ...table.key.map((id) => () => columnSql('t', id)),
      ...this.#linked.map(({ link }) => link?.sql ?? (() => 'NULL')),
    ]);
    const rows = records.map((record) =>
      this.#row(record, cells.get(record) ?? [], behind.get(record) ?? []),
    );
    return { offset: start, rows };
  }

  #records(start: number, limit: number): number[] {
    if (this.#list) return this.#list.slice(start, limit);
    const count = Math.max(0, Math.min(limit, this.#plan.table.rows - start));
    return Array.from({ length: count }, (_, index) => start + index + 1);
  }

  #row(record: number, cells: readonly Cell[], behind: readonly Cell[]): ViewRow {
    const { columns, table } = this.#plan;
    const links = this.#linked.flatMap(({ column, link }, index) => {
      const cell = behind[table.key.length + index] ?? null;
      return cell === null || !link ? [] : [[column.id, link.to(cell)] as const];
    });
    return {
      record,
      key: rowKey(behind.slice(0, table.key.length), record),
      cells: columns.map(({ shown }, index) => {
        const cell = cells[index] ?? null;
        return shown ? shown(cell) : cell;
      }),
      links: Object.fromEntries(links),
    };
  }

  /** The values of each record, in the order of `expressions`. */
  #cells(
    records: readonly number[],
    expressions: readonly ((bind: Bind) => string)[],
  ): Map<number, Cell[]> {
    const byRecord = new Map<number, Cell[]>(records.map((record) => [record, []]));
    for (let at = 0; at < expressions.length && records.length > 0; at += COLUMNS_AT_ONCE) {
      const params = new Params();
      const list = expressions.slice(at, at + COLUMNS_AT_ONCE).map((sql) => sql(params.bind));
      const wanted = params.bind(JSON.stringify(records));
      const sql = `SELECT t.record, ${list.join(', ')} FROM ${this.#plan.from}
        WHERE t.record IN (SELECT value FROM json_each(${wanted}))`;
      this.#store.each(sql, params.values, ([record, ...values]) => {
        byRecord.get(Number(record))?.push(...values);
      });
    }
    return byRecord;
  }
}
