import type { FieldInfo } from '../contract/records.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { keyOf, rowKey } from './address.ts';
import { rowLabel } from './row-label.ts';
import { columnSql, valueOf, type Tables } from './tables.ts';
import { labelSql, targetOf, type Target } from './target.ts';

/** One column of a record, with what its id leads to. */
export function fieldOf(
  tables: Tables,
  column: ColumnInfo,
  value: string,
  label = column.label,
): FieldInfo {
  const { name, kind, evidence, dateOrder, isSensitive } = column;
  const reference = referenceOf(tables, column, value);
  return { ...noField, label, name, kind, value, reference, evidence, dateOrder, isSensitive };
}

/** A field with nothing in it: a start for one that no column has. */
export const noField: FieldInfo = {
  label: '',
  name: '',
  kind: 'text',
  value: '',
  reference: null,
  orphanOf: null,
  evidence: null,
  dateOrder: null,
  isSensitive: false,
};

function referenceOf(
  tables: Tables,
  { references }: ColumnInfo,
  value: string,
): FieldInfo['reference'] {
  const target = valueOf(value) === '' ? null : targetOf(tables, references);
  const name = target && nameOf(tables, target, value);
  return target && name !== null
    ? { table: target.table.id, key: keyOf([value]), label: name }
    : null;
}

/** What the row is called that an id leads to: its id where it has no name. Null when there is no such row. */
export function nameOf({ store }: Tables, target: Target, id: string): string | null {
  const [row] = store.rows(
    `SELECT ${target.label?.sql ?? `''`} FROM ${target.from} WHERE ${target.key} = ? LIMIT 1`,
    [id],
  );
  return row ? String(row[0] ?? '') || id : null;
}

/** What a row of a table is called: its title, what its title leads to, its key, its place. */
export function titleOf(tables: Tables, table: TableInfo, record: number): string {
  const { store } = tables;
  const from = `${quoteIdentifier(table.id)} AS t WHERE t.record = ?`;
  const label = rowLabel(tables, table, 't');
  const title = table.columns.find(({ id }) => id === table.title);
  const target = targetOf(tables, title?.references ?? null);
  const name =
    target && title
      ? store.value(`SELECT ${labelSql(target, columnSql('t', title.id))} FROM ${from}`, [record])
      : null;
  const own = label && store.value(`SELECT ${label.sql} FROM ${from}`, [record]);
  return String(name ?? '') || String(own ?? '') || keyOfRecord(tables, table, record);
}

/** The address of a row. */
export function keyOfRecord({ store }: Tables, table: TableInfo, record: number): string {
  if (table.key.length === 0) return `@${record}`;
  const columns = table.key.map((id) => columnSql('t', id)).join(', ');
  const [cells] = store.rows(
    `SELECT ${columns} FROM ${quoteIdentifier(table.id)} AS t WHERE t.record = ?`,
    [record],
  );
  return rowKey(cells ?? [], record);
}
