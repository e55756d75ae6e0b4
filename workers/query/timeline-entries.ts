import { pause, type Asking } from './question.ts';
import type { Tables } from './tables.ts';
import { TimelinePeople } from './timeline-people.ts';
import { dateIn, selectSql, timelineSources, type TimelineSource } from './timeline-sources.ts';

/** All that happened on a matter, newest first, one number in each list for each entry. */
export interface TimelineEntries {
  sources: readonly TimelineSource[];
  names: TimelinePeople;
  /** Place in `sources`. */
  source: Uint16Array;
  record: Uint32Array;
  /** Milliseconds since 1970; NaN where the date cannot be read. */
  moment: Float64Array;
  /** Place in `people`. */
  person: Uint32Array;
  /** Names; the first is that of nobody. */
  people: readonly string[];
}

/** Rows read between two moments in which other questions are heard. */
const SLICE = 20_000;

/** Goes through everything that belongs to the matter with this id. */
export async function timelineEntries(
  tables: Tables,
  id: string,
  asking: Asking,
): Promise<TimelineEntries> {
  const names = new TimelinePeople(tables);
  const sources = timelineSources(tables, id);
  const people = new Map([['', 0]]);
  const found: [source: number, record: number, moment: number, person: number][] = [];
  for (const [at, source] of sources.entries()) {
    let last = 0;
    let count = SLICE;
    while (count === SLICE) {
      await pause(asking);
      count = 0;
      tables.store.each(sliceSql(source), [...source.values, last], ([record, ...cells]) => {
        count += 1;
        last = Number(record);
        const { moment } = dateIn(source.dates, cells);
        const name = names.nameIn(source.people, cells.slice(source.dates.length));
        const person = people.get(name) ?? people.size;
        people.set(name, person);
        found.push([at, last, moment?.instant ?? Number.NaN, person]);
      });
    }
  }
  found.sort(byMoment);
  return {
    sources,
    names,
    source: Uint16Array.from(found, ([source]) => source),
    record: Uint32Array.from(found, ([, record]) => record),
    moment: Float64Array.from(found, ([, , moment]) => moment),
    person: Uint32Array.from(found, ([, , , person]) => person),
    people: [...people.keys()],
  };
}

function sliceSql({ from, test, values, dates, people }: TimelineSource): string {
  return `SELECT t.record${selectSql([...dates, ...people])} FROM ${from}
    WHERE ${test} AND t.record > ?${values.length + 1} ORDER BY t.record LIMIT ${SLICE}`;
}

type Sorted = readonly [source: number, record: number, moment: number, person: number];

/** Newest first, what has no date last; equal ones by table and record. */
function byMoment([aSource, aRecord, a]: Sorted, [bSource, bRecord, b]: Sorted): number {
  if (a !== b && !(Number.isNaN(a) && Number.isNaN(b))) {
    if (Number.isNaN(a)) return 1;
    return Number.isNaN(b) ? -1 : b - a;
  }
  return aSource - bSource || aRecord - bRecord;
}
