import type { TableInfo } from '../../contract/values.ts';
import { keyOf } from '../address.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import { mattersView } from '../matters-view.ts';
import { columnSql, findColumn, type Tables } from '../tables.ts';
import { textColumn, type PlannedColumn, type ViewPlan } from '../view-plan.ts';
import type { FoundColumn, ReckonedColumn, ReportColumn } from './report.ts';
import { RecordSource } from './report-source.ts';
import { textsPlan } from './report-texts.ts';

/** What a report says of a matter. */
export interface MatterColumns {
  /** Null where the backup has no list of matters. */
  source: RecordSource | null;
  /** Its number, under this id and label. */
  number: (id: string, label: string) => ReckonedColumn;
  /** One of its texts; null where the backup does not tell. */
  text: (of: MatterText, id: string, label: string) => FoundColumn | null;
}

export type MatterText = 'reference' | 'name' | 'client' | 'type' | 'assigned' | 'status';

/** Of the matter of each row; '' where a row has none. */
export function matterColumns(tables: Tables, matterOf: (row: number) => string): MatterColumns {
  const plan = matterPlan(tables);
  const records = matterRecords(tables);
  const place = { table: () => 0, record: (row: number) => records.get(matterOf(row)) ?? 0 };
  const source = plan && new RecordSource(tables.store, [plan], place);
  return {
    source,
    number: (id, label) => ({
      column: textColumn({ id, label, maxBytes: 8, kind: 'id', references: 'actions' }),
      value: matterOf,
      link: (row) =>
        records.has(matterOf(row)) ? { table: 'actions', key: keyOf([matterOf(row)]) } : null,
    }),
    text: (of, id, label) => {
      const at = source?.placeOf(of) ?? -1;
      const planned = plan?.columns[at];
      return source && planned ? { column: { ...planned.column, id, label }, source, at } : null;
    },
  };
}

export const isThere = (column: ReportColumn | null): column is ReportColumn => column !== null;

function matterPlan(tables: Tables): ViewPlan | null {
  const table = tables.catalogue.get('actions');
  if (!table) return null;
  const { columns } = mattersView(tables);
  const named = (...names: string[]): PlannedColumn | null => {
    const ids = names.map((name) => findColumn(table, name)?.id ?? name);
    return columns.find(({ column }) => ids.includes(column.id)) ?? null;
  };
  return textsPlan(table, {
    reference: named('file_reference'),
    name: named('action_name'),
    client: named('client'),
    type: named('type', 'action_type_name'),
    assigned: named('assigned', 'assigned_to', 'assigned_to_name'),
    status: named('status'),
  });
}

const known = new WeakMap<TableInfo, ReadonlyMap<string, number>>();

/** The first record of each matter number. */
function matterRecords({ store, catalogue }: Tables): ReadonlyMap<string, number> {
  const table = catalogue.get('actions');
  const column = catalogue.column('actions', 'action_id');
  if (!table || column === null) return new Map();
  const before = known.get(table);
  if (before) return before;
  const records = new Map<string, number>();
  const sql = `SELECT ${columnSql('t', column)}, t.record FROM ${quoteIdentifier(table.id)} AS t ORDER BY t.record DESC`;
  store.each(sql, [], ([id, record]) => records.set(String(id ?? ''), Number(record)));
  known.set(table, records);
  return records;
}
