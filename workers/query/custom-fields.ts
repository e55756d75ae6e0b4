import type { ColumnStats, DateOrder, Kind } from '../contract/values.ts';
import { DayCells } from './custom-days.ts';
import { NumberCells } from './custom-numbers.ts';

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
const kinds: ReadonlyMap<string, Kind> = new Map([
  ['date', 'date'],
  ['datenm', 'date'],
  ['datetime', 'stamp'],
  ['datetimenm', 'stamp'],
  ['money', 'money'],
  ['number', 'number'],
  ['boolean', 'flag'],
]);
const personType = 'participant';
const sensitiveType = 'str255protected';

const encoder = new TextEncoder();

/** Gathers a field from its cells. */
export class FieldGatherer {
  readonly #name: string;
  readonly #first: number;
  /** As they stand in the file. */
  readonly #types = new Set<string>();
  readonly #numbers = new NumberCells();
  readonly #days = new DayCells();
  #filled = 0;
  #maxBytes = 0;
  #ascii = true;

  constructor(name: string, first: number) {
    this.#name = name;
    this.#first = first;
  }

  add(type: string, cell: string): void {
    this.#types.add(type);
    if (cell === '') return;
    const isAscii = !/[^\0-\u007F]/.test(cell);
    this.#filled += 1;
    this.#ascii &&= isAscii;
    if (3 * cell.length > this.#maxBytes) {
      const bytes = isAscii ? cell.length : encoder.encode(cell).length;
      this.#maxBytes = Math.max(this.#maxBytes, bytes);
    }
    this.#numbers.add(cell);
    this.#days.add(cell);
  }

  /** A field that has several types is read as text. */
  field(): CustomField {
    const types = [...this.#types].map((type) => type.trim().toLowerCase()).filter(Boolean);
    const [first = 'text', ...others] = new Set(types.map((type) => kinds.get(type) ?? 'text'));
    const kind = others.length === 0 ? first : 'text';
    return {
      name: this.#name,
      first: this.#first,
      kind,
      isPerson: types.length > 0 && types.every((type) => type === personType),
      isSensitive: types.includes(sensitiveType),
      dateOrder: kind === 'date' || kind === 'stamp' ? this.#days.order() : null,
      stats: {
        filled: this.#filled,
        ascii: this.#ascii,
        maxBytes: this.#maxBytes,
        ...this.#numbers.stats(),
      },
    };
  }
}
