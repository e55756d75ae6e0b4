import { statSync } from 'node:fs';
import { makeSample } from './sample/make-sample.ts';
import { readCommand } from './sample/options.ts';
import { makeVersions } from './sample/versions/make-versions.ts';
import { readVersionsCommand } from './sample/versions/options.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Makes the sample backup: see `readCommand` for what can be asked for. */
async function makeTables(argv: readonly string[]): Promise<void> {
  const started = performance.now();
  const { volumes, tree, ledger, options: used } = await makeSample(readCommand(argv));
  const { matters, rows, tables, documentFiles, tableBytes } = ledger.totals;
  const zipped = volumes.reduce((sum, file) => sum + statSync(file).size, 0);
  console.log(
    `${matters} matters, ${rows} rows in ${tables} tables (${megabytes(tableBytes)}), ${documentFiles} documents, in ${secondsSince(started)}`,
  );
  if (tree !== null) console.log(`As plain files in ${tree}`);
  else console.log(`${volumes.length} volumes, ${megabytes(zipped)}, in ${used.out}`);
  if (used.cipher !== 'none' && tree === null) console.log(`Password: ${used.password}`);
}

/** Makes a backup of records as versions: see `readVersionsCommand`. */
async function makeNotebookBackup(argv: readonly string[]): Promise<void> {
  const started = performance.now();
  const { volume, tree, ledger, options: used } = await makeVersions(readVersionsCommand(argv));
  const { records, versionFiles, files } = ledger.totals;
  console.log(
    `${records} records, ${versionFiles} versions, ${files} files, in ${secondsSince(started)}`,
  );
  if (tree !== null) console.log(`As a folder, as ${used.folder} leaves it, in ${tree}`);
  if (volume !== null) console.log(`${megabytes(statSync(volume).size)}: ${volume}`);
  if (used.cipher !== 'none' && volume !== null) console.log(`Password: ${used.password}`);
}

const secondsSince = (started: number): string =>
  `${((performance.now() - started) / 1000).toFixed(1)} s`;

const FORMATS = new Map([
  ['actionstep', makeTables],
  ['versions', makeNotebookBackup],
]);

/** `--format` says which kind of backup; each kind has options of its own. */
async function main(argv: readonly string[]): Promise<void> {
  const place = argv.indexOf('--format');
  const format = place < 0 ? 'actionstep' : (argv[place + 1] ?? '');
  const make = FORMATS.get(format);
  if (!make) throw new RangeError(`--format must be one of: ${[...FORMATS.keys()].join(', ')}`);
  await make(place < 0 ? argv : argv.toSpliced(place, 2));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
