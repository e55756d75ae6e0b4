import type { Format, Recognition } from '../format.ts';
import { knownTables, schemaNameOf } from '../known-tables.ts';
import { fileNameOf, isCsv, tableIdOf } from '../table-id.ts';
import { fileLists, listOf } from './file-lists.ts';
import { gaps } from './gaps.ts';
import { lists } from './lists.ts';
import { schema } from './tables.ts';

/** The folders that hold uploaded files; a CSV below one of them is somebody's document. */
const uploads = new Set(['documents', 'email', 'participant']);

/** An Actionstep takeaway backup. Sources, and what is guessed: README.md. */
export const actionstep: Format = {
  id: 'actionstep',
  label: 'Actionstep takeaway backup',
  recognise(paths) {
    const found = new Map<string, string>();
    let documents = 0;
    for (const path of paths) {
      if (listOf(path) === 'document_log') documents += isKeyed(path) ? 1 : 0;
      else if (isTable(path)) found.set(tableOf(path) ?? '', path);
    }
    found.delete('');
    return found.size > 0 ? byTables(found) : byDocuments(documents);
  },
  schema,
  isTable,
  tableOf,
  ...knownTables(schema),
  fileLists,
  listOf,
  first: [
    'action_types',
    'participant_types',
    'primary_participant_types',
    'actions',
    'action_participants',
    'participants',
  ],
  lists,
  gaps,
};

function byTables(found: ReadonlyMap<string, string>): Recognition {
  const all = Object.keys(schema).length;
  const example = found.get('actions') ?? [...found.values()][0] ?? '';
  return {
    confidence: Math.min(1, 0.3 + found.size / 10),
    reason: `${found.size} of the ${all} tables of an Actionstep backup, among them ${example}`,
  };
}

function byDocuments(count: number): Recognition {
  if (count === 0) return { confidence: 0, reason: 'no table of an Actionstep backup' };
  return { confidence: 0.3, reason: `${count} files in documents/ named by matter number` };
}

function tableOf(path: string): string | null {
  return schemaNameOf(schema, tableIdOf(path));
}

/** Below a `data` folder, however deep that lies; also beside no folder at all, as after re-zipping. */
function isTable(path: string): boolean {
  if (!isCsv(path)) return false;
  const folders = foldersOf(path);
  if (folders.slice(0, dataDepth(folders)).some((folder) => uploads.has(folder))) return false;
  return folders.length === 0 || folders.includes('data') || tableOf(path) !== null;
}

function dataDepth(folders: readonly string[]): number {
  const depth = folders.indexOf('data');
  return depth < 0 ? folders.length : depth;
}

function isKeyed(path: string): boolean {
  return /^\d+_/.test(fileNameOf(path));
}

function foldersOf(path: string): string[] {
  return path.toLowerCase().split('/').slice(0, -1);
}
