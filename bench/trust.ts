import type { View } from '../workers/contract/views.ts';
import type { BackupEngine } from '../workers/engine.ts';
import { openedEngine } from './in-node.ts';

export interface TrustFigure {
  what: string;
  /** Milliseconds: of many questions the 95th percentile, of one question itself. */
  taken: number;
  budget: string;
}

const DAYS = 60;
const PAGE = 60;

/** Balances at any day, the longest ledger and a month's cash book, asked of the engine itself. */
export async function measureTrust(
  paths: readonly string[],
  password: string,
): Promise<TrustFigure[]> {
  const engine = await openedEngine(paths, password);
  const start = performance.now();
  const { files, firstDay, lastDay } = await engine.books(() => undefined);
  const read = performance.now() - start;
  const rows = files.reduce((sum, file) => sum + (file.side === 'trust' ? file.rows : 0), 0);
  const first = await timeOf(engine, viewOf('trust/listing', { asAt: lastDay }));
  const days = daysBetween(firstDay, lastDay);
  const listings: number[] = [];
  for (const asAt of days) listings.push(await timeOf(engine, viewOf('trust/listing', { asAt })));
  const matter = await busiest(engine);
  const ledger = viewOf('trust/ledger', { matter });
  const ledgers: number[] = [];
  for (let round = 0; round < 20; round += 1) ledgers.push(await timeOf(engine, ledger));
  const { rows: long } = await engine.openView('bench', ledger);
  const month = { from: `${lastDay.slice(0, 7)}-01`, to: lastDay };
  const cash = await timeOf(engine, viewOf('trust/cashbook', month));
  await engine.close();
  return [
    { what: `reading the books, ${rows} trust rows`, taken: read, budget: '' },
    { what: 'trust balances, first day', taken: first, budget: '' },
    { what: 'trust balances at any other day', taken: p95(listings), budget: 'p95 ≤ 300 ms' },
    { what: `a trust ledger of ${long} rows`, taken: p95(ledgers), budget: 'p95 ≤ 100 ms' },
    { what: 'cash book of a month', taken: cash, budget: '' },
  ];
}

const viewOf = (name: string, params: Readonly<Record<string, string>>): View => ({
  name,
  scope: [],
  text: '',
  sort: null,
  params,
});

/** From the question to the rows of its first page. */
async function timeOf(engine: BackupEngine, view: View): Promise<number> {
  const start = performance.now();
  const { id } = await engine.openView('bench', view);
  await engine.rows(id, 0, PAGE);
  return performance.now() - start;
}

function daysBetween(first: string, last: string): string[] {
  const [from, to] = [Date.parse(first), Date.parse(last)];
  return Array.from({ length: DAYS }, (_, at) =>
    new Date(from + ((to - from) * ((at * 37) % DAYS)) / DAYS).toISOString().slice(0, 10),
  );
}

/** The matter with the longest ledger, of those that hold most. */
async function busiest(engine: BackupEngine): Promise<string> {
  const sort = { column: 'total', direction: 'desc' } as const;
  const { id } = await engine.openView('bench', {
    ...viewOf('trust/listing', { zero: 'with' }),
    sort,
  });
  const { rows } = await engine.rows(id, 0, 200);
  let [longest, most] = ['', -1];
  for (const { key } of rows) {
    const { rows: length } = await engine.openView(
      'bench',
      viewOf('trust/ledger', { matter: key }),
    );
    if (length > most) [longest, most] = [key, length];
  }
  return longest;
}

const p95 = (taken: readonly number[]): number =>
  taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? Number.NaN;
