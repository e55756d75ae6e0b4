/** A UID in running text: the code of a table and a running number. */
const UID = /\b[A-Z]{2,}\d+\b/g;

/** Every UID in a text, once. */
export function uidsIn(text: string): string[] {
  if (text.length < 3) return [];
  return [...new Set(text.match(UID) ?? [])];
}

/** The UID that a name begins with, else the first in it; '' for a name without one. */
export function uidOf(name: string): string {
  const told = fileUid(name.trim());
  return told?.isSure === true ? told.uid : (uidsIn(name)[0] ?? '');
}

/** The code of a UID: FL154 → FL. */
export function codeOf(uid: string): string {
  return uid.replace(/\d+$/, '');
}

/** How a file's name holds its UID: as the backup writes it, as an unzip tool left it, or nothing but it. */
export type UidWay = 'exact' | 'mangled' | 'bare';

export interface FileUid {
  uid: string;
  name: string;
  way: UidWay;
  /** The name alone is proof: nothing else has to know the UID. */
  isSure: boolean;
}

/**
 * `[UID]: [File name]`, and what is left of the colon (domain.md 2.5): `_`, `__`, U+F03A, U+FF1A, U+A789, `%3A`, `/`,
 * and `-` as this app saves it; or nothing, where the name ends at it. Null for a name that begins with no UID.
 */
export function fileUid(fileName: string, folder = ''): FileUid | null {
  if (fileName.startsWith(' ') && isUid(folder)) {
    return { uid: folder.toUpperCase(), name: fileName.trimStart(), way: 'mangled', isSure: true };
  }
  const [, bare] = BARE.exec(fileName) ?? [];
  if (bare !== undefined) return { uid: bare.toUpperCase(), name: '', way: 'bare', isSure: false };
  const found = MARKED.exec(fileName);
  return found && markedUid(found);
}

function markedUid([, uid = '', mark = '', space = '', name = '']: RegExpExecArray): FileUid {
  const isUnderscore = mark.startsWith('_');
  const isSure = isUnderscore ? space !== '' && /^[A-Z]{2}/.test(uid) : !mark.endsWith('-');
  return { uid: uid.toUpperCase(), name, way: mark === ':' ? 'exact' : 'mangled', isSure };
}

const MARKED = /^([A-Za-z]{1,6}\d{1,15})(:|__?|\uF03A|\uFF1A|\uA789|%3A|\/| ?-(?= ))(\s*)(.*)$/is;

/** A second one of the same name has a number behind it. */
const BARE = /^([A-Za-z]{1,6}\d{1,15})(?: \(\d+\))?$/;

const isUid = (text: string): boolean => /^[A-Za-z]{1,6}\d{1,15}$/.test(text);

/** The version that a file's name tells: `Small Workbook (v3).xlsx` → 3; '' where it tells none. */
export function fileVersion(name: string): string {
  return /\(v(\d+)\)(?=\.[^.]*$|$)/i.exec(name)?.[1] ?? '';
}

/** A file's name without that. */
export function withoutVersion(name: string): string {
  return name.replace(/\s*\(v\d+\)(?=\.[^.]*$|$)/i, '');
}
