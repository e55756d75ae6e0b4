import path from 'node:path';
import { parseArgs } from 'node:util';

export type Cipher = 'aes256' | 'zipcrypto' | 'none';

export interface SampleOptions {
  matters: number;
  timeRecords: number;
  /** Files below documents/. */
  documents: number;
  volumes: number;
  cipher: Cipher;
  seed: number;
  password: string;
  out: string;
  /** Write what the zips would hold as one tree of plain files. */
  plainFolder: boolean;
}

export const DEFAULT_OUT = path.resolve(import.meta.dirname, '../../public/sample');
const PASSWORD = 'tui-sings-at-dawn';
const FEWEST_MATTERS = 20;
const FEWEST_DOCUMENTS = 40;

const DEFAULTS = {
  timeRecords: (matters: number) => matters * 10,
  documents: (matters: number) =>
    Math.max(FEWEST_DOCUMENTS, Math.min(10_000, Math.round(matters * 2.5))),
};

/** What was not asked for follows from the number of matters. */
export function completeOptions(wanted: Partial<SampleOptions>): SampleOptions {
  const matters = wanted.matters ?? 300;
  const options: SampleOptions = {
    volumes: 3,
    cipher: 'aes256',
    seed: 1,
    password: PASSWORD,
    plainFolder: false,
    ...wanted,
    matters,
    timeRecords: wanted.timeRecords ?? DEFAULTS.timeRecords(matters),
    documents: wanted.documents ?? DEFAULTS.documents(matters),
    out: path.resolve(wanted.out ?? DEFAULT_OUT),
  };
  check(options);
  return options;
}

function check(options: SampleOptions): void {
  atLeast('--matters', options.matters, FEWEST_MATTERS);
  atLeast('--time-records', options.timeRecords, FEWEST_MATTERS);
  atLeast('--documents', options.documents, FEWEST_DOCUMENTS);
  atLeast('--volumes', options.volumes, 1);
  if (!Number.isSafeInteger(options.seed)) throw new RangeError('--seed must be a whole number');
  if (options.volumes > 999) throw new RangeError('--volumes can be at most 999');
  if (options.cipher !== 'none' && options.password === '') {
    throw new RangeError('--password cannot be empty, unless --cipher is none');
  }
  if (options.plainFolder && options.out === DEFAULT_OUT) {
    throw new RangeError('--plain-folder needs --out: public/sample is for zips');
  }
}

function atLeast(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of at least ${least}`);
  }
}

export interface Command {
  options: Partial<SampleOptions>;
  /** Make nothing where a sample already lies. */
  ifMissing: boolean;
}

/** Reads the command line; throws a sentence about what it cannot understand. */
export function readCommand(argv: readonly string[]): Command {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      matters: { type: 'string' },
      'time-records': { type: 'string' },
      documents: { type: 'string' },
      volumes: { type: 'string' },
      cipher: { type: 'string' },
      seed: { type: 'string' },
      password: { type: 'string' },
      out: { type: 'string' },
      'plain-folder': { type: 'boolean', default: false },
      'if-missing': { type: 'boolean', default: false },
    },
  });
  const options: Partial<SampleOptions> = { plainFolder: values['plain-folder'] };
  if (values.matters !== undefined) options.matters = Number(values.matters);
  if (values['time-records'] !== undefined) options.timeRecords = Number(values['time-records']);
  if (values.documents !== undefined) options.documents = Number(values.documents);
  if (values.volumes !== undefined) options.volumes = Number(values.volumes);
  if (values.cipher !== undefined) options.cipher = cipherOf(values.cipher);
  if (values.seed !== undefined) options.seed = Number(values.seed);
  if (values.password !== undefined) options.password = values.password;
  if (values.out !== undefined) options.out = values.out;
  return { options, ifMissing: values['if-missing'] };
}

function cipherOf(word: string): Cipher {
  if (word === 'aes256' || word === 'zipcrypto' || word === 'none') return word;
  throw new RangeError('--cipher must be aes256, zipcrypto or none');
}
