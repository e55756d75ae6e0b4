import type { Problem } from '../contract/problems.ts';
import { viewOf } from './bytes.ts';
import type { Directory } from './directory.ts';
import {
  isReadableMethod,
  METHOD,
  methodName,
  readCipher,
  type Encryption,
} from './directory-entry.ts';
import type { EntryPaths } from './entry-paths.ts';
import { safePath } from './safe-path.ts';
import { endsInCsv, isPlain, nameHash, nameTraits } from './name-traits.ts';

/** What one pass over a directory tells of its files as a whole. */
export interface Survey {
  files: number;
  /** Indexes of the files named *.csv. */
  csv: readonly number[];
  /** Files that a password is needed for, and that can be read with one. */
  locked: number;
  /** As told to a person. */
  encryption: readonly string[];
  problems: readonly Problem[];
}

const EXAMPLES = 5;

interface Counts {
  csv: number[];
  files: number;
  locked: number;
  unsafe: { count: number; examples: string[] };
  ciphers: Map<Encryption, number>;
  unknownMethods: Map<number, number>;
  hashes: Uint32Array;
}

export function surveyDirectory(directory: Directory, paths: EntryPaths): Survey {
  const counts: Counts = {
    csv: [],
    files: 0,
    locked: 0,
    unsafe: { count: 0, examples: [] },
    ciphers: new Map(),
    unknownMethods: new Map(),
    hashes: new Uint32Array(directory.count),
  };
  const view = viewOf(directory.bytes);
  for (let index = 0; index < directory.count; index++)
    countEntry(directory, paths, view, index, counts);
  const encryption = [...counts.ciphers.keys()].map(cipherName).sort();
  return { ...counts, encryption, problems: problemsOf(directory, paths, counts) };
}

function countEntry(
  directory: Directory,
  paths: EntryPaths,
  view: DataView,
  index: number,
  counts: Counts,
): void {
  const at = directory.starts[index] ?? 0;
  const { bytes } = directory;
  const [from, to] = paths.span(index);
  counts.hashes[index] = nameHash(bytes, from, to);
  if (!isPlain(nameTraits(bytes, from, to)) && countName(paths, index, counts)) return;
  counts.files++;
  if (endsInCsv(bytes, from, to)) counts.csv.push(index);
  const { method, encryption } = readCipher(view, at);
  if (!isReadableMethod(method)) add(counts.unknownMethods, method);
  if (encryption === 'none') return;
  add(counts.ciphers, encryption);
  if (isOpenable(encryption) && isReadableMethod(method)) counts.locked++;
}

/** Counts what was made safe; true when the name is a folder's. */
function countName(paths: EntryPaths, index: number, { unsafe }: Counts): boolean {
  const { path, altered } = paths.safe(index);
  if (altered) unsafe.count++;
  if (altered && unsafe.examples.length < EXAMPLES) unsafe.examples.push(path);
  return paths.isFolder(index);
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export const isOpenable = (encryption: Encryption): boolean =>
  encryption !== 'strong' && encryption !== 'unknown';

/** What a person calls it. */
export function cipherName(encryption: Encryption): string {
  if (encryption === 'strong') return 'PKWARE strong encryption';
  return encryption === 'unknown' ? 'unknown encryption' : encryption;
}

function problemsOf(directory: Directory, paths: EntryPaths, counts: Counts): Problem[] {
  const { unsafe, ciphers, unknownMethods } = counts;
  const problems: Problem[] = [];
  const strong = ciphers.get('strong') ?? 0;
  if (strong > 0) problems.push({ code: 'Z20', facts: { count: strong } });
  for (const [method, count] of unknownMethods) {
    if (method !== METHOD.aes)
      problems.push({ code: 'Z22', facts: { count, method: methodName(method) } });
  }
  if (unsafe.count > 0) problems.push({ code: 'Z40', facts: unsafe });
  const repeated = repeatedNames(paths, counts.hashes);
  if (repeated) problems.push({ code: 'Z41', facts: repeated });
  if (paths.charset) problems.push({ code: 'Z42', facts: { charset: paths.charset } });
  return [...problems, ...quarantined(directory)];
}

/** Names that occur more than once in one volume, byte for byte. */
function repeatedNames(
  paths: EntryPaths,
  hashes: Uint32Array,
): { count: number; example: string } | null {
  const sorted = hashes.slice().sort();
  const twice = new Set(sorted.filter((hash, at) => hash === sorted[at + 1]));
  if (twice.size === 0) return null;
  const names = new Map<string, number>();
  hashes.forEach((hash, index) => {
    if (twice.has(hash)) add(names, paths.path(index));
  });
  const repeated = [...names].filter(([, count]) => count > 1);
  const [first] = repeated;
  return first ? { count: repeated.length, example: first[0] } : null;
}

/** At most 100 are told one by one; `directory.quarantined` has them all. */
function quarantined({ quarantined: records }: Directory): Problem[] {
  return records.slice(0, 100).map(({ code, field, rawName }) => {
    const entry = safePath(new TextDecoder().decode(rawName), false).path;
    return code === 'Z34' ? { code, facts: { entry } } : { code, facts: { entry, field } };
  });
}
