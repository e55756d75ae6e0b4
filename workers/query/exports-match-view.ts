import { QueryError } from '../contract/problems.ts';
import type { FieldInfo } from '../contract/records.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { isMatched, matchesSql, recordsTable, sidColumn } from './exports-match-table.ts';
import { noField } from './labels.ts';
import { rowsView } from './list-view.ts';
import { textOrdering } from './ordering.ts';
import { columnSql, findColumn, knownSql, type Tables } from './tables.ts';
import { tableView } from './table-view.ts';
import { containsSql } from './text-filter.ts';
import { textColumn, type PlannedColumn, type ViewPlan } from './view-plan.ts';

/** Added exports whose rows name records of a table; `sid` is its column, as SQL over `t`. */
function exportsOf({ catalogue, store }: Tables, { id: of }: TableInfo, sid: string): TableInfo[] {
  if (!catalogue.get(recordsTable)) return [];
  const matched = catalogue.all().filter(({ id }) => isMatched(store, id));
  if (of === recordsTable) return matched;
  return matched.filter(
    ({ id }) =>
      store.value(`SELECT EXISTS (SELECT 1 FROM ${quoteIdentifier(of)} AS t
        WHERE ${sid} IN (SELECT sid FROM ${matchesSql(id)}))`) === 1,
  );
}

/**
 * The column with the sids of records, in a table of records or of one kind of them; undefined for any other table:
 * a version and a section have sids, too, that are their own.
 */
function sidOf({ id, columns }: TableInfo): ColumnInfo | undefined {
  const sid = columns.find(({ known }) => known === sidColumn);
  return id === recordsTable || sid?.references === recordsTable ? sid : undefined;
}

/** A list of records, with the columns of every added export behind the one that names a record. */
export function withExports(tables: Tables, plan: ViewPlan): ViewPlan {
  const sid = sidOf(plan.table);
  if (!sid || isMatched(tables.store, plan.table.id)) return plan;
  const cell = columnSql('t', sid.id);
  const columns = exportsOf(tables, plan.table, cell).flatMap((table) =>
    table.columns.map((column) => exportColumn(table, column, cell)),
  );
  return columns.length === 0 ? plan : { ...plan, columns: behindName(plan, columns) };
}

function behindName(
  { table, columns }: ViewPlan,
  added: readonly PlannedColumn[],
): PlannedColumn[] {
  const names = [findColumn(table, 'name')?.id, table.title];
  const at = columns.findIndex(({ column }) => !column.hidden && names.includes(column.id));
  return [...columns.slice(0, at + 1), ...added, ...columns.slice(at + 1)];
}

function exportColumn(table: TableInfo, column: ColumnInfo, sid: string): PlannedColumn {
  const cell = `(SELECT ${columnSql('x', column.id)} FROM ${rowOf(table.id, sid)})`;
  const { maxBytes, ascii } = column.stats;
  return {
    column: {
      ...textColumn({
        id: `${table.id}.${column.id}`,
        label: labelOf(table, column),
        maxBytes,
        kind: column.kind,
      }),
      dateOrder: column.dateOrder,
    },
    cell: () => cell,
    ordering: textOrdering,
    contains: (term, bind) => containsSql(cell, ascii, term, bind),
  };
}

const labelOf = (table: TableInfo, column: ColumnInfo): string =>
  `${column.label} (${table.label})`;

/** The first row of an export that names a record, as SQL: `x` is the row. */
function rowOf(table: string, sid: string): string {
  return `${matchesSql(table)} AS m JOIN ${quoteIdentifier(table)} AS x ON x.record = m.record
    WHERE m.sid = ${sid} ORDER BY m.record LIMIT 1`;
}

/** What added exports say of one record. */
export function exportFields(tables: Tables, table: TableInfo, record: number): FieldInfo[] {
  const sid = table.id === recordsTable ? sidOf(table) : undefined;
  if (!sid) return [];
  return exportsOf(tables, table, columnSql('t', sid.id)).flatMap((added) => {
    const cells = added.columns.map(({ id }) => columnSql('x', id)).join(', ');
    const own = `(SELECT ${columnSql('t', sid.id)} FROM ${quoteIdentifier(table.id)} AS t WHERE t.record = ?1)`;
    const [row] = tables.store.rows(`SELECT ${cells} FROM ${rowOf(added.id, own)}`, [record]);
    if (!row) return [];
    return added.columns.map((column, at) => ({
      ...noField,
      label: labelOf(added, column),
      name: column.name,
      kind: column.kind,
      value: String(row[at] ?? ''),
      dateOrder: column.dateOrder,
    }));
  });
}

/** A record of the kinds that an export holds, which no row of it names; `sid` is the record's, as SQL over `t`. */
export function unnamedSql(tables: Tables, table: string, sid: string): string {
  const matches = matchesSql(table);
  const kind = knownSql(tables, recordsTable, 'type', 't');
  const named = knownSql(tables, recordsTable, sidColumn, 'k');
  const theirs = knownSql(tables, recordsTable, 'type', 'k');
  const isNamed = `EXISTS (SELECT 1 FROM ${matches} AS m WHERE m.sid = ${sid})`;
  if (kind === null || named === null || theirs === null) return `NOT ${isNamed}`;
  const kinds = `SELECT ${theirs} FROM ${quoteIdentifier(recordsTable)} AS k
    WHERE ${named} IN (SELECT sid FROM ${matches})`;
  return `${kind} IN (${kinds}) AND NOT ${isNamed}`;
}

const sides = ['only-in-export', 'only-in-backup'] as const;

/** The export and side of a view `only-in-export/<table>` or `only-in-backup/<table>`; null for any other view. */
export function sideOf(name: string): { side: (typeof sides)[number]; table: string } | null {
  const side = sides.find((one) => name.startsWith(`${one}/`));
  return side ? { side, table: name.slice(side.length + 1) } : null;
}

/** The rows of an added export, or the records, that the other side lacks. */
export function sideView(tables: Tables, name: string): ViewPlan {
  const place = sideOf(name);
  const table = place && tables.catalogue.get(place.table);
  const records = tables.catalogue.get(recordsTable);
  const sid = records && findColumn(records, sidColumn);
  if (!table || !records || !sid || !isMatched(tables.store, table.id)) {
    throw new QueryError({ code: 'V01', facts: { view: name } });
  }
  if (place.side === 'only-in-backup') {
    const test = unnamedSql(tables, table.id, columnSql('t', sid.id));
    return { ...rowsView(tables, records), base: () => [test] };
  }
  const test = `t.record NOT IN (SELECT record FROM ${matchesSql(table.id)})`;
  return { ...tableView(tables, table), base: () => [test] };
}
