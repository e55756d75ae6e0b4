import type { ColumnInfo, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Bind } from './bind.ts';
import { columnLink } from './column-link.ts';
import { textOrdering } from './ordering.ts';
import { ofColumn } from './relations.ts';
import type { Tables } from './tables.ts';
import { containsSql } from './text-filter.ts';
import { rawColumn, textColumn, type PlannedColumn, type ViewPlan } from './view-plan.ts';

/** A table as its file has it: every column, in its order, every cell as it stands. */
export function tableView(tables: Tables, table: TableInfo): ViewPlan {
  const columns = table.columns.map((column) => linkedColumn(tables, table, column));
  const extra = extraColumn(tables, table);
  return {
    title: table.label,
    table,
    from: `${quoteIdentifier(table.id)} AS t`,
    columns: extra ? [...columns, extra] : columns,
  };
}

/** A column as it stands, whose cells lead where they lead. */
export function linkedColumn(tables: Tables, table: TableInfo, column: ColumnInfo): PlannedColumn {
  const link = columnLink(tables, table, column);
  const [references = null] = ofColumn(tables, table, column).map(({ target }) => target);
  const raw = rawColumn(table, column, { references });
  return link ? { ...raw, link } : raw;
}

/** The cells of rows that are longer than the header, as a JSON list; null when no row is. */
export function extraColumn({ store }: Tables, { id }: TableInfo): PlannedColumn | null {
  const longest = store.value('SELECT max(length(cells)) FROM _extras WHERE table_id = ?', [id]);
  if (longest === null) return null;
  const mine = (bind: Bind): string =>
    `SELECT x.cells FROM _extras AS x WHERE x.table_id = ${bind(id)}`;
  return {
    column: textColumn({ id: '_extra', label: 'Extra cells', maxBytes: Number(longest) }),
    cell: (bind) => `(${mine(bind)} AND x.record = t.record)`,
    ordering: textOrdering,
    contains: (term, bind) => {
      const test = containsSql('j.value', false, term, bind);
      return `t.record IN (SELECT x.record FROM _extras AS x, json_each(x.cells) AS j
        WHERE x.table_id = ${bind(id)} AND ${test ?? '0'})`;
    },
  };
}
