import type { FolderInfo } from '../contract/records.ts';
import { fold } from '../store/fold.ts';
import { Folders } from './folders.ts';
import { knownSql, valueOf, type Tables } from './tables.ts';

interface Node {
  id: string;
  name: string;
  parent: Node | null;
  children: Node[];
  documents: number;
}

/**
 * The folders that hold a matter's documents, each below the one it lies in, and last the documents in none.
 * `test` picks the matter's rows `t` of the document log by `matter`.
 */
export function folderTree(tables: Tables, test: string, matter: string): FolderInfo[] {
  const folder = knownSql(tables, 'document_log', 'folder_id', 't');
  if (folder === null) return [];
  const counts = tables.store.rows(
    `SELECT ${folder}, count(*) FROM document_log AS t WHERE ${test} GROUP BY 1`,
    [matter],
  );
  const tree = new Tree(new Folders(tables));
  let loose = 0;
  for (const [id, count] of counts) {
    if (valueOf(id) === '') loose += Number(count);
    else tree.add(valueOf(id), Number(count));
  }
  const none: FolderInfo = { id: null, name: 'No folder', depth: 0, documents: loose };
  return loose > 0 ? [...tree.listed(), none] : tree.listed();
}

class Tree {
  readonly #folders: Folders;
  readonly #nodes = new Map<string, Node>();

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** Counts documents in a folder, and in every folder above it. */
  add(id: string, documents: number): void {
    for (let node = this.#node(id); node; node = node.parent) node.documents += documents;
  }

  /** Depth first, by name. */
  listed(): FolderInfo[] {
    const listed: FolderInfo[] = [];
    const roots = [...this.#nodes.values()].filter(({ parent }) => parent === null);
    const waiting = byName(roots).map((node) => ({ node, depth: 0 }));
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { node, depth } = next;
      listed.push({ id: node.id, name: node.name, depth, documents: node.documents });
      for (const child of byName(node.children)) waiting.push({ node: child, depth: depth + 1 });
    }
    return listed;
  }

  /** A folder that is there already keeps its place, so that a circle of folders has one beginning. */
  #node(id: string): Node | null {
    let parent: Node | null = null;
    for (const folder of this.#folders.pathTo(id)) {
      const known = this.#nodes.get(folder.id);
      const node: Node = known ?? { ...folder, parent, children: [], documents: 0 };
      if (!known) {
        this.#nodes.set(folder.id, node);
        parent?.children.push(node);
      }
      parent = node;
    }
    return parent;
  }
}

/** Last name first: the list is taken from its end. */
function byName(nodes: readonly Node[]): Node[] {
  const collator = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);
  return nodes.toSorted((a, b) => collator(fold(a.name), fold(b.name)));
}
