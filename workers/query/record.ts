import { QueryError } from '../contract/problems.ts';
import type { FieldInfo, RecordInfo } from '../contract/records.ts';
import type { TableInfo, TableReport } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { recordAt } from './address.ts';
import { aboveOf } from './above.ts';
import { exportFields } from './exports-match-view.ts';
import { factsOf } from './facts.ts';
import { fieldOf, keyOfRecord, noField, titleOf } from './labels.ts';
import { columnSql, type Tables } from './tables.ts';
import { withPackedReference } from './versions/packed-reference.ts';

/** SQLite gives at most 2,000 columns at once. */
const COLUMNS_AT_ONCE = 500;

/** The table of this id; fails with V01 when the backup has none. */
export function tableOf({ catalogue }: Tables, id: string): TableInfo {
  const table = catalogue.get(id);
  if (!table) throw new QueryError({ code: 'V01', facts: { view: `tables/${id}` } });
  return table;
}

/** Everything one row holds. `files` tells where its table came from. */
export function recordInfo(
  tables: Tables,
  files: readonly TableReport[],
  tableId: string,
  key: string,
): RecordInfo {
  const table = tableOf(tables, tableId);
  const record = recordAt(tables, table, key);
  const file = files.find((report) => report.table === table.id);
  return {
    table: table.id,
    tableLabel: table.label,
    record,
    key: keyOfRecord(tables, table, record),
    title: titleOf(tables, table, record),
    facts: factsOf(tables, table, record),
    above: aboveOf(tables, table, record),
    fields: [
      ...rawFields(tables, table, record),
      ...extraFields(tables, table, record),
      ...exportFields(tables, table, record),
    ],
    origin: {
      volume: file?.volume ?? '',
      entry: file?.entry ?? '',
      line: lineOf(tables, table, record),
    },
  };
}

function rawFields(tables: Tables, table: TableInfo, record: number): FieldInfo[] {
  const cells: string[] = [];
  for (let at = 0; at < table.columns.length; at += COLUMNS_AT_ONCE) {
    const columns = table.columns.slice(at, at + COLUMNS_AT_ONCE);
    const list = columns.map(({ id }) => columnSql('t', id)).join(', ');
    const sql = `SELECT ${list} FROM ${quoteIdentifier(table.id)} AS t WHERE t.record = ?`;
    const row = tables.store.rows(sql, [record])[0] ?? [];
    cells.push(...row.map((cell) => String(cell ?? '')));
  }
  return table.columns.map((column, index) =>
    withPackedReference(tables, fieldOf(tables, { table, record }, column, cells[index] ?? '')),
  );
}

/** Cells of a row that is longer than the header. */
function extraFields({ store }: Tables, { id }: TableInfo, record: number): FieldInfo[] {
  const cells = store.column(
    `SELECT j.value FROM _extras AS x, json_each(x.cells) AS j WHERE x.table_id = ? AND x.record = ?`,
    [id, record],
  );
  return cells.map((cell, index) => ({
    ...noField,
    label: `Extra cell ${index + 1}`,
    value: String(cell ?? ''),
  }));
}

/**
 * The line a row begins on, where that is certain: places are kept every so many records, and between two of
 * them every record takes one line when the lines between are as many as the records.
 */
function lineOf({ store }: Tables, { id }: TableInfo, record: number): number | null {
  const place = (test: string, order: string): number[] =>
    (
      store.rows(
        `SELECT record, line FROM _places WHERE table_id = ? AND record ${test} ? ORDER BY record ${order} LIMIT 1`,
        [id, record],
      )[0] ?? []
    ).map(Number);
  const [before, line] = place('<=', 'DESC');
  if (before === undefined || line === undefined) return null;
  if (before === record) return line;
  const [after, lineAfter] = place('>', 'ASC');
  if (after === undefined || lineAfter === undefined) return null;
  return lineAfter - line === after - before ? line + record - before : null;
}
