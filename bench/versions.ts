import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { aVolume } from '../tests/support/encrypted-zip.ts';
import { configureZip } from '../workers/archive/zip-library.ts';
import type { BackupEngine } from '../workers/engine.ts';
import { type Backup, cache, makeBackup } from './backup.ts';
import { open, withApp } from './browser.ts';
import { median, p95, timeOf } from './figures.ts';
import { openedEngine } from './in-node.ts';
import { figure, line, milliseconds, seconds } from './print.ts';

const RECORDS_VIEW = { name: 'records', scope: [], text: '', sort: null };
/** What reads many small entries fast, as in the browser. */
const ZIP_MODULE = createRequire(import.meta.url).resolve('@zip.js/zip.js/dist/zip-module.wasm');
const PAGES = 200;
const ROWS = 200;

/** A backup of records as versions: opening it beside `7z x`, its list of records, and a big difference. */
export async function printVersions(versions: number, rounds: number): Promise<void> {
  for (const [cipher, budget] of [
    ['none', '≤ 2'],
    ['aes256', '≤ 4'],
  ] as const) {
    const backup = versionsBackup(versions, cipher);
    const ours: number[] = [];
    const native: number[] = [];
    let longest = 0;
    for (let round = 0; round < rounds; round += 1) {
      native.push(extractSeconds(backup));
      const opening = await withApp((page) => open(page, backup.files, backup.password, 'Records'));
      ours.push(opening.loadedMs / 1000);
      longest = Math.max(longest, opening.longestTaskMs);
    }
    const [mine, theirs] = [median(ours), median(native)];
    const what = `opening ${versions} versions, ${cipher}`;
    line(what, seconds(mine), seconds(theirs), mine / theirs, budget);
    figure('  longest task on the page in that', milliseconds(longest), '≤ 50 ms');
  }
  configureZip(`data:application/wasm;base64,${readFileSync(ZIP_MODULE, 'base64')}`);
  const { files, password } = versionsBackup(versions, 'none');
  const engine = await openedEngine(files, password);
  for (const [what, taken] of await pagesOf(engine)) {
    figure(`200 of ${versions / 2} records, ${what} (engine)`, milliseconds(taken), 'p95 ≤ 50 ms');
  }
  await engine.close();
  const difference = await differenceOf5MB();
  figure('difference of two versions of 5 MB (engine)', milliseconds(difference), '≤ 200 ms');
}

function versionsBackup(versions: number, cipher: 'none' | 'aes256'): Backup {
  const sizes = { format: 'versions', records: versions / 2, versions, cipher };
  return makeBackup(`versions-${versions}-${cipher}`, sizes);
}

/** Seconds of `7z x` of the whole backup to disk. */
function extractSeconds({ files, password }: Backup): number {
  const target = path.join(cache, 'extracted');
  rmSync(target, { recursive: true, force: true });
  const start = performance.now();
  for (const file of files) {
    const args = ['x', '-y', '-bd', `-p${password}`, `-o${target}`, file];
    const { status } = spawnSync('7z', args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`7z x ${file} failed`);
  }
  const taken = (performance.now() - start) / 1000;
  rmSync(target, { recursive: true, force: true });
  return taken;
}

/** Pages at any offset of the list of records: as it comes, and sorted by name. */
async function pagesOf(engine: BackupEngine): Promise<[what: string, taken: number][]> {
  const { columns } = await engine.openView('bench', RECORDS_VIEW);
  const name = columns.find(({ label }) => label === 'Name')?.id ?? '';
  const figures: [string, number][] = [];
  for (const [what, view] of [
    ['as they come', RECORDS_VIEW],
    ['sorted by name', { ...RECORDS_VIEW, sort: { column: name, direction: 'asc' as const } }],
  ] as const) {
    const { id, rows } = await engine.openView('bench', view);
    const taken: number[] = [];
    for (let count = 0, seed = 7; count < PAGES; count += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      const offset = Math.floor((seed / 2_147_483_647) * Math.max(0, rows - ROWS));
      taken.push(await timeOf(() => engine.rows(id, offset, ROWS)));
    }
    figures.push([what, p95(taken)]);
  }
  return figures;
}

const LINES = 50_000;
const EVERY = 500;

/** Two versions of 5 MB that differ in a line of every so many; both have been read before. */
async function differenceOf5MB(): Promise<number> {
  const sid = 'bNch0q7z1xBigOne';
  const text = (version: number): string =>
    Array.from({ length: LINES }, (_, at) => {
      const changed = version === 2 && at % EVERY === 0 ? 'twisted' : 'straight';
      return `Line ${at} of a long (invented) list of kites, whose tails are all of them ${changed}.`;
    }).join('\n');
  const json = (version: number): string =>
    JSON.stringify({
      sid: `${sid}v${version}`,
      version,
      data: {
        sid,
        uid: 'EP1',
        table__name_plural: 'experiments',
        name: 'A long list',
        version,
        rowdata_set: {},
        section_set: [
          { sid: 'bNch0q7zSection', name: 'List', section_data: { text: text(version) } },
        ],
      },
      date_updated: `2024-01-0${version}T07:10:57.000000Z`,
    });
  const file = path.join(cache, 'difference.zip');
  const entries = Object.fromEntries([1, 2].map((n) => [`org/versions/${sid}_${n}`, json(n)]));
  writeFileSync(file, await aVolume(entries));
  const engine = await openedEngine([file], '');
  const keys = (await engine.versions(sid)).map(({ key }) => key);
  const [after = '', before = ''] = keys;
  const taken: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    taken.push(await timeOf(() => engine.versionDifference(before, after, 1000)));
  }
  await engine.close();
  return median(taken.slice(1));
}
