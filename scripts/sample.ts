import { statSync } from 'node:fs';
import { makeSample } from './sample/make-sample.ts';
import { readCommand } from './sample/options.ts';

/** Makes the sample backup: see `readCommand` for what can be asked for. */
async function main(argv: readonly string[]): Promise<void> {
  const started = performance.now();
  const { volumes, tree, ledger, options: used } = await makeSample(readCommand(argv));
  const { matters, rows, tables, documentFiles, tableBytes } = ledger.totals;
  const zipped = volumes.reduce((sum, file) => sum + statSync(file).size, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(
    `${matters} matters, ${rows} rows in ${tables} tables (${megabytes(tableBytes)}), ${documentFiles} documents, in ${seconds} s`,
  );
  if (tree !== null) console.log(`As plain files in ${tree}`);
  else console.log(`${volumes.length} volumes, ${megabytes(zipped)}, in ${used.out}`);
  if (used.cipher !== 'none' && tree === null) console.log(`Password: ${used.password}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
