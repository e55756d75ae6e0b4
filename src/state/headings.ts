import type { TableInfo } from '../../workers/contract/values.ts';
import type { ViewColumn, ViewInfo } from '../../workers/contract/views.ts';

interface Tables {
  table: (id: string) => TableInfo | null;
}

/**
 * The columns of the view of this name, with headings in the words of the country; those that are the backup's stay
 * as they are.
 */
export function headed(
  name: string,
  info: Pick<ViewInfo, 'columns' | 'table'> | null,
  tables: Tables,
  words: (text: string) => string,
): readonly ViewColumn[] {
  if (!info || name.startsWith('custom/')) return info?.columns ?? [];
  const table = tables.table(info.table);
  return info.columns.map((column) => {
    const label = isOurs(column, table) ? words(column.label) : column.label;
    return label === column.label ? column : { ...column, label };
  });
}

/** Whether a heading is of this app, and no header of a file or name of an account. */
function isOurs({ id, label }: ViewColumn, table: TableInfo | null): boolean {
  if (id.startsWith('account.')) return false;
  const raw = table?.columns.find((column) => column.id === id);
  return raw === undefined || (raw.known !== null && raw.name !== label);
}
