import type { TableInfo } from '../contract/values.ts';

/** The tables there are, and where the schema's columns lie in them. */
export class Catalogue {
  readonly #tables = new Map<string, TableInfo>();

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
