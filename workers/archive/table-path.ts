const IN_DATA_FOLDER = /(?:^|\/)data\/[^/]+\.csv$/i;
const AT_THE_ROOT = /^[^/]+\.csv$/i;
/** Folders of documents, where a folder named data is somebody's own. */
const AMONG_DOCUMENTS = /(?:^|\/)(?:documents|email|participants?|__macosx)\//i;
/** Files that systems leave behind. */
const LEFT_BEHIND = /(?:^|\/)(?:\._|~\$)[^/]*$/;

/** True for a CSV that lies in a backup's data folder. */
export function isInDataFolder(path: string): boolean {
  return IN_DATA_FOLDER.test(path) && !AMONG_DOCUMENTS.test(path) && !LEFT_BEHIND.test(path);
}

/** A table is a CSV in the data folder, or, in a backup without one, a CSV at the root of a volume. */
export function isTablePath(path: string, hasDataFolder: boolean): boolean {
  if (hasDataFolder) return isInDataFolder(path);
  return AT_THE_ROOT.test(path) && !LEFT_BEHIND.test(path);
}
