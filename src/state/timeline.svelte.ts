import { problemOf, type Problem } from '../../workers/contract/problems.ts';
import type { TimelineFilter, TimelinePage, TimelineRow } from '../../workers/contract/records.ts';
import type { EngineClient } from '../engine/client.ts';

const step = 200;

/** What happened on one matter, as far as it is shown. The latest question wins; late answers are dropped. */
export class Timeline {
  /** The newest answer's counts; its rows are in `rows`. */
  page = $state.raw<TimelinePage | null>(null);
  rows = $state.raw<readonly TimelineRow[]>([]);
  problem = $state.raw<Problem | null>(null);
  isAsking = $state(false);
  filter = $state.raw<TimelineFilter>({ kinds: null, person: null });

  readonly #engine: Pick<EngineClient, 'timeline'>;
  readonly #matter: string;
  #questions = 0;

  constructor(engine: Pick<EngineClient, 'timeline'>, matter: string) {
    this.#engine = engine;
    this.#matter = matter;
  }

  /** Asks anew for as many rows as are shown. */
  refresh(): Promise<void> {
    return this.#ask(0, Math.max(step, this.rows.length));
  }

  more(): Promise<void> {
    return this.#ask(this.rows.length, step);
  }

  /** Shows or leaves out one kind; with nothing left out, or nothing left, all are shown. */
  toggle(kind: string): Promise<void> {
    const all = this.page?.kinds.map(({ id }) => id) ?? [];
    const shown = this.filter.kinds ?? [];
    const next = shown.includes(kind) ? shown.filter((one) => one !== kind) : [...shown, kind];
    const isAll = next.length === 0 || next.length === all.length;
    return this.#narrow({ ...this.filter, kinds: isAll ? null : next });
  }

  choosePerson(person: string | null): Promise<void> {
    return this.#narrow({ ...this.filter, person });
  }

  showAll(): Promise<void> {
    return this.#narrow({ kinds: null, person: null });
  }

  #narrow(filter: TimelineFilter): Promise<void> {
    this.filter = filter;
    return this.#ask(0, step);
  }

  async #ask(offset: number, limit: number): Promise<void> {
    const question = ++this.#questions;
    this.isAsking = true;
    try {
      const page = await this.#engine.timeline(this.#matter, this.filter, offset, limit);
      if (question !== this.#questions) return;
      this.rows = offset === 0 ? page.rows : [...this.rows.slice(0, offset), ...page.rows];
      this.page = page;
      this.problem = null;
    } catch (error) {
      if (question === this.#questions) this.problem = problemOf(error);
    } finally {
      if (question === this.#questions) this.isAsking = false;
    }
  }
}
