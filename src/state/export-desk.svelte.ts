import { createContext } from 'svelte';
import type { SourceFile } from '../../workers/contract/values.ts';
import type { AddedExport, ExportsInfo } from '../../workers/contract/versions.ts';
import type { Session } from './session.svelte.ts';

/** Exports of the vendor that are laid beside the open backup, and how they are matched with its records. */
export class ExportDesk {
  exports = $state.raw<readonly AddedExport[]>([]);
  refused = $state.raw<ExportsInfo['refused']>([]);
  isBusy = $state(false);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async add(files: readonly SourceFile[]): Promise<void> {
    await this.#change(() => this.#session.engine.addExports(files));
  }

  /** Parts of the backup that came later have records, too: the exports were matched with them. */
  async refresh(): Promise<void> {
    if (this.isBusy || this.exports.length === 0) return;
    try {
      this.exports = (await this.#session.engine.addExports([])).exports;
    } catch (error) {
      this.#session.alarm(error);
    }
  }

  /** Null: the best column again. */
  async choose(table: string, column: string | null): Promise<void> {
    await this.#change(() => this.#session.engine.matchExport(table, column));
  }

  async remove(table: string): Promise<void> {
    await this.#change(() => this.#session.engine.removeExport(table));
  }

  async #change(ask: () => Promise<ExportsInfo>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      const { exports, tables, refused } = await ask();
      this.exports = exports;
      this.refused = refused;
      this.#session.retell(tables);
    } catch (error) {
      this.#session.alarm(error);
    } finally {
      this.isBusy = false;
    }
  }
}

export const [getExportDesk, setExportDesk] = createContext<ExportDesk>();
