import { createContext } from 'svelte';
import type { ViewRow } from '../../workers/contract/views.ts';
import { formatAddress, parseAddress, type Address, type Looks, type Place } from './address.ts';
import { EntryMemory } from './entry-memory.ts';
import {
  addressBeside,
  isSameRecord,
  noTrails,
  type Trail,
  type TrailKind,
  type Trails,
} from './trail.ts';

/** Where a grid was left: what Back returns to. */
export interface GridMark {
  /** Distance from the top of all rows, in pixels. */
  top: number;
  left: number;
  row: number;
  column: number;
  /** The row that is selected, which may stand elsewhere since. */
  key: string | null;
  /** The row was moved on from outside the grid: it is to be brought into view. */
  isMoved: boolean;
}

/** Which of a grid's rows an address leads to. */
export type FindRow = (hash: string) => Found['row'] | null;

interface Found {
  grid: string;
  row: Omit<Trail, 'list'>;
}

/** The hash address as state, and what is remembered for each entry of the history. */
export class Route {
  current = $state.raw<Address>(parseAddress(location.hash));
  readonly place: Place = $derived(this.current.place);
  readonly looks: Looks = $derived(this.current.looks);
  /** Changes with each step through the history. */
  entry = $state(0);
  trails = $state.raw<Trails>(noTrails);
  readonly #marks = new EntryMemory<GridMark>();
  readonly #scrolls = new EntryMemory<number>();
  readonly #trails = new EntryMemory<Trail>();
  /* eslint-disable svelte/prefer-svelte-reactivity -- memories, not state: nothing is drawn from them */
  /** The address each entry of the history was reached from. */
  readonly #cameFrom = new Map<number, string>();
  readonly #grids = new Map<string, FindRow>();
  /* eslint-enable svelte/prefer-svelte-reactivity */
  #last = 0;

  constructor() {
    this.#arrive(false);
    addEventListener('popstate', () => this.#arrive(entryOf(history.state) === null));
  }

  go(place: Place, looks: Partial<Looks> = {}): void {
    this.goTo(formatAddress(place, looks));
  }

  goTo(hash: string): void {
    history.pushState({ entry: this.#last + 1 }, '', hash);
    this.#arrive(true);
  }

  /** Changes what is shown here, without a new step in the history. */
  look(change: Partial<Looks>): void {
    this.#replace({ place: this.place, looks: { ...this.looks, ...change } });
  }

  /** Takes away what was opened over this screen: by going back where that is where one came from. */
  lookBack(change: Partial<Looks>): void {
    const hash = formatAddress(this.place, { ...this.looks, ...change });
    if (this.#cameFrom.get(this.entry) === hash) history.back();
    else this.look(change);
  }

  recall(grid: string): GridMark | null {
    return this.#marks.recall(this.entry, grid);
  }

  remember(grid: string, mark: GridMark): void {
    this.#marks.keep(this.entry, grid, mark);
  }

  /** Pixels that the page was scrolled by; null where that is not known. */
  recallScroll(): number | null {
    return this.#scrolls.recall(this.entry, 'page');
  }

  rememberScroll(top: number): void {
    this.#scrolls.keep(this.entry, 'page', top);
  }

  /** While a grid is on screen, it is asked for its row when an address is reached from there. */
  offer(grid: string, find: FindRow): () => void {
    this.#grids.set(grid, find);
    return () => {
      if (this.#grids.get(grid) === find) this.#grids.delete(grid);
    };
  }

  /** Another row of the list takes this one's place, here and where Back returns to. */
  step(kind: TrailKind, row: ViewRow, at: number): void {
    const trail = this.trails[kind];
    if (!trail) return;
    if (kind === 'page') {
      this.#marks.forget(this.entry);
      this.#scrolls.forget(this.entry);
    }
    const { entry, grid } = trail.list;
    const left = this.#marks.recall(entry, grid) ?? { top: 0, left: 0, column: 0 };
    const moved = { ...left, row: at, key: row.key, isMoved: true };
    this.#marks.keep(entry, grid, moved);
    this.#replace(addressBeside(this.current, kind, row, trail.opens));
    this.#follow(kind, { ...trail, at, key: row.key });
  }

  /** The list is no longer as it was. */
  lose(kind: TrailKind): void {
    this.trails = { ...this.trails, [kind]: null };
  }

  #follow(kind: TrailKind, trail: Trail): void {
    this.#trails.keep(this.entry, kind, trail);
    this.trails = { ...this.trails, [kind]: trail };
  }

  #replace(address: Address): void {
    const hash = formatAddress(address.place, address.looks);
    history.replaceState({ entry: this.entry }, '', hash);
    this.current = address;
  }

  #arrive(isNew: boolean): void {
    const before = { entry: this.entry, address: this.current };
    const known = entryOf(history.state);
    const next = parseAddress(location.hash);
    // The grids are asked while their screen still is where it was.
    const found = isNew ? this.#rowOf(formatAddress(next.place, next.looks)) : null;
    this.current = next;
    if (known === null) {
      this.#last += 1;
      history.replaceState({ entry: this.#last }, '', location.hash || '#/');
    }
    this.entry = known ?? this.#last;
    this.#last = Math.max(this.#last, this.entry);
    this.trails = {
      page: this.#trails.recall(this.entry, 'page'),
      document: this.#trails.recall(this.entry, 'document'),
    };
    if (isNew && before.entry > 0) this.#begin(before, found);
  }

  /** A new step: grids stay where they are when only something was opened over them. */
  #begin({ entry, address }: { entry: number; address: Address }, found: Found | null): void {
    this.#cameFrom.set(this.entry, formatAddress(address.place, address.looks));
    const isOver = JSON.stringify(address.place) === JSON.stringify(this.place);
    if (isOver) {
      this.#marks.carry(entry, this.entry);
      this.#scrolls.carry(entry, this.entry);
    }
    const page = this.#trails.recall(entry, 'page');
    if (page && (isOver || isSameRecord(address.place, this.place))) this.#follow('page', page);
    const kind = isOver && this.looks.document !== null ? 'document' : 'page';
    if (found) this.#follow(kind, { ...found.row, list: { entry, grid: found.grid } });
  }

  #rowOf(hash: string): Found | null {
    for (const [grid, find] of this.#grids) {
      const row = find(hash);
      if (row) return { grid, row };
    }
    return null;
  }
}

function entryOf(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !('entry' in state)) return null;
  return typeof state.entry === 'number' ? state.entry : null;
}

export const [getRoute, setRoute] = createContext<Route>();
