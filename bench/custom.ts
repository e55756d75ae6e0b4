import type { BackupEngine } from '../workers/engine.ts';
import { p95, timeOf } from './figures.ts';
import { openedEngine } from './in-node.ts';

export interface CustomFigures {
  rows: number;
  collections: number;
  /** Milliseconds of going once through all cells. */
  gathered: number;
  /** Milliseconds from opening a collection to its first 200 rows. */
  firstPage: number;
  /** The same for those of one matter. */
  ofMatter: number;
}

const ROUNDS = 20;
const nothing = (): void => undefined;

/** Custom data as rows and columns: the first page of every collection, and of those of one matter. */
export async function measureCustom(
  paths: readonly string[],
  password: string,
): Promise<CustomFigures> {
  const engine = await openedEngine(paths, password);
  const start = performance.now();
  const collections = await engine.collections(null, nothing);
  const gathered = performance.now() - start;
  const [matter = ''] = await keysOf(engine, 'matters');
  const whole: number[] = [];
  const ofMatter: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { id } of collections) {
      whole.push(await timeOf(() => firstPage(engine, id, [])));
      const scope = [{ column: 'action_id', value: matter }];
      ofMatter.push(await timeOf(() => firstPage(engine, id, scope)));
    }
  }
  await engine.close();
  return {
    rows: collections.reduce((sum, { rows }) => sum + rows, 0),
    collections: collections.length,
    gathered,
    firstPage: p95(whole),
    ofMatter: p95(ofMatter),
  };
}

async function firstPage(
  engine: BackupEngine,
  collection: string,
  scope: readonly { column: string; value: string }[],
): Promise<void> {
  const view = { name: `custom/${collection}`, scope, text: '', sort: null };
  const { id } = await engine.openView('bench', view);
  await engine.rows(id, 0, 200);
}

async function keysOf(engine: BackupEngine, name: string): Promise<string[]> {
  const { id } = await engine.openView('bench', { name, scope: [], text: '', sort: null });
  return (await engine.rows(id, 0, 1)).rows.map(({ key }) => key);
}
