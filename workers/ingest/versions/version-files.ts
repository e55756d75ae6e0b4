import { codeOf, fileUid, fileVersion, type FileUid } from '../../formats/labii/uid.ts';
import { unpackedList } from './packed.ts';
import { recordsByUid, type FoundRecord, type RecordsByUid } from './version-records.ts';

/** A file of the backup that is no version. */
export interface OtherFile {
  id: number;
  path: string;
  name: string;
  bytes: number;
  volume: string;
  readable: boolean;
}

/** `unlisted`: no record names it. `missing`: named, and not there. */
export type FileState = 'present' | 'missing' | 'unopened' | 'unlisted';

/** One row of `files`. */
export interface FoundFile {
  uid: string;
  name: string;
  state: FileState;
  /** Null for one that is missing. */
  file: OtherFile | null;
  way: FileUid['way'] | null;
  version: string;
  /** Files of this UID and version, where there are several; otherwise 0. */
  alternatives: number;
  /**
   * Nobody can say which one it is: its name was lost and records name more than one file of its UID, or several
   * records have its UID.
   */
  isAmbiguous: boolean;
  /** The records with its UID, and how many records name it. */
  record: FoundRecord | null;
  mentions: number;
}

/** What records name by UID: the sids of those that do, and the names they give. */
interface Named {
  by: Set<string>;
  names: Set<string>;
}

/** Finds the files of UIDs, by every name that unzip tools leave them (domain.md 2.5), and the UIDs without one. */
export function findFiles(
  records: readonly FoundRecord[],
  files: readonly OtherFile[],
): FoundFile[] {
  const byUid = recordsByUid(records);
  const named = namedUids(records);
  const parsed = files.map((file) => ({ file, told: fileUid(file.name, folderName(file.path)) }));
  const codes = fileCodes(records, parsed);
  const isUid = ({ uid, isSure }: FileUid): boolean =>
    isSure || byUid.has(uid) || named.has(uid) || codes.has(codeOf(uid));
  const there = parsed.map(({ file, told }) => ({ file, told: told && isUid(told) ? told : null }));
  const found = there.map(({ file, told }) => present(file, told, { byUid, named }));
  countAlternatives(found);
  return [...found, ...missingFiles(found, { byUid, named, codes }, records)];
}

/** Every UID that some record names, besides its own. */
function namedUids(records: readonly FoundRecord[]): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const { sid, uid: own, record } of records) {
    for (const { text, uid } of unpackedList(record?.mentions)) {
      if (uid === '' || uid === own) continue;
      const known = named.get(uid) ?? { by: new Set(), names: new Set() };
      known.by.add(sid);
      if (text.trim() !== uid) known.names.add(text.trim());
      named.set(uid, known);
    }
  }
  return named;
}

const isFileRecord = ({ type }: FoundRecord): boolean => /^files?$/i.test(type);

/** The codes of tables that hold files: of records of files, and of names that are surely a file's. */
function fileCodes(
  records: readonly FoundRecord[],
  parsed: readonly { told: FileUid | null }[],
): Set<string> {
  const codes = records.filter(isFileRecord).map(({ uid }) => codeOf(uid));
  const sure = parsed.flatMap(({ told }) => (told?.isSure ? [codeOf(told.uid)] : []));
  return new Set([...codes, ...sure].filter(Boolean));
}

interface Known {
  byUid: RecordsByUid;
  named: ReadonlyMap<string, Named>;
}

const noUid = { uid: '', name: '', way: null } as const;

function present(file: OtherFile, told: FileUid | null, { byUid, named }: Known): FoundFile {
  const { uid, name, way } = told ?? noUid;
  const record = byUid.get(uid) ?? null;
  const mentioned = named.get(uid) ?? nobody;
  const isListed = byUid.has(uid) || mentioned !== nobody;
  return {
    uid,
    name: nameOf(name, told && record, file.name),
    state: isListed ? (file.readable ? 'present' : 'unopened') : 'unlisted',
    file,
    way,
    version: fileVersion(name === '' ? file.name : name),
    alternatives: 0,
    isAmbiguous: byUid.get(uid) === null || isOneOfSeveral(way, mentioned),
    record,
    mentions: mentioned.by.size,
  };
}

const nobody: Named = { by: new Set(), names: new Set() };

/** Its name was lost, and records name more than one file of its UID. */
const isOneOfSeveral = (way: FoundFile['way'], { names }: Named): boolean =>
  way === 'bare' && names.size > 1;

/** A name that was lost is that of the record, as it is now. */
function nameOf(told: string, record: FoundRecord | null, stored: string): string {
  return [told, record?.name ?? ''].find((name) => name !== '') ?? stored;
}

/** Files of one UID are versions of one file where their names say so; otherwise nobody can say which is which. */
function countAlternatives(found: readonly FoundFile[]): void {
  const alike = new Map<string, FoundFile[]>();
  for (const file of found) {
    if (file.uid === '') continue;
    const key = `${file.uid}\n${file.version}`;
    const others = alike.get(key);
    if (others) others.push(file);
    else alike.set(key, [file]);
  }
  for (const files of alike.values()) {
    if (files.length === 1) continue;
    for (const file of files) {
      file.alternatives = files.length;
      file.isAmbiguous ||= file.way === 'bare';
    }
  }
}

function missingFiles(
  found: readonly FoundFile[],
  { byUid, named, codes }: Known & { codes: ReadonlySet<string> },
  records: readonly FoundRecord[],
): FoundFile[] {
  const there = new Set(found.map(({ uid }) => uid));
  const ofRecords = records.filter(isFileRecord).flatMap(({ uid }) => (uid === '' ? [] : [uid]));
  const ofMentions = [...named.keys()].filter((uid) => codes.has(codeOf(uid)) && !byUid.has(uid));
  return [...new Set([...ofRecords, ...ofMentions])]
    .filter((uid) => !there.has(uid))
    .map((uid) => missing(uid, byUid.get(uid) ?? null, named.get(uid) ?? nobody));
}

function missing(uid: string, record: FoundRecord | null, { by, names }: Named): FoundFile {
  const [name = ''] = names;
  return {
    uid,
    name: nameOf(record?.name ?? '', null, fileUid(name)?.name ?? uid),
    state: 'missing',
    file: null,
    way: null,
    version: '',
    alternatives: 0,
    isAmbiguous: false,
    record,
    mentions: by.size,
  };
}

function folderName(path: string): string {
  return path.split('/').at(-2) ?? '';
}
