import type { FieldInfo } from '../contract/records.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { rowKey } from './address.ts';
import { Params } from './bind.ts';
import { isNumeric } from './column-stats.ts';
import { isWordSql, ofColumn, type Relation } from './relations.ts';
import { rowLabel } from './row-label.ts';
import { columnSql, findColumn, valueOf, type Tables } from './tables.ts';
import { foundSql, keyOfFound, labelSql, pointerOf, targetOf, type Target } from './target.ts';

/** One column of a record, with what its id leads to. */
export function fieldOf(
  tables: Tables,
  { table, record }: { table: TableInfo; record: number },
  column: ColumnInfo,
  value: string,
): FieldInfo {
  const { label, name, kind, evidence, dateOrder, isSensitive } = column;
  const field = { ...noField, label, name, kind, value, evidence, dateOrder, isSensitive };
  if (valueOf(value) === '') return field;
  const relation = relationOf(tables, table, column, record);
  const target = relation && targetOf(tables, relation.target);
  if (!target) return field;
  const reference = referenceTo(tables, { table, record, column: column.id }, target);
  if (reference) return { ...field, reference: { ...reference, label: reference.label || value } };
  return { ...field, orphanOf: mayHoldIds(column, target) ? target.table.label : null };
}

/** The relation that a column stands for in one row. */
function relationOf(
  tables: Tables,
  table: TableInfo,
  column: ColumnInfo,
  record: number,
): Relation | undefined {
  const relations = ofColumn(tables, table, column);
  const from = `${quoteIdentifier(table.id)} AS t WHERE t.record = ?1`;
  return relations.find(({ when }) => {
    if (when === null) return true;
    const params = new Params();
    params.bind(record);
    const test = isWordSql(columnSql('t', when.column), when.words, params.bind);
    return tables.store.value(`SELECT ${test} FROM ${from}`, params.values) === 1;
  });
}

/** The record that a cell of a row leads to; null where it leads nowhere. */
function referenceTo(
  tables: Tables,
  { table, record, column }: { table: TableInfo; record: number; column: string },
  target: Target,
): FieldInfo['reference'] {
  const pointer = pointerOf(tables, { table, column, alias: 't' }, target);
  const [row = []] = tables.store.rows(
    `SELECT ${foundSql(target, pointer)}, ${labelSql(target, pointer)}
      FROM ${quoteIdentifier(table.id)} AS t WHERE t.record = ?`,
    [record],
  );
  const [found = null, label = null] = row;
  if (found === null) return null;
  return { table: target.table.id, key: keyOfFound(target, found), label: String(label ?? '') };
}

/** A column of names where we expected ids is no column full of orphans. */
export function mayHoldIds({ stats }: ColumnInfo, { table, keyColumn }: Target): boolean {
  const key = findColumn(table, keyColumn);
  return stats.filled > 0 && (stats.numbers > 0 || !key || !isNumeric(key.stats));
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
      ? store.value(
          `SELECT ${labelSql(target, pointerOf(tables, { table, column: title.id, alias: 't' }, target))} FROM ${from}`,
          [record],
        )
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
