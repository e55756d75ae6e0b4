import { COLLECTIONS, customRecords } from './custom.ts';
import type { LedgerCollection } from './ledger.ts';
import type { World } from './world.ts';

/** What the ledger says of the custom data. */
export function tellCustom(world: World): LedgerCollection[] {
  const counts = new Map(
    COLLECTIONS.map(({ name }) => [name, { records: 0, cells: 0, matters: new Set<number>() }]),
  );
  for (const { collection, cells, matter } of customRecords(world)) {
    const count = counts.get(collection.name);
    if (count === undefined) continue;
    count.records += 1;
    count.cells += cells.length;
    count.matters.add(matter.id);
  }
  return COLLECTIONS.flatMap(({ name, isMultiple, fields }) => {
    const { records = 0, cells = 0, matters = new Set() } = counts.get(name) ?? {};
    const named = fields.map((field) => field.name);
    return [{ name, isMultiple, fields: named, records, cells, matters: matters.size }];
  });
}
