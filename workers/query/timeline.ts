import type { TimelineFilter, TimelinePage } from '../contract/records.ts';
import type { Asking } from './question.ts';
import type { Tables } from './tables.ts';

export function timelinePage(
  _tables: Tables,
  _key: string,
  _filter: TimelineFilter,
  { offset }: { offset: number; limit: number; asking: Asking },
): Promise<TimelinePage> {
  return Promise.resolve({
    offset,
    rows: [],
    matching: 0,
    of: 0,
    undated: 0,
    kinds: [],
    people: [],
  });
}
