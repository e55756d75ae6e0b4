const IN_DATA_FOLDER = /(?:^|\/)data\/[^/]+\.(?:csv|tsv|tab)$/i;
/** Folders of documents, where a folder named data is somebody's own. */
const AMONG_DOCUMENTS = /(?:^|\/)(?:documents|email|participants?|__macosx)\//i;
/** Files that systems leave behind. */
const LEFT_BEHIND = /(?:^|\/)(?:\._|~\$)[^/]*$/;

/** True for a CSV that lies in a backup's data folder. */
export function isInDataFolder(path: string): boolean {
  return IN_DATA_FOLDER.test(path) && !AMONG_DOCUMENTS.test(path) && !LEFT_BEHIND.test(path);
}

/**
 * Which of a volume's CSVs are tables: those in the data folder; in a backup without one, those that lie as high as
 * the highest. Below them, and in the folders of documents, a CSV is somebody's document.
 */
export function tablePathsAmong(paths: readonly string[], hasDataFolder: boolean): string[] {
  if (hasDataFolder) return paths.filter(isInDataFolder);
  const tables = paths.filter((path) => !AMONG_DOCUMENTS.test(path) && !LEFT_BEHIND.test(path));
  const highest = Math.min(...tables.map(depthOf));
  return tables.filter((path) => depthOf(path) === highest);
}

const depthOf = (path: string): number => path.split('/').length;
