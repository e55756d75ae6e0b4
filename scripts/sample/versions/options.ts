import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Cipher, oneOf, PASSWORD } from '../options.ts';

/** How the backup lies there: its zip, or its folder as one of these tools would have left it. */
export const LAYOUTS = ['zip', '7zip', 'explorer', 'truncated', 'mac', 'percent', 'samba'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface VersionsOptions {
  records: number;
  /** Versions of all records together, about. */
  versions: number;
  /** Records that are files. */
  files: number;
  cipher: Cipher;
  folder: Layout;
  /** Whose sid a version's file is named by: domain knowledge leaves it open. */
  names: 'row' | 'version';
  /** One each of what can be wrong. */
  faults: boolean;
  seed: number;
  password: string;
  out: string;
}

export const VERSIONS_OUT = path.resolve(import.meta.dirname, '../../../public/sample-versions');
const FEWEST_RECORDS = 50;
const FEWEST_FILES = 12;

/** Versions that each of the first records has: enough for every fault to have its place. */
export const FEATURED = { records: 24, versions: 6 };

/** What was not asked for follows from the number of records. */
export function completeVersions(wanted: Partial<VersionsOptions>): VersionsOptions {
  const records = wanted.records ?? 80;
  const options: VersionsOptions = {
    cipher: 'none',
    folder: 'zip',
    names: 'row',
    faults: false,
    seed: 1,
    password: PASSWORD,
    ...wanted,
    records,
    versions: wanted.versions ?? records * 2 + FEATURED.records * FEATURED.versions,
    files: wanted.files ?? Math.max(FEWEST_FILES, Math.min(500, Math.round(records / 5))),
    out: path.resolve(wanted.out ?? VERSIONS_OUT),
  };
  check(options);
  return options;
}

function check({ records, versions, files, seed, ...more }: VersionsOptions): void {
  atLeast('--records', records, FEWEST_RECORDS);
  atLeast('--versions', versions, records + FEATURED.records * (FEATURED.versions - 1));
  atLeast('--files', files, FEWEST_FILES);
  if (files > records / 4 && records > FEWEST_RECORDS) {
    throw new RangeError('--files can be at most a quarter of --records');
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError('--seed must be a whole number');
  if (more.cipher !== 'none' && more.password === '') {
    throw new RangeError('--password cannot be empty, unless --cipher is none');
  }
  if (more.folder !== 'zip' && more.out === VERSIONS_OUT) {
    throw new RangeError('--folder needs --out: public/sample-versions is for a zip');
  }
}

function atLeast(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of at least ${least}`);
  }
}

/** Reads the command line; throws a sentence about what it cannot understand. */
export function readVersionsCommand(argv: readonly string[]): Partial<VersionsOptions> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      records: { type: 'string' },
      versions: { type: 'string' },
      files: { type: 'string' },
      cipher: { type: 'string' },
      folder: { type: 'string' },
      names: { type: 'string' },
      faults: { type: 'boolean', default: false },
      seed: { type: 'string' },
      password: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const options: Partial<VersionsOptions> = { faults: values.faults };
  for (const [name, word] of Object.entries(values)) {
    if (typeof word === 'string') Object.assign(options, optionOf(name, word));
  }
  return options;
}

const NUMBERS = ['records', 'versions', 'files', 'seed'];

function optionOf(name: string, word: string): Partial<VersionsOptions> {
  if (NUMBERS.includes(name)) return { [name]: Number(word) };
  if (name === 'cipher') return { cipher: oneOf(name, word, ['aes256', 'zipcrypto', 'none']) };
  if (name === 'folder') return { folder: oneOf(name, word, LAYOUTS) };
  if (name === 'names') return { names: oneOf(name, word, ['row', 'version']) };
  return { [name]: word };
}
