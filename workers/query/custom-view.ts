import { QueryError } from '../contract/problems.ts';
import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { changedColumn, fieldColumns, withGaps } from './custom-columns.ts';
import { readyCustomRows } from './custom-ready.ts';
import { rowsTable, type Collection } from './custom-rows.ts';
import type { CustomSource } from './custom-source.ts';
import type { Tables } from './tables.ts';
import { labelColumn, rawColumn, type PlannedColumn, type ViewPlan } from './view-plan.ts';

/** Fields beyond these are no columns of the view; they stay in the table's own. */
export const mostFields = 1000;

const prefix = 'custom/';

export const isCustomView = (view: string): boolean => view.startsWith(prefix);

/** What all custom data is called where the file names no collections. */
const onlyName = 'Custom data';

export function collectionId({ name }: Collection): string {
  return name ?? onlyName;
}

export function collectionLabel(collection: Collection): string {
  return collectionId(collection) || 'Without a name';
}

/** One row for each row of a collection, one column for each field; fails with V01 for no such collection. */
export function customView(tables: Tables, view: string): ViewPlan {
  const custom = readyCustomRows(tables);
  const collection = custom?.collections.find((found) => prefix + collectionId(found) === view);
  if (!custom || !collection) throw new QueryError({ code: 'V01', facts: { view } });
  const { source } = custom;
  const table = tableOfRows(source, collection);
  const of = { tables, source, collection, table };
  const matter = matterColumn(tables, table);
  const columns = [
    matter,
    ...fieldColumns(of, mostFields),
    ...table.columns.map((column) => {
      const planned = rawColumn(table, column, {
        label: column.name,
        hidden: isHidden(column, matter),
      });
      return { ...planned, ordering: withGaps(planned.ordering) };
    }),
    changedColumn(of),
  ];
  return {
    title: table.label,
    table,
    recordTable: source.table.id,
    // The plus keeps SQLite to the order of records, in which slices and pages are asked for.
    from: `(SELECT * FROM ${rowsTable} WHERE +collection = ${collection.number}) AS t`,
    columns: columns.filter((column) => column !== null),
  };
}

/** The rows of one collection as a table: what a scope may name, and what tells its rows apart. */
function tableOfRows({ action, row }: CustomSource, collection: Collection): TableInfo {
  const columns: ColumnInfo[] = [
    ...(action ? [{ ...action, id: 'action', known: 'action_id' }] : []),
    ...(row ? [{ ...row, id: 'row', known: 'record_id' }] : []),
  ];
  const label = collectionLabel(collection);
  return {
    id: rowsTable,
    label,
    known: true,
    book: null,
    rows: collection.rows,
    columns,
    key: [],
    title: null,
    about: '',
  };
}

function matterColumn(tables: Tables, table: TableInfo): PlannedColumn | null {
  const action = table.columns.find(({ known }) => known === 'action_id');
  return action ? labelColumn(tables, table, action, { id: 'action_id', label: 'Matter' }) : null;
}

/** The matter's id is behind its name, where it has one. */
function isHidden({ known }: ColumnInfo, matter: PlannedColumn | null): boolean {
  return known !== 'action_id' || matter !== null;
}
