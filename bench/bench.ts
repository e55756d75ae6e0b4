import path from 'node:path';
import { cache, makeBackup, root, run } from './backup.ts';
import { open, withApp, type Opening } from './browser.ts';
import { weighBuilt } from './built.ts';
import { measureCustom } from './custom.ts';
import { median } from './figures.ts';
import { measureDirectories, measureQueries } from './in-node.ts';
import { measurePages, measurePreparing } from './pages.ts';
import { measureRecords } from './records.ts';
<<<<<<< HEAD
import { measureYardstick, type Yardstick } from './yardstick.ts';
=======
import { measureTrust } from './trust.ts';
>>>>>>> t-core

/** Figures as ratios to native tools in one run (architecture, section 5). `--quick` takes smaller backups. */
const quick = process.argv.includes('--quick');
const matters = quick ? 4_000 : 40_000;
const timeRecords = quick ? 100_000 : 1_000_000;
<<<<<<< HEAD
const customCells = quick ? 200_000 : 2_000_000;
const rounds = Number(process.env['ROUNDS'] ?? 3);
=======
const trustRows = quick ? 100_000 : 1_000_000;
const rounds = Number(process.env['ROUNDS'] ?? 3);
const backup = path.join(root, '.cache/bench', `backup-${matters}-${timeRecords}`);

interface Yardstick {
  extract: number;
  import: number;
  index: number;
}

