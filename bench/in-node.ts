import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { anEngine } from '../tests/support/engine.ts';
import { Archive } from '../workers/archive/archive.ts';
import type { SourceFile } from '../workers/contract/values.ts';
import type { View } from '../workers/contract/views.ts';
import type { BackupEngine } from '../workers/engine.ts';

export interface DirectoryFigures {
  ours: number;
  /** Seconds of `7z l`, one volume after the other. */
  native: number;
  bytesPerEntry: number;
  entries: number;
}

const VOLUMES = 100;
const ENTRIES = 5_000;

const MAKE_VOLUMES = `
import sys, zipfile
for v in range(${VOLUMES}):
    with zipfile.ZipFile(f'{sys.argv[1]}/big_part_{v:03}.zip', 'w') as volume:
        for e in range(${ENTRIES}):
            volume.writestr(f'documents/{1000 + e}_20240102030405_Letter number {v * ${ENTRIES} + e}.pdf', b'')
`;

/** The directories of 100 volumes with 500,000 entries, beside `7z l` of the same files. */
export async function measureDirectories(cache: string): Promise<DirectoryFigures> {
  const folder = path.join(cache, 'directories');
  if (!existsSync(path.join(folder, `big_part_${String(VOLUMES - 1).padStart(3, '0')}.zip`))) {
    mkdirSync(folder, { recursive: true });
    spawnSync('python3', ['-c', MAKE_VOLUMES, folder], { stdio: 'inherit' });
  }
  const paths = readdirSync(folder).map((name) => path.join(folder, name));
  const nativeStart = performance.now();
  for (const file of paths) spawnSync('7z', ['l', file], { stdio: 'ignore' });
  const native = (performance.now() - nativeStart) / 1000;

  const files = await filesOf(paths);
  const before = held();
  const start = performance.now();
  const archive = new Archive();
  await archive.add(files, () => undefined, new AbortController().signal);
  const ours = (performance.now() - start) / 1000;
  const entries = archive.volumes().reduce((sum, volume) => sum + volume.entries, 0);
  return { ours, native, bytesPerEntry: (held() - before) / entries, entries };
}

export interface QueryFigure {
  what: string;
  /** Milliseconds, of 200 questions for 200 rows each. */
  p95: number;
  /** Milliseconds until the view was open. */
  first: number;
}

/** 200 rows at any offset of the biggest table, asked of the engine itself. */
export async function measureQueries(
  paths: readonly string[],
  password: string,
): Promise<QueryFigure[]> {
  const engine = await openedEngine(paths, password);
  const table: View = { name: 'tables/time_records', scope: [], text: '', sort: null };
  const { columns } = await engine.openView('bench', table);
  const sort = { column: columns[6]?.id ?? 'c7', direction: 'asc' as const };
  const figures: QueryFigure[] = [];
  for (const [what, view] of [
    ['as in the file', table],
    ['sorted', { ...table, sort }],
    ['sorted and filtered', { ...table, sort, text: 'trust deed' }],
  ] as const) {
    const start = performance.now();
    const { id, rows } = await engine.openView('bench', view);
    const first = performance.now() - start;
    const taken: number[] = [];
    for (let count = 0, seed = 7; count < 200; count++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const asked = performance.now();
      await engine.rows(id, Math.floor((seed / 2_147_483_647) * (rows - 200)), 200);
      taken.push(performance.now() - asked);
    }
    figures.push({ what, first, p95: taken.toSorted((a, b) => a - b)[190] ?? Number.NaN });
  }
  await engine.close();
  return figures;
}

/** The whole engine in this thread, with everything loaded. */
export async function openedEngine(
  paths: readonly string[],
  password: string,
): Promise<BackupEngine> {
  const engine = anEngine();
  await engine.inspect(await filesOf(paths), () => undefined);
  await engine.unlock(password);
  await engine.load(() => undefined);
  return engine;
}

async function filesOf(paths: readonly string[]): Promise<SourceFile[]> {
  return Promise.all(
    paths.map(async (file) => {
      const name = path.basename(file);
      return { path: name, file: new File([await openAsBlob(file)], name) };
    }),
  );
}

/** Bytes of heap and buffers in use; settled where Node was started with --expose-gc. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
