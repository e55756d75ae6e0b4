import type { FieldInfo } from '../../workers/contract/records.ts';
import type { ViewColumn, ViewRow } from '../../workers/contract/views.ts';

type Kind = FieldInfo['kind'];

/** Kinds that only computed columns have, as fields have them. */
const fieldKinds: Partial<Record<ViewColumn['kind'], Kind>> = {
  state: 'text',
  bytes: 'number',
  count: 'number',
};

/** A row of a view as the fields of a record: those of its columns that `isShown` keeps. `labelOf` a table, by its id. */
export function rowFields(
  columns: readonly ViewColumn[],
  row: ViewRow,
  isShown: (column: ViewColumn) => boolean,
  labelOf: (table: string) => string,
): FieldInfo[] {
  return columns.flatMap((column, at) =>
    isShown(column)
      ? [fieldOf(column, String(row.cells[at] ?? ''), row.links[column.id], labelOf)]
      : [],
  );
}

function fieldOf(
  column: ViewColumn,
  cell: string,
  link: ViewRow['links'][string] | undefined,
  labelOf: (table: string) => string,
): FieldInfo {
  const { label, kind, references, dateOrder, isSensitive } = column;
  return {
    label,
    name: label,
    kind: fieldKinds[kind] ?? (kind as Kind), // what is left are the kinds of cells
    value: cell,
    reference: link ? { ...link, label: cell } : null,
    orphanOf: references !== null && !link && cell !== '' ? labelOf(references) : null,
    evidence: null,
    dateOrder,
    isSensitive,
  };
}
