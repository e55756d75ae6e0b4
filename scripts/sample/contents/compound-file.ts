/** A folder of a compound file: streams and folders by name. */
export interface Storage {
  name: string;
  entries: readonly (Storage | Stream)[];
}

export interface Stream {
  name: string;
  bytes: Uint8Array;
}

const SECTOR = 512;
const SMALL_SECTOR = 64;
/** Streams below this many bytes lie in the small sectors. */
const SMALL_LIMIT = 4096;
const FREE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
const TABLE_SECTOR = 0xfffffffd;
const IN_HEADER = 109;
const SIGNATURE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

interface Node {
  name: string;
  kind: 'root' | 'storage' | 'stream';
  bytes: Uint8Array;
  left: number;
  right: number;
  child: number;
  isRed: boolean;
  start: number;
}

/** An OLE compound file (MS-CFB, version 3): the container of an Outlook message. */
export function compoundFile(root: Storage): Uint8Array {
  const nodes: Node[] = [];
  addNode(nodes, root, 'root');
  const sectors = new Sectors(SECTOR);
  const small = new Sectors(SMALL_SECTOR);
  for (const node of nodes) {
    if (node.kind !== 'stream' || node.bytes.length === 0) continue;
    node.start = (node.bytes.length < SMALL_LIMIT ? small : sectors).add(node.bytes);
  }
  const [top] = nodes;
  if (top !== undefined) {
    top.bytes = small.bytes();
    if (top.bytes.length > 0) top.start = sectors.add(top.bytes);
  }
  const smallTable = sectors.add(small.table());
  const smallSectors = Math.ceil(small.table().length / SECTOR);
  const directory = sectors.add(Buffer.concat(padded(nodes).map(directoryEntry)));
  const tables = sectors.close();
  return Buffer.concat([header(directory, smallTable, smallSectors, tables), sectors.bytes()]);
}

/** The node's index; its entries come after it, as a balanced tree by name. */
function addNode(nodes: Node[], entry: Storage | Stream, kind: Node['kind']): number {
  const index = nodes.length;
  const node: Node = {
    name: entry.name,
    kind,
    bytes: 'bytes' in entry ? entry.bytes : new Uint8Array(),
    left: FREE,
    right: FREE,
    child: FREE,
    isRed: false,
    start: END_OF_CHAIN,
  };
  nodes.push(node);
  if ('bytes' in entry) return index;
  const inside = entry.entries
    .toSorted(byName)
    .map((one) => addNode(nodes, one, 'bytes' in one ? 'stream' : 'storage'));
  const levels = Math.floor(Math.log2(inside.length + 1));
  node.child = balanced(nodes, inside, 0, inside.length, levels);
  return index;
}

/** Shorter names come first, then by capital letters: the order that readers search by. */
function byName(one: { name: string }, other: { name: string }): number {
  if (one.name.length !== other.name.length) return one.name.length - other.name.length;
  return one.name.toUpperCase() < other.name.toUpperCase() ? -1 : 1;
}

/** The middle one stands above both halves; only the last, unfilled level is red. */
function balanced(
  nodes: readonly Node[],
  order: readonly number[],
  from: number,
  to: number,
  levels: number,
): number {
  if (from >= to) return FREE;
  const middle = (from + to) >> 1;
  const index = order[middle] ?? FREE;
  const node = nodes[index];
  if (node === undefined) return FREE;
  node.left = balanced(nodes, order, from, middle, levels - 1);
  node.right = balanced(nodes, order, middle + 1, to, levels - 1);
  node.isRed = levels === 0;
  return index;
}

/** A directory sector holds four entries. */
function padded(nodes: readonly Node[]): (Node | null)[] {
  return [...nodes, ...new Array<null>((4 - (nodes.length % 4)) % 4).fill(null)];
}

function directoryEntry(node: Node | null): Buffer {
  const entry = Buffer.alloc(128);
  for (const at of [68, 72, 76]) entry.writeUInt32LE(FREE, at);
  if (node === null) return entry;
  entry.write(node.name, 0, 'utf16le');
  entry.writeUInt16LE(2 * node.name.length + 2, 64);
  entry.writeUInt8({ storage: 1, stream: 2, root: 5 }[node.kind], 66);
  entry.writeUInt8(node.isRed ? 0 : 1, 67);
  entry.writeUInt32LE(node.left, 68);
  entry.writeUInt32LE(node.right, 72);
  entry.writeUInt32LE(node.child, 76);
  entry.writeUInt32LE(node.kind === 'storage' ? 0 : node.start, 116);
  entry.writeUInt32LE(node.bytes.length, 120);
  return entry;
}

function header(
  directory: number,
  smallTable: number,
  smallSectors: number,
  tables: readonly number[],
): Buffer {
  const bytes = Buffer.alloc(SECTOR);
  bytes.set(SIGNATURE);
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28); // little end first
  bytes.writeUInt16LE(9, 30); // sectors of 2^9 bytes
  bytes.writeUInt16LE(6, 32); // small ones of 2^6
  bytes.writeUInt32LE(tables.length, 44);
  bytes.writeUInt32LE(directory, 48);
  bytes.writeUInt32LE(SMALL_LIMIT, 56);
  bytes.writeUInt32LE(smallTable, 60);
  bytes.writeUInt32LE(smallSectors, 64);
  bytes.writeUInt32LE(END_OF_CHAIN, 68);
  for (let at = 0; at < IN_HEADER; at += 1) bytes.writeUInt32LE(tables[at] ?? FREE, 76 + 4 * at);
  return bytes;
}

/** Chained pieces of one size, and the table that says which follows which. */
class Sectors {
  readonly #size: number;
  readonly #pieces: Uint8Array[] = [];
  readonly #next: number[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** The number of its first sector. */
  add(bytes: Uint8Array): number {
    const start = this.#next.length;
    const count = Math.ceil(bytes.length / this.#size);
    const piece = Buffer.alloc(count * this.#size);
    piece.set(bytes);
    this.#pieces.push(piece);
    for (let at = 1; at <= count; at += 1) {
      this.#next.push(at === count ? END_OF_CHAIN : start + at);
    }
    return count === 0 ? END_OF_CHAIN : start;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  table(): Buffer {
    const perSector = SECTOR / 4;
    const table = Buffer.alloc(Math.ceil(this.#next.length / perSector) * SECTOR, 0xff);
    this.#next.forEach((next, at) => table.writeUInt32LE(next, 4 * at));
    return table;
  }

  /** Appends the table itself and returns its sectors; nothing can be added any more. */
  close(): number[] {
    const perSector = SECTOR / 4;
    const start = this.#next.length;
    let count = 0;
    while (start + count > count * perSector) count += 1;
    if (count > IN_HEADER) throw new RangeError('a compound file of this size needs more tables');
    const own = Array.from({ length: count }, (_, at) => start + at);
    for (let at = 0; at < count; at += 1) this.#next.push(TABLE_SECTOR);
    this.#pieces.push(this.table());
    return own;
  }
}
