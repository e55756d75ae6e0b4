import { problemOf, type Problem } from '../../workers/contract/problems.ts';
import type { View, ViewInfo, ViewRow } from '../../workers/contract/views.ts';
import type { EngineClient } from '../engine/client.ts';
import { RowBlocks } from './row-blocks.ts';

type Asked = Pick<EngineClient, 'openView' | 'rows' | 'closeView'>;

/** What one grid shows. The latest question wins; late answers are dropped. */
export class GridView {
  info = $state.raw<ViewInfo | null>(null);
  /** The question that `info` answers. */
  view = $state.raw<View | null>(null);
  problem = $state.raw<Problem | null>(null);
  isAsking = $state(false);
  /** Counts arrivals of rows, so that what reads them is read again. */
  arrivals = $state(0);

  readonly #engine: Asked;
  readonly #slot: string;
  #blocks: RowBlocks | null = null;
  #questions = 0;
  #range: readonly [first: number, end: number] = [0, 1];

  constructor(engine: Asked, slot: string) {
    this.#engine = engine;
    this.#slot = slot;
  }

  /** The first rows come with the answer, so the old ones stay until the new ones are there. */
  async ask(view: View, firstRow = this.#range[0]): Promise<void> {
    const question = ++this.#questions;
    this.isAsking = true;
    this.#blocks?.close();
    try {
      const info = await this.#engine.openView(this.#slot, view);
      if (question !== this.#questions) return;
      const blocks = this.#blocksOf(info, question);
      if (info.rows > 0) await blocks.fill(Math.min(firstRow, info.rows - 1));
      if (question !== this.#questions) return;
      this.#blocks = blocks;
      this.info = info;
      this.view = view;
      this.problem = null;
      this.arrivals += 1;
    } catch (error) {
      if (question === this.#questions) this.#fail(error);
    } finally {
      if (question === this.#questions) this.isAsking = false;
    }
  }

  /** The row at a position, or null while it is fetched. */
  row(index: number): ViewRow | null {
    return this.arrivals > 0 ? (this.#blocks?.at(index) ?? null) : null;
  }

  /** The row at a position, fetched where it is not there yet; null past the end. */
  async reach(index: number): Promise<ViewRow | null> {
    const blocks = this.#blocks;
    if (!blocks || index < 0 || index >= (this.info?.rows ?? 0)) return null;
    if (!blocks.at(index)) {
      await blocks.fill(index);
      this.arrivals += 1;
    }
    return blocks.at(index);
  }

  /** Position of a row among those that are here; -1 where none passes. */
  find(test: (row: ViewRow) => boolean): number {
    return this.arrivals > 0 ? (this.#blocks?.find(test) ?? -1) : -1;
  }

  /** The grid shows these rows, from `first` up to and without `end`. */
  want(first: number, end: number): void {
    this.#range = [first, end];
    if (!this.isAsking) this.#blocks?.want(first, Math.min(end, this.info?.rows ?? 0));
  }

  close(): void {
    this.#questions += 1;
    this.#blocks?.close();
    const open = this.info;
    // It may be gone already, with the engine or with a newer question in its slot.
    if (open) this.#engine.closeView(open.id).catch(() => undefined);
  }

  #blocksOf(info: ViewInfo, question: number): RowBlocks {
    return new RowBlocks(
      (offset, limit) => this.#engine.rows(info.id, offset, limit),
      () => (this.arrivals += 1),
      (error) => {
        if (question === this.#questions) this.#fail(error);
      },
    );
  }

  #fail(error: unknown): void {
    const problem = problemOf(error);
    if (problem.code !== 'E01') this.problem = problem;
  }
}
