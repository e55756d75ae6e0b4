import type { SourceFile } from '../contract/values.ts';
import { changedNames } from './changed-names.ts';
import type { FileGroup } from './group-files.ts';
import { readVolumeName } from './volume-name.ts';

/** Folders of a backup: what lies in one of them is named from there on. */
const OWN_FOLDERS = 'data|documents|email|participants?|versions|google|microsoft';
const OWN_FOLDER = new RegExp(`^(?:${OWN_FOLDERS})$`, 'i');
const IN_OWN_FOLDER = new RegExp(`^(?:[^/]+/)*?(?:${OWN_FOLDERS})/`, 'i');
/** Folders of a firm's own files, where an archive is a file like any other. */
const AMONG_FILES = /(?:^|\/)(?:documents|email|participants?|google|microsoft)\//i;
const TABLE = /[^/]\.(?:csv|tsv|tab)$/i;
/** What systems leave in every folder: no part of any backup. */
const LEFT_BEHIND =
  /(?:^|\/)(?:__MACOSX\/|\.(?:Spotlight-V100|Trashes|fseventsd)\/|(?:\._[^/]*|~\$[^/]*|\.DS_Store|\.localized|Thumbs\.db|desktop\.ini)$)/i;

/** The name of a volume made of files that no folder holds together. */
const LOOSE = 'Loose files';

export interface FoundFolders {
  folders: FileGroup[];
  /** Files that no folder takes: volumes, and whatever else was dropped. */
  rest: SourceFile[];
}

/**
 * Backups that are already unzipped: each folder that was dropped and looks like one, and loose files that do.
 * Archives and manifests beside them stay what they are.
 */
export function findFolders(files: readonly SourceFile[]): FoundFolders {
  const found: FoundFolders = { folders: [], rest: [] };
  for (const [top, inside] of byTop(files)) {
    const members = inside.filter(isMember);
    const isBackup = looksLikeBackup(top, members, inside);
    if (isBackup) found.folders.push(folderGroup(top, members));
    const taken = new Set(isBackup ? members : []);
    found.rest.push(...inside.filter((file) => !taken.has(file)));
  }
  return found;
}

/** '' for what lies in no folder, or in one of a backup's own that was dropped without the one around it. */
function byTop(files: readonly SourceFile[]): Map<string, SourceFile[]> {
  const tops = new Map<string, SourceFile[]>();
  for (const file of files) {
    const [first = '', ...below] = file.path.split('/');
    const top = below.length === 0 || OWN_FOLDER.test(first) ? '' : first;
    const inside = tops.get(top);
    if (inside) inside.push(file);
    else tops.set(top, [file]);
  }
  return tops;
}

function isMember({ path, file }: SourceFile): boolean {
  if (LEFT_BEHIND.test(path)) return false;
  if (AMONG_FILES.test(path)) return true;
  const { kind } = readVolumeName(file.name);
  if (kind === 'zip') return !/\.zip/i.test(file.name) && path.includes('/');
  return kind === 'other';
}

/** Tables beside archives may be anything: only a backup's own folders tell that the two are one. */
function looksLikeBackup(
  top: string,
  members: readonly SourceFile[],
  inside: readonly SourceFile[],
): boolean {
  if (members.some(({ path }) => IN_OWN_FOLDER.test(belowTop(top, path)))) return true;
  const hasArchive = inside.some(({ file }) => /\.zip(?:\.\d+)?$/i.test(file.name));
  return !hasArchive && members.some(({ path }) => TABLE.test(path));
}

function folderGroup(top: string, members: readonly SourceFile[]): FileGroup {
  const files = members.map(({ path, file }) => ({ path: belowTop(top, path), file }));
  const name = top || looseName(files);
  const problems = changedNames(files.map(({ path }) => path));
  return { kind: 'folder', name, stem: name, files, missing: [], problems };
}

const belowTop = (top: string, path: string): string =>
  top === '' ? path : path.slice(top.length + 1);

function looseName(files: readonly SourceFile[]): string {
  const tops = new Set(files.map(({ path }) => path.split('/')[0] ?? ''));
  const [only = LOOSE] = tops;
  return tops.size === 1 ? only : LOOSE;
}
