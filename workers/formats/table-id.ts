/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A table's id and address: its file's name in lower case without its ending. */
export function tableIdOf(path: string): string {
  return fileNameOf(path)
    .toLowerCase()
    .replace(/\.(?:csv|tsv|tab|txt)$/, '');
}

/** A CSV, or such a file with tabs, that is not the shadow file (`__MACOSX/._actions.csv`) a Mac puts beside it. */
export function isCsv(path: string): boolean {
  return /\.(?:csv|tsv|tab)$/i.test(path) && !/(^|\/)(__MACOSX\/|\._)/.test(path);
}
