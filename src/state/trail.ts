import type { View, ViewRow } from '../../workers/contract/views.ts';
import { recordOf, plain, type Address, type Place } from './address.ts';

/** The list that a record was opened from, and where in it the record stands. */
export interface Trail {
  view: View;
  noun: readonly [one: string, many: string];
  /** The column whose link a row of the list stands for; null where it is a record of its own. */
  opens: string | null;
  /** The record's place in the list, from 0, and its key there. */
  at: number;
  key: string;
  rows: number;
  /** The entry of the history that shows the list, and the grid's name there. */
  list: { entry: number; grid: string };
}

/** Of the page, or of the document that is open over it. */
export type TrailKind = 'page' | 'document';

/** What the person can follow from here. */
export type Trails = Readonly<Record<TrailKind, Trail | null>>;

export const noTrails: Trails = { page: null, document: null };

/** The address with another row of the list in this one's place; a record keeps its tab. */
export function addressBeside(
  { place, looks }: Address,
  kind: TrailKind,
  row: ViewRow,
  opens: string | null,
): Address {
  if (kind === 'document') {
    const peek = looks.peek === null ? null : row.key;
    const document = looks.document && { ...looks.document, record: row.record };
    return { place, looks: { ...looks, document, peek } };
  }
  if (place.screen !== 'record') return { place, looks: plain };
  const link = (opens === null ? undefined : row.links[opens]) ?? { ...place, key: row.key };
  return { place: { ...place, table: link.table, key: link.key }, looks: plain };
}

/** Two addresses of one record, which may differ in their tab. */
export function isSameRecord(one: Place, other: Place): boolean {
  const [a, b] = [recordOf(one), recordOf(other)];
  return a !== null && a.table === b?.table && a.key === b.key;
}
