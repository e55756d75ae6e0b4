import type { Packed, VersionRecord } from '../../contract/reader.ts';
import { unpackedList } from './packed.ts';

/** A way through a record's JSON to one of its cells. */
export type Way = readonly string[];

/** Shapes that are kept open. */
const MOST_KEPT = 1_000;

/** The ways of all records of one shape, in the order of their cells. */
export class RecordShape {
  readonly ways: readonly Way[];
  readonly #at = new Map<string, number>();

  constructor(ways: readonly Way[]) {
    this.ways = ways;
    ways.forEach((way, at) => {
      const key = keyOf(way);
      if (!this.#at.has(key)) this.#at.set(key, at);
    });
  }

  /** Where the cell at the end of a way stands: the first, where a key stood again. */
  at(way: Way): number | undefined {
    return this.#at.get(keyOf(way));
  }
}

const noShape = new RecordShape([]);

const keyOf = (way: Way): string => way.join('\n');

/** Opens the ways of records: once for all records of one shape, of which there are few. */
export class RecordShapes {
  readonly #kept = new Map<Packed<Way>, RecordShape>();

  of({ ways }: VersionRecord): RecordShape {
    const kept = this.#kept.get(ways);
    if (kept) return kept;
    const shape = new RecordShape(unpackedList(ways));
    if (this.#kept.size < MOST_KEPT) this.#kept.set(ways, shape);
    return shape;
  }
}

/** The cells of one record; none of a record that could not be read. */
export class RecordCells {
  readonly shape: RecordShape;
  readonly #cells: readonly string[];

  constructor(record: VersionRecord | null, shapes: RecordShapes) {
    this.shape = record ? shapes.of(record) : noShape;
    this.#cells = unpackedList(record?.cells);
  }

  /** '' where no cell stands at the end of this way. */
  at(...way: Way): string {
    return this.#cells[this.shape.at(way) ?? -1] ?? '';
  }

  /** The text of a record's member: its own, or the name of who or what it holds. */
  memberText(key: string): string {
    const names = [this.at(key, 'first_name'), this.at(key, 'last_name')].filter(Boolean).join(' ');
    const name = this.at(key) || this.at(key, 'name') || names;
    return name || this.at(key, 'email') || this.at(key, 'sid');
  }
}
