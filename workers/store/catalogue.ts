import type { TableInfo } from '../contract/values.ts';

/** What a person said of a table: the ids of its columns of the key, and what columns refer to, by their ids; '' for nothing. */
export interface TableChoice {
  key: readonly string[] | null;
  references: ReadonlyMap<string, string>;
}

/** The tables there are, and where the schema's columns lie in them. */
export class Catalogue {
  readonly #tables = new Map<string, TableInfo>();
  /** By the table's id. They stay when the table goes: it may come again. */
  readonly choices = new Map<string, TableChoice>();

  add(table: TableInfo): void {
    this.#tables.set(table.id, table);
  }

  remove(id: string): void {
    this.#tables.delete(id);
  }

  get(id: string): TableInfo | undefined {
    return this.#tables.get(id);
  }

  /** In the order they came. */
  all(): TableInfo[] {
    return [...this.#tables.values()];
  }

  /** The id ("c3") of the column the schema calls `known`; null when the file has none. */
  column(table: string, known: string): string | null {
    const columns = this.#tables.get(table)?.columns ?? [];
    return columns.find((column) => column.known === known)?.id ?? null;
  }
}
