import type { EntryPath } from '../archive/volume.ts';

/** Two backups of one organisation have most files twice: the same path, size and checksum are one file. */
export class Copies {
  /** Entries that are copies of one before them. */
  count = 0;
  readonly #first = new Map<string, number>();
  /** By the id of an entry, the copies of it that were not asked for yet. */
  readonly #others = new Map<number, number[]>();
  readonly #isOne: boolean;

  constructor(volumes: number) {
    this.#isOne = volumes < 2;
  }

  /** Notes an entry; true where one before it is the very same. A checksum of 0 (AES AE-2 has none) proves nothing. */
  add({ id, path, bytes, crc, readable }: EntryPath): boolean {
    if (this.#isOne || crc === 0 || !readable) return false;
    const key = `${path}\n${bytes}\n${crc}`;
    const first = this.#first.get(key);
    if (first === undefined) {
      this.#first.set(key, id);
      return false;
    }
    this.count += 1;
    const others = this.#others.get(first);
    if (others) others.push(id);
    else this.#others.set(first, [id]);
    return true;
  }

  /** Another entry that claims to be the same, for one that cannot be read; null where there is none left. */
  next(id: number): number | null {
    const [copy, ...others] = this.#others.get(id) ?? [];
    if (copy === undefined) return null;
    this.#others.delete(id);
    this.#others.set(copy, others);
    return copy;
  }
}
