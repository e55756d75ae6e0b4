import type { Archive } from '../archive/archive.ts';
import type { FileListReport, LoadEvent } from '../contract/values.ts';
import type { FileList } from '../formats/format.ts';
import { linkAnyFiles } from '../query/files/link-any-files.ts';
import type { StoredFile } from '../query/link-candidates.ts';
import { linkFiles } from '../query/link-files.ts';
import type { Asking } from '../query/question.ts';
import type { Tables } from '../query/tables.ts';
import { ListFiles } from './list-files.ts';

export interface Linking {
  tables: Tables;
  archive: Archive;
  /** Entries that are tables, and so are no files. */
  isTable: (entry: number) => boolean;
  onEvent: (event: LoadEvent) => void;
  asking: Asking;
}

/** Every list of files that is there; of a vendor that we do not know, the one that is made of all files. */
export async function linkLists(linking: Linking): Promise<FileListReport[]> {
  const { tables } = linking;
  if (tables.format.filesTable !== undefined) return linkAny(linking, tables.format.filesTable);
  const lists: FileListReport[] = [];
  for (const list of tables.format.fileLists) lists.push(...(await linkOne(linking, list)));
  return lists;
}

async function linkOne(
  { tables, archive, onEvent, asking }: Linking,
  list: FileList,
): Promise<FileListReport[]> {
  const table = tables.catalogue.get(list.table);
  if (!table) return [];
  const { rows, label } = table;
  tell(onEvent, label, rows);
  const found = new ListFiles(archive, tables.format, list.table);
  const source = {
    files: () => found.files(),
    expectedIn: (name: string) => archive.expectedIn(name),
  };
  const completeness = await linkFiles(tables, list, source, asking);
  return completeness ? [{ table: list.table, label, completeness }] : [];
}

async function linkAny(linking: Linking, id: string): Promise<FileListReport[]> {
  const { tables, onEvent, asking } = linking;
  const label = tables.format.labelOf(id);
  tell(onEvent, label, 0);
  const completeness = await linkAnyFiles(tables, id, () => filesOf(linking), asking);
  return completeness ? [{ table: id, label, completeness }] : [];
}

function* filesOf({ archive, isTable }: Linking): Generator<StoredFile, void, undefined> {
  const names = new Map(archive.volumes().map(({ id, name }) => [id, name]));
  for (const file of archive.paths()) {
    if (!isTable(file.id)) yield { ...file, volume: names.get(file.volume) ?? '' };
  }
}

function tell(onEvent: (event: LoadEvent) => void, subject: string, rows: number): void {
  const bytes = { bytesRead: 1, bytesTotal: 1 };
  onEvent({ kind: 'progress', phase: 'linking', ...bytes, rows, subject });
}
