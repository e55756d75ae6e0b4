import { fileNameOf } from '../table-id.ts';

/** What the name of a version's file tells. */
export interface VersionName {
  /** The file's name without its ending, and without the number that a program puts behind a second one of a name. */
  stem: string;
  /** Of the record, or of the version: the vendor does not say which. */
  sid: string;
  /** Null where the name holds none. */
  number: number | null;
}

/** Directly in a folder `versions`, wherever that lies; not what a Mac or Windows leaves behind there. */
const IN_VERSIONS = /(?:^|\/)versions\/[^/]+$/i;
const AROUND_VERSIONS = /(?:^|\/)([^/]+)\/versions\/[^/]+$/i;
/** The vendor's samples have 18 letters and digits and more. */
const SID = /^[A-Za-z0-9]{16,64}$/;
const LEFT_BEHIND = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

export function isVersionPath(path: string): boolean {
  return IN_VERSIONS.test(path) && !LEFT_BEHIND.test(path);
}

export function isLeftBehind(path: string): boolean {
  return LEFT_BEHIND.test(path);
}

/** The folder around `versions` is called by the organisation's sid; null where its name can be none. */
export function organisationOf(path: string): string | null {
  const [, folder = ''] = AROUND_VERSIONS.exec(path) ?? [];
  return SID.test(folder) && /\d/.test(folder) ? folder : null;
}

/** `[SID]_[Version]`, split at the last underscore, with or without `.json` and ` (1)`. */
export function versionName(path: string): VersionName {
  const stem = fileNameOf(path).replace(/(?: \(\d{1,3}\))?(?:\.json)?$/i, '');
  const [, sid, digits] = /^(.+)_(\d{1,15})$/.exec(stem) ?? [];
  if (sid === undefined || digits === undefined) return { stem, sid: stem, number: null };
  return { stem, sid, number: Number(digits) };
}
