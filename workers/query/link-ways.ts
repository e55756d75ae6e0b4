import type { LinkMethod } from '../contract/values.ts';
import type { FileList } from '../formats/format.ts';
import type { StoredFile } from './link-candidates.ts';
import type { ListedRow } from './listed-rows.ts';
import { bareName, baseNameOf, foldedName, keyedName, unmangledName } from './stored-name.ts';

/** One way to find a row's file: both sides make keys, and equal keys match. */
export interface LinkWay {
  method: LinkMethod;
  ofRow(row: ListedRow): string[];
  ofFile(file: StoredFile): string[];
  /**
   * Who gets a file that several rows fit: all of them; nobody, since such a key is no sign; or the first that
   * has none yet, in doubt. Only `all` offers files that a better way took.
   */
  shared: 'all' | 'nobody' | 'first';
  /** A row that several files fit gets none of them. */
  isOneFile?: boolean;
}

type Keys = Pick<LinkWay, 'method' | 'ofRow' | 'ofFile'>;

const exact: Keys = {
  method: 'exact',
  ofRow: ({ stored }) => stored.map(baseNameOf),
  ofFile: ({ name }) => [name],
};

const folded: Keys = {
  method: 'folded',
  ofRow: ({ stored }) => stored.map((name) => foldedName(baseNameOf(name))),
  ofFile: ({ name }) => [foldedName(name)],
};

const mangled: Keys = {
  method: 'mangled',
  ofRow: ({ stored }) =>
    stored.flatMap((name) => [unmangledName(baseNameOf(name)), unmangledName(name)]),
  ofFile: ({ name }) => [unmangledName(name)],
};

/** Parts of a path that are looked at, from its end: no list writes longer ones. */
const MOST_PARTS = 64;

/** Tells files of one name apart by the folders before it. */
export const pathWay: LinkWay = {
  method: 'path',
  ofRow: ({ stored, directory }) =>
    stored
      .flatMap((name) => [pathKey(name), pathKey(`${directory}/${baseNameOf(name)}`)])
      .filter((key) => key.includes('/')),
  ofFile: ({ path }) => {
    const parts = pathKey(path).split('/').slice(-MOST_PARTS);
    return parts.slice(0, -1).map((_, index) => parts.slice(index).join('/'));
  },
  shared: 'all',
};

/** Sure ways first (domain.md 1.2). Of a name that several files have, `pathWay` decides. */
const byName: readonly LinkWay[] = [
  { ...exact, shared: 'all' },
  { ...folded, shared: 'all' },
  { ...mangled, shared: 'all' },
  { method: 'key-stamp', ofRow: stampKeys, ofFile: ({ name }) => stampOf(name), shared: 'first' },
  {
    method: 'key-fuzzy',
    ofRow: fuzzyKeys,
    ofFile: ({ name }) => fuzzyOf(name, ''),
    shared: 'first',
  },
];

/** A name that many rows have (`message.html`) says which file is meant only with the number before it. */
const beforePrefix: readonly LinkWay[] = [
  pathWay,
  { ...exact, shared: 'nobody' },
  { ...folded, shared: 'nobody' },
  { ...mangled, shared: 'nobody' },
];

const afterPrefix: readonly LinkWay[] = [{ ...exact, shared: 'all' }];

/** The ways before and after those by prefix. */
export function waysOf({ prefixes }: FileList): {
  before: readonly LinkWay[];
  after: readonly LinkWay[];
} {
  return prefixes.length === 0
    ? { before: byName, after: [] }
    : { before: beforePrefix, after: afterPrefix };
}

/** `<prefix>_<name>`, the name being one of the row's; `at` says which of its prefixes may stand there. */
export function prefixedWay(at: readonly number[]): LinkWay {
  return {
    method: 'key-prefix',
    ofRow: ({ stored, given, prefixes }) =>
      at
        .flatMap((index) => prefixesAt(prefixes, index))
        .flatMap((prefix) =>
          [...stored, ...given].map((name) => unmangledName(`${prefix}_${baseNameOf(name)}`)),
        ),
    ofFile: ({ name }) => [unmangledName(name)],
    shared: 'first',
  };
}

/** `<prefix>_…`, when that is the only file that has it, and the row the only one. */
export function prefixWay(at: readonly number[]): LinkWay {
  return {
    method: 'key-prefix',
    ofRow: ({ prefixes }) => at.flatMap((index) => prefixesAt(prefixes, index)).map(foldedName),
    ofFile: ({ name }) =>
      [...name.matchAll(/_/g)].slice(0, 2).map(({ index }) => foldedName(name.slice(0, index))),
    shared: 'nobody',
    isOneFile: true,
  };
}

function prefixesAt(prefixes: readonly string[], index: number): string[] {
  const prefix = prefixes[index] ?? '';
  return prefix === '' ? [] : [prefix];
}

function pathKey(path: string): string {
  return foldedName(path)
    .split(/[/\\]+/)
    .filter(Boolean)
    .join('/');
}

/** The stamp in the stored name; where that has none, the moment the document was created. */
function stampKeys({ stored, owner, created }: ListedRow): string[] {
  return stored.map(baseNameOf).flatMap((name) => {
    const keyed = keyedName(name);
    if (keyed?.stamp) return stampOf(name);
    const digits = created.replaceAll(/\D/g, '').slice(0, 14);
    const of = keyed?.matter ?? owner;
    return digits.length === 14 && of !== '' ? [`${of}_${digits}${endingOf(name)}`] : [];
  });
}

/** A day alone is no sign: many documents of one matter share it. */
function stampOf(name: string): string[] {
  const keyed = keyedName(name);
  return keyed?.stamp.length === 14 ? [`${keyed.matter}_${keyed.stamp}${endingOf(name)}`] : [];
}

function fuzzyKeys({ stored, owner }: ListedRow): string[] {
  return stored.flatMap((name) => fuzzyOf(baseNameOf(name), owner));
}

function fuzzyOf(name: string, matter: string): string[] {
  const keyed = keyedName(name) ?? { matter, rest: name };
  const bare = bareName(keyed.rest);
  return keyed.matter === '' || bare.startsWith('.') ? [] : [`${keyed.matter}_${bare}`];
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}
