import type { LinkMethod } from '../contract/values.ts';
import type { DocumentFile } from './link-candidates.ts';
import { bareName, baseNameOf, foldedName, keyedName, unmangledName } from './stored-name.ts';

/** A row of the document log, as far as finding its file goes. Cells that mean "no value" are ''. */
export interface LoggedDocument {
  fileName: string;
  directory: string;
  matter: string;
  created: string;
}

/** One way to find a row's file: both sides make keys, and equal keys match. */
export interface LinkWay {
  method: LinkMethod;
  ofRow(row: LoggedDocument): string[];
  ofFile(file: DocumentFile): string[];
  /** A guess: files that a better way took stay out of it, and each file serves one row. */
  isGuess: boolean;
}

/** Sure ways first (domain.md 1.2). */
export const linkWays: readonly LinkWay[] = [
  {
    method: 'exact',
    ofRow: ({ fileName }) => [baseNameOf(fileName)],
    ofFile: ({ name }) => [name],
    isGuess: false,
  },
  {
    method: 'folded',
    ofRow: ({ fileName }) => [foldedName(baseNameOf(fileName))],
    ofFile: ({ name }) => [foldedName(name)],
    isGuess: false,
  },
  {
    method: 'mangled',
    ofRow: ({ fileName }) =>
      distinct([unmangledName(baseNameOf(fileName)), unmangledName(fileName)]),
    ofFile: ({ name }) => [unmangledName(name)],
    isGuess: false,
  },
  { method: 'key-stamp', ofRow: stampKeys, ofFile: ({ name }) => stampOf(name), isGuess: true },
  { method: 'key-fuzzy', ofRow: fuzzyKeys, ofFile: ({ name }) => fuzzyOf(name, ''), isGuess: true },
];

/** Tells files of one name apart by the folders before it. */
export const pathWay: LinkWay = {
  method: 'path',
  ofRow: ({ fileName, directory }) =>
    distinct([pathKey(fileName), pathKey(`${directory}/${baseNameOf(fileName)}`)]).filter((key) =>
      key.includes('/'),
    ),
  ofFile: ({ path }) => {
    const parts = pathKey(path).split('/');
    return parts.slice(0, -1).map((_, index) => parts.slice(index).join('/'));
  },
  isGuess: false,
};

function pathKey(path: string): string {
  return foldedName(path)
    .split(/[/\\]+/)
    .filter(Boolean)
    .join('/');
}

/** The stamp in the stored name; where that has none, the moment the document was created. */
function stampKeys({ fileName, matter, created }: LoggedDocument): string[] {
  const name = baseNameOf(fileName);
  const keyed = keyedName(name);
  if (keyed?.stamp) return stampOf(name);
  const digits = created.replaceAll(/\D/g, '').slice(0, 14);
  const of = keyed?.matter ?? matter;
  return digits.length === 14 && of !== '' ? [`${of}_${digits}${endingOf(name)}`] : [];
}

/** A day alone is no sign: many documents of one matter share it. */
function stampOf(name: string): string[] {
  const keyed = keyedName(name);
  return keyed?.stamp.length === 14 ? [`${keyed.matter}_${keyed.stamp}${endingOf(name)}`] : [];
}

function fuzzyKeys({ fileName, matter }: LoggedDocument): string[] {
  return fuzzyOf(baseNameOf(fileName), matter);
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

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}
