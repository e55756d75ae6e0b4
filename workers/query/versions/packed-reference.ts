import type { FieldInfo } from '../../contract/records.ts';
import { unpacked } from '../../formats/labii/packed-label.ts';
import { keyOf } from '../address.ts';
import { nameOf } from '../labels.ts';
import type { Tables } from '../tables.ts';
import { targetOf } from '../target.ts';

/** What a sid may stand for. */
const TARGETS = ['records', 'people'];

/** A field that holds a label with the sid behind it leads to the record or the person with that sid. */
export function withPackedReference(tables: Tables, field: FieldInfo): FieldInfo {
  if (!tables.format.isMadeOfVersions || field.reference) return field;
  const { sid } = unpacked(field.value);
  if (sid === '') return field;
  for (const table of TARGETS) {
    const target = targetOf(tables, table);
    const label = target && nameOf(tables, target, sid);
    if (label !== null) return { ...field, reference: { table, key: keyOf([sid]), label } };
  }
  return field;
}
