import type { Cell } from '../contract/values.ts';
import { FieldGatherer, type CustomField } from './custom-fields.ts';
import type { CustomSource } from './custom-source.ts';

/** A collection and its fields, each in the order of their first cells. */
export interface GatheredCollection {
  number: number;
  /** Null where the file has no column for it: then all of it is one collection. */
  name: string | null;
  fields: readonly CustomField[];
}

/** What tells a row of custom data apart, after the record of one of its cells. */
type Head = [record: number, collection: number, action: string, row: string];

/** Takes cells in the order of their records, and gathers what rows and fields there are. */
export class CustomGatherer {
  readonly #hasNames: boolean;
  readonly #collections = new Map<string, { number: number; fields: Map<string, FieldGatherer> }>();
  #heads: Head[] = [];
  #last: Head = [0, 0, '', ''];

  constructor({ collection }: CustomSource) {
    this.#hasNames = collection !== undefined;
  }

  /** Record, collection, matter, row, field, type and value. */
  add([record, ...cells]: readonly Cell[]): void {
    const [name = '', action = '', row = '', field = '', type = '', value = ''] = cells.map(String);
    const { number, fields } = this.#collection(name);
    this.#begin(Number(record), number, action, row);
    const known = fields.get(field);
    const gatherer = known ?? new FieldGatherer(field, Number(record));
    if (!known) fields.set(field, gatherer);
    gatherer.add(type, value);
  }

  /** Rows that began since it was asked last; one whose cells lie apart comes more than once. */
  takeHeads(): Head[] {
    const heads = this.#heads;
    this.#heads = [];
    return heads;
  }

  collections(): GatheredCollection[] {
    return [...this.#collections].map(([name, { number, fields }]) => ({
      number,
      name: this.#hasNames ? name : null,
      fields: [...fields.values()].map((field) => field.field()),
    }));
  }

  /** Cells of one row mostly follow each other. */
  #begin(...head: Head): void {
    if (head.every((cell, at) => at === 0 || cell === this.#last[at])) return;
    this.#last = head;
    this.#heads.push(head);
  }

  #collection(name: string): { number: number; fields: Map<string, FieldGatherer> } {
    const known = this.#collections.get(name);
    if (known) return known;
    const made = { number: this.#collections.size + 1, fields: new Map<string, FieldGatherer>() };
    this.#collections.set(name, made);
    return made;
  }
}
