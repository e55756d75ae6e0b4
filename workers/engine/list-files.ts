import type { Archive } from '../archive/archive.ts';
import type { Format } from '../formats/format.ts';
import type { StoredFile } from '../query/link-candidates.ts';

/** So many are remembered by their ids; of more, all files of the backup are gone through each time. */
const FEW = 50_000;

/** The files that one list should name, in every volume, open or not. */
export class ListFiles {
  readonly #archive: Archive;
  readonly #format: Format;
  readonly #table: string;
  /** By the id of a volume. */
  readonly #names: ReadonlyMap<number, string>;
  #ids: readonly number[] | null = null;

  constructor(archive: Archive, format: Format, table: string) {
    this.#archive = archive;
    this.#format = format;
    this.#table = table;
    this.#names = new Map(archive.volumes().map(({ id, name }) => [id, name]));
  }

  *files(): Generator<StoredFile, void, undefined> {
    if (this.#ids) yield* this.#remembered(this.#ids);
    else yield* this.#found();
  }

  *#found(): Generator<StoredFile, void, undefined> {
    const ids: number[] = [];
    for (const file of this.#archive.paths()) {
      if (this.#format.listOf(file.path) !== this.#table) continue;
      if (ids.length <= FEW) ids.push(file.id);
      yield { ...file, volume: this.#names.get(file.volume) ?? '' };
    }
    if (ids.length <= FEW) this.#ids = ids;
  }

  *#remembered(ids: readonly number[]): Generator<StoredFile, void, undefined> {
    for (const id of ids) {
      const file = this.#archive.file(id);
      if (file) yield { ...file, volume: this.#names.get(file.volume) ?? '' };
    }
  }
}
