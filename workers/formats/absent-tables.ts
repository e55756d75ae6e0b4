import type { AbsentTable } from '../contract/values.ts';
import type { Schema } from './define.ts';

/** The tables a schema lists that a backup does not have. `present` holds schema names. */
export function absentTables(schema: Schema, present: Iterable<string>): AbsentTable[] {
  const there = new Set(present);
  return Object.entries(schema)
    .filter(([id]) => !there.has(id))
    .map(([id, { label, about = '', file }]) => ({ id, label, about, file }));
}
