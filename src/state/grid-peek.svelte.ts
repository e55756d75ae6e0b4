import type { ViewRow } from '../../workers/contract/views.ts';
import { formatAddress } from './address.ts';
import type { GridView } from './grid-view.svelte.ts';
import type { GridMark, Route } from './route.svelte.ts';

/** Where a grid is told to go; row null is the one it is at. */
export interface GridGoal {
  row: number | null;
  takesFocus: boolean;
}

/** What is opened over or beside a grid's rows, and how the grid follows it. The address holds what is open. */
export class GridPeek {
  goal = $state.raw<GridGoal | null>(null);
  readonly #grid: GridView;
  readonly #route: Route;
  readonly #slot: string;
  #selected: string | null;
  #wasCovered = false;

  constructor(grid: GridView, route: Route, slot: string) {
    this.#grid = grid;
    this.#route = route;
    this.#slot = slot;
    this.#selected = route.recall(slot)?.key ?? null;
  }

  /** The row looked into; null while a document lies over it. */
  get key(): string | null {
    const { peek, document } = this.#route.looks;
    return document === null ? peek : null;
  }

  /** Its place among the rows; -1 where it is not among those at hand. */
  get at(): number {
    const wanted = this.key;
    return wanted === null ? -1 : this.#grid.find(({ key }) => key === wanted);
  }

  get isCovered(): boolean {
    return this.key !== null || this.#route.looks.document !== null;
  }

  /** Opens, moves on to another row, or closes where it is open. */
  toggle({ key }: ViewRow): void {
    const { place, looks } = this.#route;
    if (looks.peek === key) this.close();
    else if (looks.peek !== null) this.#route.look({ peek: key });
    else this.#route.goTo(formatAddress(place, { ...looks, peek: key }));
  }

  close(): void {
    this.#route.lookBack({ peek: null });
  }

  async step(by: -1 | 1): Promise<void> {
    const row = this.at + by;
    if (await this.#grid.reach(row)) this.goal = { row, takesFocus: false };
  }

  /** The grid is at another row: the panel beside it shows that one. */
  marked({ key }: GridMark): void {
    if (key === this.#selected) return;
    this.#selected = key;
    if (this.key !== null) this.#route.look({ peek: key });
  }

  /** What lay over the rows is gone, and the focus with it. */
  uncover(): void {
    if (this.#wasCovered && !this.isCovered) this.goal = { row: null, takesFocus: true };
    this.#wasCovered = this.isCovered;
  }

  /** Where a document was opened from these rows, they follow to its neighbours. */
  followDocument(): void {
    const trail = this.#route.trails.document;
    if (trail?.list.grid === this.#slot) this.goal = { row: trail.at, takesFocus: false };
  }
}
