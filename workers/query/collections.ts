import type { CollectionInfo, IndexingEvent } from '../contract/records.ts';
import { QueryError } from '../contract/problems.ts';
import type { Asking } from './question.ts';
import type { Tables } from './tables.ts';

export function collectionsOf(
  _tables: Tables,
  _asking: Asking & { onIndexing: (event: IndexingEvent) => void },
): Promise<CollectionInfo[]> {
  throw new QueryError({ code: 'V01', facts: { view: 'custom data' } });
}
