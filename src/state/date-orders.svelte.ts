import type { ColumnInfo, TableInfo } from '../../workers/contract/values.ts';
import type { ChosenOrder, Preferences } from './preferences.svelte.ts';
import type { Session } from './session.svelte.ts';

/** Tells the engine how the person says that dates are written, now and when such a table is opened again. */
export class DateOrders {
  readonly #session: Session;
  readonly #preferences: Preferences;

  constructor(session: Session, preferences: Preferences) {
    this.#session = session;
    this.#preferences = preferences;
  }

  /** What was chosen before, for columns whose cells still leave it open. */
  async recall(): Promise<void> {
    for (const table of this.#session.tables) {
      for (const column of table.columns) {
        if (column.dateOrder !== 'ambiguous') continue;
        const order = this.#preferences.dateOrder(table.id, column.name);
        if (order !== null) await this.#tell(table, column, order);
      }
    }
  }

  /** Null: as the cells alone have it. */
  async choose(table: TableInfo, column: ColumnInfo, order: ChosenOrder | null): Promise<void> {
    this.#preferences.setDateOrder(table.id, column.name, order);
    await this.#tell(table, column, order);
  }

  async #tell(table: TableInfo, column: ColumnInfo, order: ChosenOrder | null): Promise<void> {
    try {
      this.#session.know(await this.#session.engine.setDateOrder(table.id, column.id, order));
    } catch (error) {
      // The backup may have been closed, or this table taken away, in the meantime.
      if (this.#session.table(table.id)) this.#session.alarm(error);
    }
  }
}
