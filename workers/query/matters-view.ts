import { QueryError } from '../contract/problems.ts';
import type { TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import { clientColumn } from './client-column.ts';
import { columnSql, findColumn, knownSql, type Tables } from './tables.ts';
import { extraColumn } from './table-view.ts';
import {
  countColumn,
  hiddenColumns,
  labelColumn,
  rawColumn,
  type PlannedColumn,
  type ViewPlan,
} from './view-plan.ts';

/** Every matter with its client, type and documents; whatever the backup lacks is left out. */
export function mattersView(tables: Tables): ViewPlan {
  const table = tables.catalogue.get('actions');
  if (!table) throw new QueryError({ code: 'V01', facts: { view: 'matters' } });
  const raw = (known: string): PlannedColumn | null => {
    const column = findColumn(table, known);
    return column ? rawColumn(table, column) : null;
  };
  const planned: readonly (readonly [label: string, column: PlannedColumn | null])[] = [
    ['Matter', raw('action_id')],
    ['Name', raw('action_name')],
    ['Reference', raw('file_reference')],
    [
      'Type',
      named(tables, table, { id: 'type', label: 'Type', from: 'action_type_id' }) ??
        raw('action_type_name'),
    ],
    ['Status', raw('status')],
    ['Client', clientColumn(tables, table)],
    [
      'Assigned to',
      named(tables, table, { id: 'assigned', label: 'Assigned to', from: 'assigned_to' }) ??
        raw('assigned_to') ??
        raw('assigned_to_name'),
    ],
    ['Opened', raw('created_timestamp')],
    ['Documents', documentCount(tables, table)],
  ];
  const shown = [...planned.map(([, column]) => column), extraColumn(tables, table)].filter(
    (column) => column !== null,
  );
  return {
    title: 'Matters',
    table,
    from: `${quoteIdentifier(table.id)} AS t`,
    columns: [...shown, ...hiddenColumns(table, shown)],
    absent: planned.flatMap(([label, column]) => (column ? [] : [label])),
  };
}

function named(
  tables: Tables,
  table: TableInfo,
  { from, ...column }: { id: string; label: string; from: string },
): PlannedColumn | null {
  const source = findColumn(table, from);
  return source ? labelColumn(tables, table, source, column) : null;
}

function documentCount(tables: Tables, table: TableInfo): PlannedColumn | null {
  const own = tables.catalogue.column(table.id, 'action_id');
  const theirs = tables.catalogue.column('document_log', 'action_id');
  const column = knownSql(tables, 'document_log', 'action_id', 'd');
  if (own === null || theirs === null || column === null) return null;
  tables.store.ensureIndex('document_log', [theirs]);
  const matter = columnSql('t', own);
  return countColumn(
    { id: 'documents', label: 'Documents', kind: 'count' },
    `(SELECT count(*) FROM document_log AS d WHERE ${column} = ${matter})`,
  );
}
