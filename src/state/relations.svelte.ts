import { problemOf, type Problem } from '../../workers/contract/problems.ts';
import type { ColumnInfo, TableInfo } from '../../workers/contract/values.ts';
import { RelationMemory } from './relation-memory.ts';
import type { Session } from './session.svelte.ts';

/** Tells the engine what the person says of keys and references, now and when such a backup is opened again. */
export class Relations {
  /** Why the last choice was not taken. */
  problem = $state.raw<Problem | null>(null);
  /** A choice is being followed: what refers to what is counted anew. */
  isWorking = $state(false);
  /** Grows with each choice: the memory itself tells nobody that it changed. */
  #choices = $state(0);
  readonly #session: Session;
  readonly #memory = new RelationMemory();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The columns that the person chose, by name; null where the columns alone tell. */
  chosenKey(table: TableInfo): readonly string[] | null {
    return this.#choices >= 0 ? this.#memory.of(table).key : null;
  }

  isChosen(table: TableInfo, { name }: ColumnInfo): boolean {
    return this.#choices >= 0 && Object.hasOwn(this.#memory.of(table).references, name);
  }

  /** What was chosen before, keys first: what a column refers to must have one. */
  async recall(): Promise<void> {
    for (const { id } of this.#session.tables) {
      const table = this.#session.table(id);
      const key = table && this.chosenKey(table);
      if (!table || !key || key.join() === namesOf(table, table.key).join()) continue;
      await this.#follow(id, () => this.#session.engine.chooseKey(id, idsOf(table, key)));
    }
    for (const { id } of this.#session.tables) await this.#recallReferences(id);
    this.problem = null;
  }

  /** Ids of the columns of the key; none for no key, null for what the columns tell. */
  async chooseKey(table: TableInfo, columns: readonly string[] | null): Promise<void> {
    const isTaken = await this.#follow(table.id, () =>
      this.#session.engine.chooseKey(table.id, columns),
    );
    if (!isTaken) return;
    this.#memory.keep(table, {
      ...this.#memory.of(table),
      key: columns && namesOf(table, columns),
    });
    this.#choices += 1;
  }

  /** The id of a table, '' for none; null for what the values tell. */
  async chooseReference(table: TableInfo, column: string, target: string | null): Promise<void> {
    const isTaken = await this.#follow(table.id, () =>
      this.#session.engine.chooseReference(table.id, column, target),
    );
    if (!isTaken) return;
    for (const name of namesOf(table, [column])) this.#memory.refer(table, name, target);
    this.#choices += 1;
  }

  async #recallReferences(id: string): Promise<void> {
    const table = this.#session.table(id);
    if (!table) return;
    for (const [name, target] of Object.entries(this.#memory.of(table).references)) {
      const column = table.columns.find((one) => one.name === name);
      if (!column || (column.references ?? '') === target) continue;
      await this.#follow(id, () => this.#session.engine.chooseReference(id, column.id, target));
    }
  }

  /** Whether the engine took it. */
  async #follow(id: string, tell: () => Promise<readonly TableInfo[]>): Promise<boolean> {
    this.problem = null;
    this.isWorking = true;
    try {
      for (const table of await tell()) this.#session.know(table);
      return true;
    } catch (error) {
      // The backup may have been closed, or this table taken away, in the meantime.
      if (this.#session.table(id)) this.problem = problemOf(error);
      return false;
    } finally {
      this.isWorking = false;
    }
  }
}

const namesOf = ({ columns }: TableInfo, ids: readonly string[]): string[] =>
  ids.flatMap((id) => columns.find((column) => column.id === id)?.name ?? []);

const idsOf = ({ columns }: TableInfo, names: readonly string[]): string[] =>
  names.flatMap((name) => columns.find((column) => column.name === name)?.id ?? []);
