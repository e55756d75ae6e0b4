import type { Cell, DateOrder, Kind } from './values.ts';

/** An exact match on one column, by the column's schema name or its id; value null means empty. */
export interface ColumnCondition {
  column: string;
  value: string | null;
}

/** Rows that a relation joins to the record with this key cell. The engine makes these; the page hands them back. */
export interface RelationCondition {
  /** The id of a relation, as the engine names it. */
  relation: string;
  value: string;
}

export type Condition = ColumnCondition | RelationCondition;

export interface Sort {
  /** A view column's id. */
  column: string;
  direction: 'asc' | 'desc';
}

/**
 * A question. `name` is that of a list (`matters`, `documents`, `contacts`, `email`, …), `custom/<collection>`,
 * or `tables/<table>` for a table as its file has it.
 * `scope` narrows it to a part that has a page of its own ("of N" counts the scope); `text` filters.
 */
export interface View {
  name: string;
  scope: readonly Condition[];
  text: string;
  sort: Sort | null;
  /** What a report is asked for besides (contract/books.ts); absent for every other view. */
  params?: Readonly<Record<string, string>>;
}

export type Align = 'start' | 'end';

export interface ViewColumn {
  id: string;
  label: string;
  kind: Kind | 'state' | 'bytes' | 'count';
  align: Align;
  /** Characters that fit the data, from its statistics. */
  width: number;
  /** The table it points to; where that depends on the row, one of them. `links` of the row says where it leads. */
  references: string | null;
  /**
   * How a spreadsheet may hold it. `number` only where every cell is a canonical number and it is no key;
   * `decimals` is then the fixed count of decimals, or null when it varies.
   */
  exact: { as: 'text' } | { as: 'number'; decimals: number | null };
  /** Hidden until asked for. */
  hidden: boolean;
  /** Its cells stay covered until asked for. */
  isSensitive: boolean;
  /** Null for a column that holds no days. */
  dateOrder: DateOrder | null;
}

/** An opened view: its rows can be asked for by position until it is closed. */
export interface ViewInfo {
  id: number;
  title: string;
  /** The table whose records its rows are. */
  table: string;
  columns: readonly ViewColumn[];
  /** Labels of the columns that such a list has and this backup does not. */
  absent: readonly string[];
  /** Matching rows, and rows in the scope. */
  rows: number;
  of: number;
  /** Exact totals of the matching rows, by column, as decimals; absent where a view has none. */
  totals?: Readonly<Record<string, string>>;
}

export interface ViewRow {
  /** Record number in its file. */
  record: number;
  /** The row's address below its table: cells of the key, or @record. */
  key: string;
  cells: readonly Cell[];
  /** The record that a cell leads to, by column; nothing for a cell that leads nowhere. */
  links: Readonly<Record<string, { table: string; key: string }>>;
}

export interface ViewPage {
  offset: number;
  rows: readonly ViewRow[];
}
