import type { Cell, TableInfo } from '../contract/values.ts';
import { quoteIdentifier } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { columnSql, valueOf, type Tables } from './tables.ts';
import { targetOf } from './target.ts';

export interface Folder {
  id: string;
  name: string;
  parent: string;
}

/** Finds folders by id, each once. */
export class Folders {
  readonly #tables: Tables;
  readonly #sql: string | null;
  readonly #known = new Map<string, Folder | null>();

  constructor(tables: Tables) {
    this.#tables = tables;
    this.#sql = folderSql(tables);
  }

  /** Null when the id leads nowhere: then the id is all there is to show. */
  get(id: string): Folder | null {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const folder = this.#read(id);
    this.#known.set(id, folder);
    return folder;
  }

  /** From the outermost folder to this one. A folder that lies in itself ends its own path. */
  pathTo(id: string): Folder[] {
    const path: Folder[] = [];
    const seen = new Set<string>();
    for (let at = id; at !== '' && !seen.has(at); at = path[0]?.parent ?? '') {
      seen.add(at);
      const folder = this.get(at);
      if (!folder) return path.length > 0 ? path : [{ id, name: id, parent: '' }];
      path.unshift(folder);
    }
    return path;
  }

  namesTo(id: string): string[] {
    return this.pathTo(id).map(({ name }) => name);
  }

  #read(id: string): Folder | null {
    if (this.#sql === null) return null;
    const row = this.#tables.store.rows(this.#sql, [id])[0];
    if (!row) return null;
    const [name, parent] = row;
    return { id, name: valueOf(name) || id, parent: valueOf(parent) };
  }
}

function folderSql(tables: Tables): string | null {
  const folders = targetOf(tables, 'action_folder');
  if (!folders) return null;
  const parent = tables.catalogue.column('action_folder', 'parent_folder_id');
  const parentSql = parent === null ? `''` : columnSql('r', parent);
  const name = folders.label?.sql ?? folders.key;
  return `SELECT ${name}, ${parentSql} FROM ${folders.from} WHERE ${folders.key} = ? LIMIT 1`;
}

const SEPARATOR = ' / ';

/** A folder's path as one text; '' for a cell that names no folder. */
export function folderText(folders: Folders, cell: Cell): string {
  const id = valueOf(cell);
  return id === '' ? '' : folders.namesTo(id).join(SEPARATOR);
}

/** For which folders the paths of a document log were written. */
const written = new WeakMap<TableInfo, TableInfo | undefined>();

/**
 * Sees to it that `_folders(id, path)` holds the path of every folder in `column` of the document log, for
 * sorting and filtering.
 */
export function ensureFolderPaths(tables: Tables, log: TableInfo, column: string): void {
  const { store, catalogue } = tables;
  const source = catalogue.get('action_folder');
  if (written.has(log) && written.get(log) === source) return;
  store.run('DROP TABLE IF EXISTS _folders');
  store.run('CREATE TABLE _folders (id TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID');
  const ids = store.column(
    `SELECT DISTINCT ${columnSql('t', column)} FROM ${quoteIdentifier(log.id)} AS t`,
  );
  writePaths(store, new Folders(tables), ids);
  written.set(log, source);
}

function writePaths(store: Store, folders: Folders, ids: readonly Cell[]): void {
  const insert = store.lookup('INSERT INTO _folders VALUES (?, ?)');
  try {
    store.transaction(() => {
      for (const id of ids) insert.get([id, folderText(folders, id)]);
    });
  } finally {
    insert.free();
  }
}