/** A backup of this size, made once. */
function makeBackup(
  folder: string,
  sizes: Readonly<Record<string, number>>,
): { files: string[]; password: string; csvBytes: number } {
  if (!existsSync(path.join(folder, 'sample.json'))) {
    const options = Object.entries(sizes).flatMap(([name, size]) => [`--${name}`, String(size)]);
    run('npx', ['tsx', 'scripts/sample.ts', ...options, '--seed', '1', '--out', folder]);
  }
  const sample = JSON.parse(readFileSync(path.join(folder, 'sample.json'), 'utf8')) as {
    password: string;
    files: { name: string }[];
  };
  const ledger = JSON.parse(readFileSync(path.join(folder, 'ledger.json'), 'utf8')) as {
    tables: Record<string, { bytes: number }>;
  };
  return {
    files: sample.files.map(({ name }) => path.join(folder, name)),
    password: sample.password,
    csvBytes: Object.values(ledger.tables).reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}

/** The same key indexes that we make, as the yardstick's SQL. */
function keyIndexes(): string {
  const tables = Object.entries<Schema[string]>(schema);
  return tables
    .filter(([, { file }]) => !file.includes('*'))
    .map(([table, { key }]) => {
      const columns = key.map((column) => `"${column}"`).join(', ');
      return `CREATE INDEX "key_${table}" ON "${table}" (${columns});`;
    })
    .join('\n');
}

function measureYardstick(password: string): Yardstick {
  const work = path.join(root, '.cache/bench/yardstick');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const indexes = path.join(work, 'indexes.sql');
  writeFileSync(indexes, keyIndexes());
  const lines = run('bash', [
    'bench/yardstick.sh',
    backup,
    password,
    path.join(work, 'run'),
    indexes,
  ]);
  const seconds = Object.assign(
    {},
    ...lines
      .trim()
      .split('\n')
      .map((line) => {
        const { step, seconds: taken } = JSON.parse(line) as { step: string; seconds: number };
        return { [step]: taken };
      }),
  ) as Yardstick;
  rmSync(work, { recursive: true, force: true });
  return seconds;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
>>>>>>> t-core

function line(
  what: string,
  ours: string,
  yardstick = '',
  ratio: number | null = null,
  budget = '',
): void {
  const cells = [what.padEnd(48), ours.padStart(10), yardstick.padStart(10)];
  console.log(
    `${cells.join('  ')}  ${(ratio === null ? '' : ratio.toFixed(2)).padStart(6)}  ${budget}`,
  );
}

/** A figure without a yardstick. */
const figure = (what: string, ours: string, budget = ''): void => {
  line(what, ours, '', null, budget);
};

const seconds = (value: number): string => `${value.toFixed(2)} s`;
const megabytes = (value: number): string => `${(value / 1e6).toFixed(0)} MB`;

<<<<<<< HEAD
const milliseconds = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const kilobytes = (value: number): string => `${(value / 1e3).toFixed(0)} kB`;

const backup = makeBackup(`backup-${matters}-${timeRecords}`, {
  matters,
  'time-records': timeRecords,
});
const { files, password, csvBytes } = backup;
=======
const { files, password, csvBytes } = makeBackup(backup, {
  matters,
  'time-records': timeRecords,
});
>>>>>>> t-core
run('npx', ['vite', 'build', '--logLevel', 'warn']);
console.log(
  `${matters} matters, ${timeRecords} time records, ${megabytes(csvBytes)} of CSV, ${files.length} files\n`,
);

const sticks: Yardstick[] = [];
const openings: Opening[] = [];
for (let round = 0; round < rounds; round++) {
  sticks.push(measureYardstick(backup));
  openings.push(await withApp((page) => open(page, files, password)));
}

const stick = {
  extract: median(sticks.map((one) => one.extract)),
  import: median(sticks.map((one) => one.import)),
  index: median(sticks.map((one) => one.index)),
};
const native = stick.extract + stick.import + stick.index;
const loaded = median(openings.map((one) => one.loadedMs)) / 1000;
const usable = median(openings.map((one) => one.mattersMs)) / 1000;
const longest = Math.max(...openings.map((one) => one.longestTaskMs));
const peak = Math.max(...openings.map((one) => one.peakBytes));

line('what', 'ours', 'yardstick', null, 'budget');
line(
  `7z x ${seconds(stick.extract)} + .import ${seconds(stick.import)} + indexes ${seconds(stick.index)}`,
  '',
  seconds(native),
);
line(
  'opening: all tables and key indexes',
  seconds(loaded),
  seconds(native),
  loaded / native,
  '≤ 1.0',
);
line('Matters usable', seconds(usable), seconds(native), usable / native, '≤ 0.2');
figure('longest task on the page while opening', milliseconds(longest), '≤ 50 ms');
line(
  'peak memory of the tab',
  megabytes(peak),
  megabytes(csvBytes * 4 + 150e6),
  peak / (csvBytes * 4 + 150e6),
  '≤ 1',
);
const directories = await measureDirectories(cache);
line(
  `directories of 100 volumes, ${directories.entries} entries (Node)`,
  seconds(directories.ours),
  seconds(directories.native),
  directories.ours / directories.native,
  '≤ 1.5',
);
figure('  memory per entry', `${directories.bytesPerEntry.toFixed(0)} bytes`, '≤ 300 bytes');
for (const { what, first, p95 } of await measureQueries(files, password)) {
  figure(`200 rows at any offset, ${what} (engine)`, milliseconds(p95), 'p95 ≤ 50 ms');
  figure('  first page', milliseconds(first));
}
for (const one of await measureRecords(files, password)) {
  figure(one.what, milliseconds(one.p95), one.budget);
  figure('  the slowest of them', milliseconds(one.longest));
  figure('  indexes, made once', milliseconds(one.prepared));
  figure('  longest block of the engine in that', milliseconds(one.block));
}
const money = makeBackup(path.join(root, '.cache/bench', `trust-${trustRows}`), {
  'trust-rows': trustRows,
});
for (const { what, taken, budget } of await measureTrust(money.files, money.password)) {
  line(`${what} (engine)`, `${taken.toFixed(0)} ms`, '', null, budget);
}
for (const { what, p95 } of await withApp((page) => measurePages(page, files, password))) {
  figure(`${what}, drawn`, milliseconds(p95));
}
const preparing = await withApp((page) => measurePreparing(page, files, password));
figure('a matter’s page, drawn while indexes are made', milliseconds(preparing.shown));
figure('  longest task on the page in that', milliseconds(preparing.longest), '≤ 50 ms');

const many = makeBackup(`custom-${customCells}`, {
  matters,
  'time-records': matters,
  'custom-cells': customCells,
});
const custom = await measureCustom(many.files, many.password);
figure(
  `custom data: ${customCells} cells to ${custom.rows} rows, once`,
  seconds(custom.gathered / 1e3),
);
figure(
  `  first page of ${custom.collections} collections`,
  milliseconds(custom.firstPage),
  'p95 ≤ 300 ms',
);
figure('  first page of those of a matter', milliseconds(custom.ofMatter), 'p95 ≤ 300 ms');

const built = weighBuilt(path.join(root, 'dist'));
figure('script before first paint, gzip', kilobytes(built.firstPaint), '≤ 80 kB');
figure('app for offline use, gzip', kilobytes(built.offline), '≤ 1500 kB');
figure(`  viewer of PDFs apart, ${built.viewerFiles} files`, kilobytes(built.viewer));
console.log(
  `\nrounds: ${openings.map((one) => `${(one.loadedMs / 1000).toFixed(2)} s`).join(', ')}`,
);
