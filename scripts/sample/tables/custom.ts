import { stampText } from '../calendar.ts';
import { customRecords } from '../custom.ts';
import { columns, type SampleTable, table } from '../table.ts';
import type { World } from '../world.ts';

/** One row for each field of each record. */
export function customData(world: World): SampleTable {
  const header =
    columns(`action_id action_type_id data_collection_name data_field_name label data_type
    record_id value modified_timestamp`);
  return table('custom_action_data', header, function* () {
    for (const { id, matter, collection, cells } of customRecords(world)) {
      const changed = stampText(matter.modified);
      for (const { field, value } of cells) {
        const { name, label, type } = field;
        const what = [collection.name, name, label, type];
        yield [matter.id, matter.type.id, ...what, id, value, changed];
      }
    }
  });
}
