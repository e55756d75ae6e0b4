import type { TableInfo } from '../contract/values.ts';
import { chooseKey, chooseReference } from '../query/choose-relations.ts';
import type { Asking } from '../query/question.ts';
import type { Tables } from '../query/tables.ts';

/** What a person says of keys and references. Each answer is the tables known anew, that of the choice first. */
export class RelationChoices {
  readonly #tables: Tables;
  readonly #asking: Asking;
  /** Links files again: whose they are depends on keys. */
  readonly #link: () => Promise<void>;

  constructor(tables: Tables, asking: Asking, link: () => Promise<void>) {
    this.#tables = tables;
    this.#asking = asking;
    this.#link = link;
  }

  key(table: string, columns: readonly string[] | null): Promise<TableInfo[]> {
    return this.#changed(table, async () => {
      await chooseKey(this.#tables, table, columns, this.#asking);
      await this.#link();
    });
  }

  reference(table: string, column: string, target: string | null): Promise<TableInfo[]> {
    return this.#changed(table, () =>
      chooseReference(this.#tables, table, column, target, this.#asking),
    );
  }

  async #changed(table: string, choose: () => Promise<void>): Promise<TableInfo[]> {
    const { catalogue } = this.#tables;
    const before = new Set(catalogue.all());
    await choose();
    const changed = catalogue.all().filter((one) => !before.has(one));
    return changed.toSorted((a, b) => Number(b.id === table) - Number(a.id === table));
  }
}
