import type { Completeness, LinkMethod } from '../../contract/values.ts';
import { subjectsOf } from '../column-words.ts';
import type { StoredFile } from '../link-candidates.ts';
import { pause, type Asking } from '../question.ts';
import type { Tables } from '../tables.ts';
import { noStates } from '../write-links.ts';
import type { FileOwners } from './file-owners.ts';
import { writeFiles } from './files-table.ts';
import { keyedFiles, type KeyedTable } from './keyed-files.ts';
import { FileNames, namedFiles } from './named-files.ts';

/** Files gone through between two moments in which messages are heard. */
const SLICE = 50_000;

/**
 * Makes the table of a backup's files, where no list of its vendor names them: each with the rows that name it, or
 * whose key its name or folder begins with, and each name that no file has. Null where there is neither.
 */
export async function linkAnyFiles(
  tables: Tables,
  id: string,
  source: () => Iterable<StoredFile>,
  asking: Asking,
): Promise<Completeness | null> {
  const files = await collected(source, asking);
  const owners = await ownersOf(tables, files, asking);
  if (files.length === 0) return null;
  await writeFiles(tables, id, files, owners, asking);
  return completenessOf(files, owners);
}

async function collected(
  source: () => Iterable<StoredFile>,
  asking: Asking,
): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  for (const file of source()) {
    if (files.push(file) % SLICE === 0) await pause(asking);
  }
  return files;
}

async function ownersOf(
  tables: Tables,
  files: readonly StoredFile[],
  asking: Asking,
): Promise<FileOwners[]> {
  const keyed = keyedTables(tables);
  const names = new FileNames(files);
  const owners: FileOwners[] = [];
  for (const { table } of keyed) {
    owners.push(...(await namedFiles(tables.store, table, names, asking)));
  }
  const isNamed = new Set(owners.flatMap(({ keyOf }) => [...keyOf.keys()]));
  const others = [...files.entries()].filter(([at]) => !isNamed.has(at));
  return [...owners, ...(await keyedFiles(tables.store, keyed, others, asking))];
}

/** Tables with a key of one column that is their own: a row that only adds to another has its key, too. */
function keyedTables(tables: Tables): KeyedTable[] {
  const subjects = subjectsOf(tables);
  return tables.catalogue
    .all()
    .filter(({ known, key, columns }) => {
      const own = columns.find(({ id }) => id === key[0]);
      return !known && key.length === 1 && own?.references === null;
    })
    .map((table) => ({ table, subject: subjects.get(table.id) ?? '' }));
}

function completenessOf(files: readonly StoredFile[], owners: readonly FileOwners[]): Completeness {
  const counts = { files: 0, unlisted: 0 };
  const states = noStates();
  const methods: Partial<Record<LinkMethod, number>> = {};
  for (const [at, { readable }] of files.entries()) {
    const method = owners.find(({ keyOf }) => keyOf.has(at))?.method;
    if (readable) counts.files += 1;
    if (readable && method === undefined) counts.unlisted += 1;
    if (method === undefined) continue;
    states[readable ? 'present' : 'unopened'] += 1;
    if (readable) methods[method] = (methods[method] ?? 0) + 1;
  }
  states.missing = owners.reduce((sum, { missing }) => sum + missing.length, 0);
  const listed = Object.values(states).reduce((sum, count) => sum + count, 0);
  const ambiguous = owners.reduce((sum, one) => sum + one.ambiguous, 0);
  const shared = owners.reduce((sum, one) => sum + one.shared, 0);
  return { listed, states, methods, ambiguous, shared, ...counts };
}
