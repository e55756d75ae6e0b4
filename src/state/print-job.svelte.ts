import type { ReportHead } from '../../workers/contract/books.ts';
import { problemOf, type Problem } from '../../workers/contract/problems.ts';
import type { View, ViewInfo, ViewRow } from '../../workers/contract/views.ts';
import type { EngineClient } from '../engine/client.ts';

type Asked = Pick<EngineClient, 'openView' | 'rows' | 'closeView' | 'reportHead'>;

/** More rows than this are laid out for no paper: they are a matter for a workbook. */
export const mostPrinted = 20_000;
const blockRows = 500;
const slot = 'print';

/** All rows of one report, brought in block by block so that the page never stands still. */
export class PrintJob {
  info = $state.raw<ViewInfo | null>(null);
  head = $state.raw<ReportHead | null>(null);
  blocks = $state.raw<readonly (readonly ViewRow[])[]>([]);
  problem = $state.raw<Problem | null>(null);
  isDone = $state(false);
  readonly rows: number = $derived(this.blocks.reduce((sum, block) => sum + block.length, 0));

  readonly #engine: Asked;
  #questions = 0;

  constructor(engine: Asked) {
    this.#engine = engine;
  }

  async lay(view: View): Promise<void> {
    const question = ++this.#questions;
    const isStale = (): boolean => question !== this.#questions;
    this.blocks = [];
    this.isDone = false;
    try {
      const info = await this.#engine.openView(slot, view);
      const head = await this.#engine.reportHead(view);
      if (isStale()) return;
      this.info = info;
      this.head = head;
      const rows = Math.min(info.rows, mostPrinted);
      for (let offset = 0; offset < rows; offset += blockRows) {
        const page = await this.#engine.rows(info.id, offset, Math.min(blockRows, rows - offset));
        if (isStale()) return;
        this.blocks = [...this.blocks, page.rows];
      }
      this.isDone = true;
    } catch (error) {
      const problem = problemOf(error);
      if (!isStale() && problem.code !== 'E01') this.problem = problem;
    }
  }

  close(): void {
    this.#questions += 1;
    // It may be gone already, with the engine or with a newer question in its slot.
    if (this.info) this.#engine.closeView(this.info.id).catch(() => undefined);
  }
}
