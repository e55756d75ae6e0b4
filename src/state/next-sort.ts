import type { Sort } from '../../workers/contract/views.ts';

/** What a column's head does when it is used again: none → ascending → descending → none. */
export function nextSort(now: Sort | null, column: string): Sort | null {
  if (now?.column !== column) return { column, direction: 'asc' };
  return now.direction === 'asc' ? { column, direction: 'desc' } : null;
}
