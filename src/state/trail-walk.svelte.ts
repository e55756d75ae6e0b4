import { createContext } from 'svelte';
import type { View, ViewInfo, ViewRow } from '../../workers/contract/views.ts';
import type { EngineClient } from '../engine/client.ts';
import type { Route } from './route.svelte.ts';
import type { Trail, TrailKind } from './trail.ts';

type Asked = Pick<EngineClient, 'openView' | 'rows' | 'closeView'>;
export type TrailStep = -1 | 1;

const slot = 'trail';

/** Walks from a record to its neighbours in the list it was opened from. The list is opened again at the first step. */
export class TrailWalk {
  isAsking = $state(false);
  /** The step whose button takes the focus again on the neighbour's page. */
  refocus: TrailStep | null = null;
  readonly #engine: Asked;
  readonly #route: Route;
  #open: { question: string; info: ViewInfo } | null = null;

  constructor(engine: Asked, route: Route) {
    this.#engine = engine;
    this.#route = route;
  }

  /** True when it led somewhere. Where the list is no longer what it was, the trail is lost. */
  async step(kind: TrailKind, by: TrailStep): Promise<boolean> {
    const trail = this.#route.trails[kind];
    if (!trail || this.isAsking || !canStep(trail, by)) return false;
    this.isAsking = true;
    try {
      const row = await this.#beside(trail, by);
      if (this.#route.trails[kind] !== trail) return false;
      if (row) this.#route.step(kind, row, trail.at + by);
      else this.#route.lose(kind);
      return row !== null;
    } finally {
      this.isAsking = false;
    }
  }

  /** What was read since may have changed the list. */
  forget(): void {
    const open = this.#open;
    this.#open = null;
    // It may be gone already, with the engine.
    if (open) this.#engine.closeView(open.info.id).catch(() => undefined);
  }

  /** Null when the record no longer stands where it stood. */
  async #beside({ view, at, key }: Trail, by: TrailStep): Promise<ViewRow | null> {
    const info = await this.#viewOf(view);
    const first = Math.min(at, at + by);
    const { rows } = await this.#engine.rows(info.id, first, 2);
    return rows[at - first]?.key === key ? (rows[at + by - first] ?? null) : null;
  }

  async #viewOf(view: View): Promise<ViewInfo> {
    const question = JSON.stringify(view);
    if (this.#open?.question === question) return this.#open.info;
    const info = await this.#engine.openView(slot, view);
    this.#open = { question, info };
    return info;
  }
}

export function canStep({ at, rows }: Trail, by: TrailStep): boolean {
  return at + by >= 0 && at + by < rows;
}

export const [getTrailWalk, setTrailWalk] = createContext<TrailWalk>();
