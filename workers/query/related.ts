import type { IndexingEvent, RelatedInfo } from '../contract/records.ts';
import type { Asking } from './question.ts';
import type { Tables } from './tables.ts';

export function relatedInfo(
  _tables: Tables,
  _table: string,
  _key: string,
  _asking: Asking & { onIndexing: (event: IndexingEvent) => void },
): Promise<RelatedInfo[]> {
  return Promise.resolve([]);
}
