/** A storage of a compound file: names to streams, or to storages inside. */
export interface Storage {
  [name: string]: Uint8Array | Storage;
}

interface Node {
  name: string;
  kind: 1 | 2 | 5;
  bytes: Uint8Array;
  children: Node[];
  id: number;
}

const SECTOR = 512;
const MINI = 64;
const CUTOFF = 4096;
const END = 0xffff_fffe;
const FREE = 0xffff_ffff;
const FAT = 0xffff_fffd;

/** Microsoft's compound file (MS-CFB, version 3), as Outlook's messages are kept in. */
export function compoundFile(root: Storage): Uint8Array<ArrayBuffer> {
  const nodes = numbered(toNode('Root Entry', root, 5));
  const mini = new Chains(MINI);
  const sectors = new Chains(SECTOR);
  const starts = nodes.map(({ kind, bytes }) => {
    if (kind !== 2 || bytes.length === 0) return END;
    return (bytes.length < CUTOFF ? mini : sectors).add(bytes);
  });
  const miniBytes = Buffer.concat(mini.parts);
  starts[0] = miniBytes.length === 0 ? END : sectors.add(miniBytes);
  const miniFat = mini.next.length === 0 ? END : sectors.add(numbers(mini.next));
  const miniFatSectors = Math.ceil((mini.next.length * 4) / SECTOR);
  const directory = directoryOf(nodes, starts, miniBytes.length);
  const directoryStart = sectors.add(directory);
  // The table's own sectors stand in it as well.
  const fatSectors = Math.ceil((sectors.next.length * 4) / (SECTOR - 4)) || 1;
  const fatStart = sectors.next.length;
  for (let at = 0; at < fatSectors; at++) sectors.next.push(FAT);
  const fat = numbers(sectors.next, fatSectors * SECTOR);
  const header = headerOf({ fatStart, fatSectors, directoryStart, miniFat, miniFatSectors });
  return Uint8Array.from(Buffer.concat([header, ...sectors.parts, fat]));
}

/** Bytes in pieces of one size, and for each piece the number of the next. */
class Chains {
  readonly parts: Buffer[] = [];
  readonly next: number[] = [];
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  add(bytes: Uint8Array): number {
    const start = this.next.length;
    const pieces = Math.ceil(bytes.length / this.#size);
    for (let at = 1; at < pieces; at++) this.next.push(start + at);
    this.next.push(END);
    const padded = Buffer.alloc(pieces * this.#size);
    padded.set(bytes);
    this.parts.push(padded);
    return start;
  }
}

function toNode(name: string, content: Uint8Array | Storage, kind: 1 | 2 | 5): Node {
  if (content instanceof Uint8Array) return { name, kind: 2, bytes: content, children: [], id: 0 };
  const children = Object.entries(content).map(([inner, value]) => toNode(inner, value, 1));
  children.sort(
    (one, other) => one.name.length - other.name.length || (one.name < other.name ? -1 : 1),
  );
  return { name, kind, bytes: new Uint8Array(), children, id: 0 };
}

function numbered(root: Node): Node[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...node.children);
  nodes.forEach((node, at) => (node.id = at));
  return nodes;
}

/** Siblings hang on one another in a line: a tree out of balance, which readers take. */
function directoryOf(nodes: readonly Node[], starts: readonly number[], miniSize: number): Buffer {
  const records = Buffer.alloc(Math.ceil(nodes.length / 4) * SECTOR);
  const siblings = new Map<Node, Node>();
  for (const { children } of nodes) {
    children.forEach((child, at) => {
      const next = children[at + 1];
      if (next) siblings.set(child, next);
    });
  }
  for (const node of nodes) {
    const record = records.subarray(node.id * 128, node.id * 128 + 128);
    record.write(node.name, 0, 'utf16le');
    record.writeUInt16LE((node.name.length + 1) * 2, 64);
    record.writeUInt8(node.kind, 66);
    record.writeUInt8(1, 67);
    record.writeUInt32LE(FREE, 68);
    record.writeUInt32LE(siblings.get(node)?.id ?? FREE, 72);
    record.writeUInt32LE(node.children[0]?.id ?? FREE, 76);
    record.writeUInt32LE(starts[node.id] ?? END, 116);
    record.writeUInt32LE(node.kind === 5 ? miniSize : node.bytes.length, 120);
  }
  return records;
}

interface Places {
  fatStart: number;
  fatSectors: number;
  directoryStart: number;
  miniFat: number;
  miniFatSectors: number;
}

function headerOf(places: Places): Buffer {
  const header = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(places.fatSectors, 44);
  header.writeUInt32LE(places.directoryStart, 48);
  header.writeUInt32LE(CUTOFF, 56);
  header.writeUInt32LE(places.miniFat, 60);
  header.writeUInt32LE(places.miniFatSectors, 64);
  header.writeUInt32LE(END, 68);
  for (let at = 0; at < 109; at++) {
    header.writeUInt32LE(at < places.fatSectors ? places.fatStart + at : FREE, 76 + at * 4);
  }
  return header;
}

function numbers(values: readonly number[], bytes = values.length * 4): Buffer {
  const buffer = Buffer.alloc(bytes, 0xff);
  values.forEach((value, at) => buffer.writeUInt32LE(value, at * 4));
  return buffer;
}
