import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { View } from '../workers/contract/views.ts';
import type { BackupEngine } from '../workers/engine.ts';
import { p95, timeOf } from './figures.ts';
import { openedEngine } from './in-node.ts';

export interface RecordFigure {
  what: string;
  /** Milliseconds, over all pages but the first. */
  p95: number;
  longest: number;
  /** Milliseconds of the first page, which makes the indexes that are missing, and the longest block in it. */
  prepared: number;
  block: number;
  budget: string;
}

const PAGES = 200;
/** Milliseconds in which the delay of the event loop is noticed. */
const TICKS = 5;
const nothing = (): void => undefined;

/** The first pages of records: all counts, and of a matter its people, documents and folders; its timeline. */
export async function measureRecords(
  paths: readonly string[],
  password: string,
): Promise<RecordFigure[]> {
  const engine = await openedEngine(paths, password);
  const measured: RecordFigure[] = [];
  for (const { what, view, ask } of questions(engine)) {
    const [busiest = '', ...keys] = await someKeys(engine, view);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await setTimeout(TICKS);
    const prepared = await timeOf(() => ask(busiest));
    await setTimeout(TICKS);
    delay.disable();
    const taken: number[] = [];
    for (const key of [...keys, busiest]) taken.push(await timeOf(() => ask(key)));
    const longest = Math.max(...taken);
    measured.push({ what, prepared, block: delay.max / 1e6, p95: p95(taken), longest, budget });
  }
  await engine.close();
  return measured;
}

const budget = 'p95 ≤ 100 ms';

interface Question {
  what: string;
  /** The list whose records are asked about. */
  view: string;
  ask: (key: string) => Promise<unknown>;
}

function questions(engine: BackupEngine): Question[] {
  const page = async (table: string, key: string): Promise<void> => {
    await engine.record(table, key);
    await engine.related(table, key, nothing);
    if (table === 'actions') await engine.matter(key);
  };
  return [
    {
      what: 'a matter’s page with all its counts (engine)',
      view: 'matters',
      ask: (key) => page('actions', key),
    },
    {
      what: 'a matter’s timeline (engine)',
      view: 'matters',
      ask: (key) => engine.timeline(key, { kinds: null, person: null }, 0, 100),
    },
    {
      what: 'a contact’s page with all its counts (engine)',
      view: 'contacts',
      ask: (key) => page('participants', key),
    },
    {
      what: 'a time record’s page (engine)',
      view: 'time',
      ask: (key) => page('time_records', key),
    },
  ];
}

/** Keys of records spread over a list. Its first ones are all among them: the sample gives those most work. */
async function someKeys(engine: BackupEngine, name: string): Promise<string[]> {
  const view: View = { name, scope: [], text: '', sort: null };
  const { id, rows } = await engine.openView('bench', view);
  const keys: string[] = [];
  for (let at = 0; at < PAGES; at += 1) {
    const place = at < PAGES / 4 ? at : Math.floor((at / PAGES) * (rows - 1));
    const page = await engine.rows(id, place, 1);
    keys.push(...page.rows.map(({ key }) => key));
  }
  return keys;
}
