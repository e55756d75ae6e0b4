import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Ledger } from '../../../scripts/sample/ledger.ts';

const folder = path.resolve(import.meta.dirname, '../../../public/sample');
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const { password, files } = read('sample.json') as { password: string; files: { name: string }[] };
const paths = files.map(({ name }) => path.join(folder, name));

/** The sample as `npm run sample` makes it, and what its maker says a right answer is. */
export const sample = {
  password,
  ledger: read('ledger.json') as Ledger,
  /** Zips in order. */
  volumes: paths.filter((file) => file.endsWith('.zip')),
  manifest: paths.find((file) => file.endsWith('.txt')) ?? '',
};

/** A matter whose documents, one of them missing, all fit on a screen. */
export const someMatter = found(
  sample.ledger.matters.find(
    ({ documents }) => documents.states.missing > 0 && documents.listed < 12,
  ),
);

export function found<T>(wanted: T | undefined): T {
  if (wanted === undefined) throw new Error('the sample has no such thing');
  return wanted;
}
