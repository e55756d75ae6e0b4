import path from 'node:path';
import { parseArgs } from 'node:util';
import type { DateOrder } from './dates.ts';

export type Cipher = 'aes256' | 'zipcrypto' | 'none';

/** How email_associations says what is linked: a column for each type, or a pair of type and id. */
export type Associations = 'columns' | 'typed';

/** How the trust files and the ledger say which way money goes, and what they call it. */
export const TRUST_SHAPES = [
  'debit-credit',
  'signed',
  'flag',
  'split',
  'two-accounts',
  'uk',
] as const;
export type TrustShape = (typeof TRUST_SHAPES)[number];

export interface SampleOptions {
  matters: number;
  timeRecords: number;
  /** Files below documents/. */
  documents: number;
  volumes: number;
  cipher: Cipher;
  associations: Associations;
  /** Rows of custom_action_data.csv, about; null for as many as come by themselves. */
  customCells: number | null;
  /** Columns renamed, missing and added, tables absent, and two tables that are on no list. */
  odd: boolean;
  dates: DateOrder;
  trust: TrustShape;
  /** Movements of trust money besides the usual ones, about. */
  trustRows: number;
  /** One each of what an auditor looks for. */
  trustFaults: boolean;
  seed: number;
  password: string;
  out: string;
  /** Write what the zips would hold as one tree of plain files. */
  plainFolder: boolean;
}

export const DEFAULT_OUT = path.resolve(import.meta.dirname, '../../public/sample');
export const PASSWORD = 'tui-sings-at-dawn';
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
    associations: 'columns',
    customCells: null,
    odd: false,
    dates: wanted.trust === 'uk' ? 'dmy' : 'iso',
    trust: 'debit-credit',
    trustRows: 0,
    trustFaults: false,
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
  atLeast('--trust-rows', options.trustRows, 0);
  if (options.customCells !== null) atLeast('--custom-cells', options.customCells, 1);
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

/** Reads the command line; throws a sentence about what it cannot understand. */
export function readCommand(argv: readonly string[]): Partial<SampleOptions> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      matters: { type: 'string' },
      'time-records': { type: 'string' },
      documents: { type: 'string' },
      volumes: { type: 'string' },
      cipher: { type: 'string' },
      associations: { type: 'string' },
      'custom-cells': { type: 'string' },
      dates: { type: 'string' },
      trust: { type: 'string' },
      'trust-rows': { type: 'string' },
      'trust-faults': { type: 'boolean' },
      odd: { type: 'boolean', default: false },
      seed: { type: 'string' },
      password: { type: 'string' },
      out: { type: 'string' },
      'plain-folder': { type: 'boolean', default: false },
    },
  });
  const options: Partial<SampleOptions> = {
    plainFolder: values['plain-folder'],
    odd: values.odd,
  };
  if (values['trust-faults'] === true) options.trustFaults = true;
  for (const [name, word] of Object.entries(values)) {
    if (typeof word === 'string') Object.assign(options, optionOf(name, word));
  }
  return options;
}

const NUMBERS = new Map<string, keyof SampleOptions>([
  ['matters', 'matters'],
  ['time-records', 'timeRecords'],
  ['documents', 'documents'],
  ['volumes', 'volumes'],
  ['seed', 'seed'],
  ['custom-cells', 'customCells'],
  ['trust-rows', 'trustRows'],
]);

function optionOf(name: string, word: string): Partial<SampleOptions> {
  const number = NUMBERS.get(name);
  if (number !== undefined) return { [number]: Number(word) };
  if (name === 'cipher') return { cipher: oneOf(name, word, ['aes256', 'zipcrypto', 'none']) };
  if (name === 'associations') return { associations: oneOf(name, word, ['columns', 'typed']) };
  if (name === 'dates') return { dates: oneOf(name, word, ['iso', 'dmy', 'mdy']) };
  if (name === 'trust') return { trust: oneOf(name, word, TRUST_SHAPES) };
  return { [name]: word };
}

/** The word, where it is one of these. */
export function oneOf<const T extends string>(name: string, word: string, words: readonly T[]): T {
  const found = words.find((known) => known === word);
  if (found === undefined) throw new RangeError(`--${name} must be one of: ${words.join(', ')}`);
  return found;
}
