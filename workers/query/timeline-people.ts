import type { Cell, ColumnInfo } from '../contract/values.ts';
import { nameOf } from './labels.ts';
import { valueOf, type Tables } from './tables.ts';
import { targetOf } from './target.ts';

/** Names people by their cells: an id by its contact, where there is one. Each id is looked up once. */
export class TimelinePeople {
  readonly #tables: Tables;
  readonly #names = new Map<string, string>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** The first of the columns that names someone; '' where none does. */
  nameIn(columns: readonly ColumnInfo[], cells: readonly Cell[]): string {
    for (const [at, column] of columns.entries()) {
      const cell = valueOf(cells[at]);
      if (cell.trim() !== '') return column.references === null ? cell : this.#contact(cell);
    }
    return '';
  }

  #contact(id: string): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const target = targetOf(this.#tables, 'participants');
    const name = (target && nameOf(this.#tables, target, id)) ?? id;
    this.#names.set(id, name);
    return name;
  }
}
