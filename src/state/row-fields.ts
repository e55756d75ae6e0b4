import type { FieldInfo } from '../../workers/contract/records.ts';
import type { ViewColumn, ViewRow } from '../../workers/contract/views.ts';
import { keyOf } from './address.ts';

type Kind = FieldInfo['kind'];

/** Kinds that only computed columns have, as fields have them. */
const fieldKinds: Partial<Record<ViewColumn['kind'], Kind>> = {
  state: 'text',
  bytes: 'number',
  count: 'number',
};

/** A row of a view as the fields of a record: those of its columns that `isShown` keeps. */
export function rowFields(
  columns: readonly ViewColumn[],
  row: ViewRow,
  isShown: (column: ViewColumn) => boolean,
): FieldInfo[] {
  return columns.flatMap((column, at) =>
    isShown(column)
      ? [fieldOf(column, String(row.cells[at] ?? ''), row.links[column.id] ?? '')]
      : [],
  );
}

function fieldOf(column: ViewColumn, cell: string, link: string): FieldInfo {
  const { label, kind, references, dateOrder, isSensitive } = column;
  const isLink = references !== null && link !== '';
  return {
    label,
    name: label,
    kind: fieldKinds[kind] ?? (kind as Kind), // what is left are the kinds of cells
    value: isLink ? link : cell,
    reference: isLink ? { table: references, key: keyOf(link), label: cell } : null,
    orphanOf: references !== null && link === '' && cell !== '' ? references : null,
    evidence: null,
    dateOrder,
    isSensitive,
  };
}
