import type { CollectionInfo, IndexingEvent } from '../contract/records.ts';
import { ensureCustomRows } from './custom-ready.ts';
import { rowsTable, type Collection } from './custom-rows.ts';
import { collectionId, collectionLabel, mostFields } from './custom-view.ts';
import { matterIdOf } from './matter-id.ts';
import type { Asking } from './question.ts';
import type { Tables } from './tables.ts';

/** The collections of custom data: over all matters, or those that the matter at this address has rows of. */
export async function collectionsOf(
  tables: Tables,
  matter: string | null,
  { onIndexing, ...asking }: Asking & { onIndexing: (event: IndexingEvent) => void },
): Promise<CollectionInfo[]> {
  const custom = await ensureCustomRows(tables, asking, onIndexing);
  if (!custom) return [];
  if (matter === null) return custom.collections.map(infoOf);
  const rowsOf = rowsOn(tables, matterIdOf(tables, matter));
  return custom.collections.flatMap((collection) => {
    const rows = rowsOf.get(collection.number);
    return rows === undefined ? [] : [{ ...infoOf(collection), rows, matters: 1 }];
  });
}

/** By the number of the collection. */
function rowsOn({ store }: Tables, matter: string): Map<number, number> {
  const counts = store.rows(
    `SELECT collection, count(*) FROM ${rowsTable} WHERE action = ? GROUP BY collection`,
    [matter],
  );
  return new Map(counts.map(([number, rows]) => [Number(number), Number(rows)]));
}

function infoOf(collection: Collection): CollectionInfo {
  const { rows, matters, isMultiple, repeated, fields } = collection;
  return {
    id: collectionId(collection),
    label: collectionLabel(collection),
    rows,
    matters,
    fields: fields.length,
    fieldsShown: Math.min(fields.length, mostFields),
    isMultiple,
    repeated,
  };
}
