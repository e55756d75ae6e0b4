import path from 'node:path';
import { cache, makeBackup, root, run } from './backup.ts';
import { open, withApp, type Opening } from './browser.ts';
import { weighBuilt } from './built.ts';
import { measureCustom } from './custom.ts';
import { median } from './figures.ts';
import { measureDirectories, measureQueries } from './in-node.ts';
import { measurePages, measurePreparing } from './pages.ts';
import { figure, kilobytes, line, megabytes, milliseconds, seconds } from './print.ts';
import { measureRecords } from './records.ts';
import { measureTrust } from './trust.ts';
import { printVersions } from './versions.ts';
import { measureYardstick, type Yardstick } from './yardstick.ts';

/** Figures as ratios to native tools in one run (architecture, section 5). `--quick` takes smaller backups. */
const quick = process.argv.includes('--quick');
const matters = quick ? 4_000 : 40_000;
const timeRecords = quick ? 100_000 : 1_000_000;
const customCells = quick ? 200_000 : 2_000_000;
const trustRows = quick ? 100_000 : 1_000_000;
const rounds = Number(process.env['ROUNDS'] ?? 3);

const backup = makeBackup(`backup-${matters}-${timeRecords}`, {
  matters,
  'time-records': timeRecords,
});
const { files, password, csvBytes } = backup;
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
const money = makeBackup(`trust-${trustRows}`, {
  'trust-rows': trustRows,
});
for (const { what, taken, budget } of await measureTrust(money.files, money.password)) {
  figure(`${what} (engine)`, milliseconds(taken), budget);
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

await printVersions(quick ? 20_000 : 200_000, rounds);

const built = weighBuilt(path.join(root, 'dist'));
figure('script before first paint, gzip', kilobytes(built.firstPaint), '≤ 80 kB');
figure('app for offline use, gzip', kilobytes(built.offline), '≤ 1500 kB');
figure(`  viewer of PDFs apart, ${built.viewerFiles} files`, kilobytes(built.viewer));
console.log(
  `\nrounds: ${openings.map((one) => `${(one.loadedMs / 1000).toFixed(2)} s`).join(', ')}`,
);
