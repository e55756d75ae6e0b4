import type { ReadVersion } from '../../contract/reader.ts';
import type { ChainState } from '../../contract/versions.ts';
import type { VersionName } from '../../formats/labii/version-name.ts';

/** A file of `versions`, and what was read from it. */
export interface VersionFile {
  entry: number;
  path: string;
  bytes: number;
  name: VersionName;
  read: ReadVersion;
}

/** One version in its record's history. */
export interface Version extends VersionFile {
  number: number;
  chain: ChainState;
  /** Where the chain is broken: the number of the version whose hash its previous hash is; null where there is none. */
  follows: number | null;
  /** Numbers missing before it. */
  missing: readonly [from: number, to: number] | null;
}

/** A record's versions by their numbers, and the newest that could be read: null where none could. */
export interface RecordVersions {
  /** '' for versions of which nothing tells the record. */
  sid: string;
  versions: readonly Version[];
  newest: Version | null;
}

/** Groups versions by the record that their JSON tells; else by the sid in their name, where names tell records. */
export function groupVersions(files: readonly VersionFile[]): RecordVersions[] {
  const byName = namesTellRecords(files);
  const groups = new Map<string, VersionFile[]>();
  for (const file of files) {
    const sid = sidOf(file, byName);
    const group = groups.get(sid);
    if (group) group.push(file);
    else groups.set(sid, [file]);
  }
  return [...groups].map(([sid, group]) => (sid === '' ? unknown(group) : history(sid, group)));
}

/** Of the versions that tell their record, most are named by it: a name is then as good as the JSON. */
export function namesTellRecords(files: readonly Pick<VersionFile, 'name' | 'read'>[]): boolean {
  let told = 0;
  let same = 0;
  for (const { name, read } of files) {
    const sid = read.head?.recordSid ?? '';
    if (sid === '') continue;
    told += 1;
    if (sid === name.sid) same += 1;
  }
  return told === 0 || same * 2 >= told;
}

function sidOf({ name, read }: VersionFile, byName: boolean): string {
  const told = read.head?.recordSid ?? '';
  if (told !== '') return told;
  return name.number !== null && (byName || read.head) ? name.sid : '';
}

export function numberOf({ name, read }: Pick<VersionFile, 'name' | 'read'>): number {
  const told = read.head?.number ?? '';
  return /^\d{1,15}$/.test(told) ? Number(told) : (name.number ?? 0);
}

function unknown(files: readonly VersionFile[]): RecordVersions {
  const versions = files.map((file) => ({
    ...file,
    number: numberOf(file),
    chain: 'unchecked' as const,
    follows: null,
    missing: null,
  }));
  return { sid: '', versions, newest: null };
}

function history(sid: string, files: readonly VersionFile[]): RecordVersions {
  const ordered = files
    .map((file) => ({ file, number: numberOf(file) }))
    .sort((a, b) => a.number - b.number || compareText(updated(a.file), updated(b.file)));
  const numberWith = (wanted: string): number | null =>
    ordered.findLast(({ file }) => wanted !== '' && hash(file) === wanted)?.number ?? null;
  /** Of the versions with the number `before`. */
  let hashes: string[] = [];
  let before: number | null = null;
  const versions: Version[] = ordered.map(({ file, number }) => {
    const link = chainOf(file, number, before, hashes);
    const missing = link === 'gap' ? missingBefore(number, before) : null;
    const follows = link === 'broken' ? numberWith(previous(file)) : null;
    if (before !== number) hashes = [];
    hashes.push(hash(file));
    before = number;
    return { ...file, number, chain: link, follows, missing };
  });
  return { sid, versions, newest: versions.findLast(({ read }) => read.head !== null) ?? null };
}

const hash = ({ read }: VersionFile): string => read.head?.hash ?? '';
const previous = ({ read }: VersionFile): string => read.head?.previousHash ?? '';
const updated = ({ read }: VersionFile): string => read.head?.updated ?? '';
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How a version stands to those with the number `before`, whose hashes these are. */
function chainOf(
  file: VersionFile,
  number: number,
  before: number | null,
  hashes: readonly string[],
): ChainState {
  if (before === number) return 'repeated';
  if (before === null && isFirst(file, number)) return 'first';
  if (before !== number - 1) return 'gap';
  if (previous(file) === '' || hashes.every((one) => one === '')) return 'unchecked';
  return hashes.includes(previous(file)) ? 'holds' : 'broken';
}

/** The first of all by its number, or by naming none before it. */
function isFirst(file: VersionFile, number: number): boolean {
  return number <= 1 || (file.read.head !== null && previous(file) === '');
}

function missingBefore(number: number, before: number | null): Version['missing'] {
  const from = before === null ? 1 : before + 1;
  return number > from ? [from, number - 1] : null;
}
