import type { View } from '../workers/contract/views.ts';
import type { BackupEngine } from '../workers/engine.ts';
import { openedEngine } from './in-node.ts';

export interface RecordFigure {
  what: string;
  /** Milliseconds, over all pages but the first. */
  p95: number;
  /** Milliseconds of the first page, which makes the indexes that are missing. */
  prepared: number;
  budget: string;
}

const PAGES = 200;
const nothing = (): void => undefined;

/** The page of a record: its fields, all its counts, and of a matter its people, documents and folders. */
export async function measureRecords(
  paths: readonly string[],
  password: string,
): Promise<RecordFigure[]> {
  const engine = await openedEngine(paths, password);
  const budget = 'p95 ≤ 100 ms';
  const figures = [
    { what: 'a matter’s page with all its counts (engine)', table: 'actions', view: 'matters' },
    {
      what: 'a contact’s page with all its counts (engine)',
      table: 'participants',
      view: 'contacts',
    },
    { what: 'a time record’s page (engine)', table: 'time_records', view: 'time' },
  ];
  const measured: RecordFigure[] = [];
  for (const { what, table, view } of figures) {
    const keys = await someKeys(engine, view);
    const taken: number[] = [];
    for (const key of keys) taken.push(await timeOf(() => pageOf(engine, table, key)));
    const [prepared = Number.NaN, ...rest] = taken;
    measured.push({ what, prepared, p95: p95(rest), budget });
  }
  await engine.close();
  return measured;
}

async function pageOf(engine: BackupEngine, table: string, key: string): Promise<void> {
  await engine.record(table, key);
  await engine.related(table, key, nothing);
  if (table === 'actions') await engine.matter(key);
}

/** Keys of records spread over a list, the first ones among them: those have most work. */
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

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const p95 = (taken: readonly number[]): number =>
  taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? Number.NaN;
