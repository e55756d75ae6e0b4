import type { ColumnInfo, TableInfo } from '../../contract/values.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { columnSql, findColumn, valueOf, type Tables } from '../tables.ts';
import { MoneyEvidence, parseMoney, type MoneyStyle } from './money.ts';

/** Reads the amounts of one column of a table that is no book. */
export interface MoneyCells {
  column: ColumnInfo;
  style: MoneyStyle;
}

/** How the amounts of a column are written; null where the table has no such column. */
export function moneyCells({ store }: Tables, table: TableInfo, known: string): MoneyCells | null {
  const column = findColumn(table, known);
  if (!column) return null;
  const { filled, numbers, maxDecimals } = column.stats;
  if (filled === numbers) {
    return { column, style: { mark: '.', scale: Math.max(2, maxDecimals), hasSides: false } };
  }
  const evidence = new MoneyEvidence();
  const cell = columnSql('t', column.id);
  store.each(
    `SELECT DISTINCT ${cell} FROM ${quoteIdentifier(table.id)} AS t WHERE ${cell} <> ''`,
    [],
    ([text]) => evidence.add(String(text)),
  );
  return { column, style: evidence.style() };
}

/** Minor units at a scale; null where there is no such column, or no amount in the cell. */
export function unitsIn(cells: MoneyCells | null, cell: unknown, scale: number): bigint | null {
  return cells && parseMoney(valueOf(cell), cells.style.mark, scale);
}

/** The finest scale of several columns, at least that of cents. */
export function scaleOf(...cells: readonly (MoneyCells | null)[]): number {
  return Math.max(2, ...cells.map((one) => one?.style.scale ?? 2));
}

/** The cells of these columns as SQL over `t`; '' for a column that the table has not. */
export function cellsSql(table: TableInfo, names: readonly string[]): string {
  return names
    .map((name) => findColumn(table, name))
    .map((column) => (column ? columnSql('t', column.id) : `''`))
    .join(', ');
}
