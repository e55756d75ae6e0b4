import type { FileList, Format } from '../format.ts';
import { knownTables } from '../known-tables.ts';
import { gaps } from './gaps.ts';
import { lists } from './lists.ts';
import { schema } from './tables.ts';
import { fileUid } from './uid.ts';
import { isLeftBehind, isVersionPath, organisationOf, versionName } from './version-name.ts';

/** The table of files is made with the state of each: nothing is left to match by name. */
const files: FileList = {
  table: 'files',
  view: 'files',
  title: 'File',
  shows: ['uid', 'mentions'],
  folders: [],
  storedNames: ['file_name'],
  givenNames: [],
  owner: 'record',
  prefixes: [],
};

const versionFiles: FileList = {
  table: 'versions',
  view: 'version-files',
  title: 'Version',
  folders: [],
  storedNames: ['file'],
  givenNames: [],
  owner: 'record',
  prefixes: [],
};

/** A backup of records as versions. Sources, and what is guessed: README.md. */
export const labii: Format = {
  id: 'labii',
  label: 'Records as versions (Labii)',
  recognise(paths) {
    let versions = 0;
    let named = 0;
    let withUid = 0;
    for (const path of paths) {
      if (isVersionPath(path)) {
        versions += 1;
        if (versionName(path).number !== null) named += 1;
      } else if (fileUid(path.slice(path.lastIndexOf('/') + 1))?.isSure) withUid += 1;
    }
    if (named > 0) {
      const share = named / versions;
      return {
        confidence: 0.4 + 0.55 * share,
        reason: `${counted(named, 'file')} named [SID]_[Version] in a folder “versions”${withUid > 0 ? `, and ${counted(withUid, 'file')} named [UID]: [File name]` : ''}`,
      };
    }
    if (withUid > 0) {
      return {
        confidence: 0.25,
        reason: `${counted(withUid, 'file')} named [UID]: [File name], and no folder “versions”`,
      };
    }
    return { confidence: 0, reason: 'no folder “versions” with files named [SID]_[Version]' };
  },
  ownerOf: organisationOf,
  schema,
  isTable: () => false,
  tableOf: () => null,
  ...knownTables(schema),
  fileLists: [files, versionFiles],
  listOf: (path) => {
    if (path.endsWith('/') || isLeftBehind(path)) return null;
    return isVersionPath(path) ? 'versions' : 'files';
  },
  first: [],
  lists,
  gaps,
  isMadeOfVersions: true,
};

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
