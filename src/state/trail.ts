import type { View, ViewRow } from '../../workers/contract/views.ts';
import { recordOf, plain, type Address, type Place } from './address.ts';

/** The list that a record was opened from, and where in it the record stands. */
export interface Trail {
  view: View;
  noun: readonly [one: string, many: string];
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

/** The address with another row of the list in this one's place; a matter keeps its tab. */
export function addressBeside({ place, looks }: Address, kind: TrailKind, row: ViewRow): Address {
  if (kind === 'document') {
    const peek = looks.peek === null ? null : row.key;
    return { place, looks: { ...looks, document: row.record, peek } };
  }
  return { place: 'key' in place ? { ...place, key: row.key } : place, looks: plain };
}

/** Two addresses of one record, which may differ in their tab. */
export function isSameRecord(one: Place, other: Place): boolean {
  const [a, b] = [recordOf(one), recordOf(other)];
  return a !== null && a.table === b?.table && a.key === b.key;
}
