import type { ColumnInfo, TableInfo } from '../../contract/values.ts';
import { quoteIdentifier } from '../../store/sql.ts';
import type { Store } from '../../store/store.ts';
import { wordsOf } from '../column-words.ts';
import { sampleOf } from '../date-order.ts';
import { lastRecord } from '../find-records.ts';
import type { StoredFile } from '../link-candidates.ts';
import { pause, type Asking } from '../question.ts';
import { baseNameOf, foldedName, unmangledName } from '../stored-name.ts';
import { columnSql, valueOf } from '../tables.ts';
import type { FileOwners } from './file-owners.ts';

/** Rows looked at between two moments in which messages are heard. */
const SLICE = 50_000;

/** Of the filled cells so many must name a file, unless the column is called as one that holds names of files. */
const SHARE = 0.5;

const FILE_WORDS = new Set([
  ...['file', 'files', 'filename', 'path', 'filepath', 'image', 'photo', 'picture', 'scan'],
  ...['attachment', 'document', 'media', 'thumbnail'],
]);

/** The files of a backup by what is left of their names when a zip program changed them. */
export class FileNames {
  readonly #byName = new Map<string, number[]>();
  readonly #files: readonly StoredFile[];

  constructor(files: readonly StoredFile[]) {
    this.#files = files;
    files.forEach(({ name }, at) => {
      const key = unmangledName(name);
      const known = this.#byName.get(key);
      if (known) known.push(at);
      else this.#byName.set(key, [at]);
    });
  }

  /** Places of the files that a cell may mean: of one name, those in the folder that it says. */
  find(cell: string): readonly number[] {
    const found = this.#byName.get(unmangledName(baseNameOf(cell))) ?? [];
    if (found.length < 2) return found;
    const ending = pathOf(cell);
    const inFolder = found.filter((at) =>
      `/${pathOf(this.#files[at]?.path ?? '')}`.endsWith(`/${ending}`),
    );
    return inFolder.length > 0 ? inFolder : found;
  }
}

const pathOf = (name: string): string =>
  foldedName(name)
    .replaceAll(/[/\\]+/g, '/')
    .replace(/^\.?\//, '');

/** The files that the cells of a table's columns name; nothing where no column names any. */
export async function namedFiles(
  store: Store,
  table: TableInfo,
  names: FileNames,
  asking: Asking,
): Promise<FileOwners[]> {
  const found: FileOwners[] = [];
  for (const column of table.columns.filter(mayName)) {
    await pause(asking);
    const cells = sampleOf(store, table, column);
    const isNamed = wordsOf(column.name).some((word) => FILE_WORDS.has(word));
    const least = isNamed ? 0 : SHARE;
    if (cells.length === 0 || cells.filter(isFileName).length < 0.8 * cells.length) continue;
    const owners = await namedBy(store, table, column, names, asking);
    const { filled, found: matched } = owners.evidence;
    if (matched > 0 && matched >= least * filled) found.push(owners);
  }
  return found;
}

const mayName = ({ kind, stats, references, dateOrder }: ColumnInfo): boolean =>
  kind === 'text' &&
  stats.filled > 0 &&
  stats.numbers === 0 &&
  references === null &&
  dateOrder === null;

/** It ends as names of files do, and is no address of the web or of mail. */
function isFileName(cell: string): boolean {
  return /^[^\r\n@]+\.[a-z][a-z0-9]{1,4}$/i.test(cell) && !cell.includes('://');
}

async function namedBy(
  store: Store,
  table: TableInfo,
  column: ColumnInfo,
  names: FileNames,
  asking: Asking,
): Promise<FileOwners> {
  const owners: FileOwners = {
    table: table.id,
    method: 'exact',
    keyOf: new Map(),
    missing: [],
    evidence: { filled: 0, found: 0 },
    ambiguous: 0,
    shared: 0,
  };
  const [key = ''] = table.key;
  const cell = columnSql('t', column.id);
  const sql = `SELECT ${columnSql('t', key)}, ${cell} FROM ${quoteIdentifier(table.id)} AS t
    WHERE t.record > ? AND t.record <= ? AND ${cell} <> ''`;
  for (let start = 0; start < lastRecord(store, table); start += SLICE) {
    await pause(asking);
    store.each(sql, [start, start + SLICE], ([of, name]) =>
      give(owners, names, String(of), valueOf(name)),
    );
  }
  return owners;
}

/** The first row that names a file has it. */
function give(owners: FileOwners, names: FileNames, key: string, name: string): void {
  if (name === '') return;
  owners.evidence.filled += 1;
  const found = names.find(name);
  const at = found.find((one) => !owners.keyOf.has(one)) ?? found[0];
  if (at === undefined) {
    owners.missing.push({ key, name });
    return;
  }
  owners.evidence.found += 1;
  if (found.length > 1) owners.ambiguous += 1;
  const owner = owners.keyOf.get(at);
  if (owner === undefined) owners.keyOf.set(at, key);
  else if (owner !== key) owners.shared += 1;
}
