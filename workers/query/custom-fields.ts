import type { Cell, ColumnStats, DateOrder, Kind } from '../contract/values.ts';
import { NumberCells } from './custom-numbers.ts';
import { DayCells } from './custom-days.ts';

/** One field of a collection, and what was seen in its cells. */
export interface CustomField {
  name: string;
  /** The record of its first cell. */
  first: number;
  kind: Kind;
  /** Its cells are ids of contacts. */
  isPerson: boolean;
  isSensitive: boolean;
  /** Null for a field that holds no days. */
  dateOrder: DateOrder | null;
  stats: ColumnStats;
}

/** The vendor's types that are more than text, in lower case. */
const kinds: Readonly<Record<string, Kind>> = {
  date: 'date',
  datenm: 'date',
  datetime: 'stamp',
  datetimenm: 'stamp',
  money: 'money',
  number: 'number',
  boolean: 'flag',
};
const personType = 'participant';
const sensitiveType = 'str255protected';

/** Types whose every cell is looked at, in lower case. */
export const readTypes: readonly string[] = Object.keys(kinds).filter((type) => type !== 'boolean');

/** What one statement says of the cells of a field: its name, type, first record, and what was counted. */
export interface FieldCount {
  name: string;
  type: string;
  first: number;
  filled: number;
  maxBytes: number;
  beyondAscii: boolean;
}

/** Gathers a field from counts and cells, in any portions. */
export class FieldGatherer {
  readonly #name: string;
  readonly #types = new Set<string>();
  readonly #numbers = new NumberCells();
  readonly #days = new DayCells();
  #first = Number.POSITIVE_INFINITY;
  #filled = 0;
  #maxBytes = 0;
  #ascii = true;

  constructor(name: string) {
    this.#name = name;
  }

  count({ type, first, filled, maxBytes, beyondAscii }: FieldCount): void {
    if (type !== '') this.#types.add(type);
    this.#first = Math.min(this.#first, first);
    this.#filled += filled;
    this.#maxBytes = Math.max(this.#maxBytes, maxBytes);
    if (beyondAscii) this.#ascii = false;
  }

  /** One filled cell of a type that is looked at. */
  look(cell: Cell): void {
    const text = String(cell ?? '');
    this.#numbers.add(text);
    this.#days.add(text);
  }

  /** A field that has several types is read as text. */
  field(): CustomField {
    const types = [...this.#types];
    const [kind = 'text', ...others] = new Set(types.map((type) => kinds[type] ?? 'text'));
    const only = others.length === 0 ? kind : 'text';
    return {
      name: this.#name,
      first: this.#first,
      kind: only,
      isPerson: types.length > 0 && types.every((type) => type === personType),
      isSensitive: this.#types.has(sensitiveType),
      dateOrder: only === 'date' || only === 'stamp' ? this.#days.order() : null,
      stats: {
        filled: this.#filled,
        ascii: this.#ascii,
        maxBytes: this.#maxBytes,
        ...this.#numbers.stats(),
      },
    };
  }
}
