import type { ViewColumn, ViewRow } from '../../../workers/contract/views.ts';

/** Reversed or deleted, where a report tells: it is in no sum. */
export function isStruck(row: ViewRow, columns: readonly ViewColumn[]): boolean {
  const at = columns.findIndex(({ id }) => id === 'struck');
  return (row.cells[at] ?? '') !== '';
}

/** How deep a row stands below others, where a report tells. */
export function depthOf(row: ViewRow, columns: readonly ViewColumn[]): number {
  const depth = Number(row.cells[columns.findIndex(({ id }) => id === 'depth')] ?? 0);
  return Number.isInteger(depth) && depth > 0 ? Math.min(depth, mostDepth) : 0;
}

/** Deeper rows are not set in further, so that their names stay in sight. */
const mostDepth = 8;
