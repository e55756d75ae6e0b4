import type { TimelineFilter, TimelinePage } from '../contract/records.ts';
import type { TableInfo } from '../contract/values.ts';
import type { Store } from '../store/store.ts';
import { matterIdOf } from './matter-id.ts';
import type { Asking } from './question.ts';
import type { Tables } from './tables.ts';
import { timelineEntries, type TimelineEntries } from './timeline-entries.ts';
import { timelineRows } from './timeline-rows.ts';

/** A person may go to and fro between so many matters without waiting twice. */
const MOST_KEPT = 4;

interface Kept {
  id: string;
  /** The tables as they were. */
  tables: readonly TableInfo[];
  entries: Promise<TimelineEntries>;
}

const kept = new WeakMap<Store, readonly Kept[]>();

/** Part of what happened on the matter at this address. Fails with V03 when no matter is there. */
export async function timelinePage(
  tables: Tables,
  key: string,
  filter: TimelineFilter,
  { offset, limit, asking }: { offset: number; limit: number; asking: Asking },
): Promise<TimelinePage> {
  const entries = await entriesOf(tables, matterIdOf(tables, key), asking);
  const matching = matchingPlaces(entries, filter);
  const start = Math.max(0, Math.trunc(offset));
  const places = matching.slice(start, start + Math.max(0, Math.trunc(limit)));
  return {
    offset: start,
    rows: timelineRows(tables, entries, places),
    matching: matching.length,
    of: entries.record.length,
    undated: matching.filter((place) => Number.isNaN(entries.moment[place])).length,
    kinds: kindsIn(entries),
    people: peopleIn(entries),
  };
}

function entriesOf(tables: Tables, id: string, asking: Asking): Promise<TimelineEntries> {
  const now = tables.catalogue.all();
  const isSame = (one: Kept): boolean =>
    one.id === id &&
    one.tables.length === now.length &&
    one.tables.every((table, at) => table === now[at]);
  const before = kept.get(tables.store) ?? [];
  const known = before.find(isSame);
  const wanted = known ?? { id, tables: now, entries: timelineEntries(tables, id, asking) };
  const others = before.filter((one) => one !== wanted && one.id !== id);
  kept.set(tables.store, [wanted, ...others].slice(0, MOST_KEPT));
  if (!known) wanted.entries.catch(() => forget(tables.store, wanted));
  return wanted.entries;
}

/** What failed is tried again when it is asked again. */
function forget(store: Store, failed: Kept): void {
  kept.set(store, kept.get(store)?.filter((one) => one !== failed) ?? []);
}

function matchingPlaces(entries: TimelineEntries, { kinds, person }: TimelineFilter): Uint32Array {
  const isWanted = entries.sources.map(({ kind }) => kinds?.includes(kind.id) ?? true);
  const wantedPerson = person === null ? null : entries.people.indexOf(person);
  return Uint32Array.from(entries.record.keys()).filter(
    (place) =>
      isWanted[entries.source[place] ?? 0] === true &&
      (wantedPerson === null || entries.person[place] === wantedPerson),
  );
}

function kindsIn({ sources, source }: TimelineEntries): TimelinePage['kinds'] {
  const counts = new Map<string, { id: string; label: string; count: number }>();
  const bySource = countsOf(source, sources.length);
  for (const [at, { kind }] of sources.entries()) {
    const before = counts.get(kind.id)?.count ?? 0;
    counts.set(kind.id, { id: kind.id, label: kind.label, count: before + (bySource[at] ?? 0) });
  }
  return [...counts.values()].filter(({ count }) => count > 0);
}

/** Those with most entries first. */
function peopleIn({ people, person }: TimelineEntries): TimelinePage['people'] {
  const counts = countsOf(person, people.length);
  return people
    .map((name, at) => ({ name, count: counts[at] ?? 0 }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.count - a.count);
}

function countsOf(places: Uint16Array | Uint32Array, length: number): number[] {
  const counts = new Array<number>(length).fill(0);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}
