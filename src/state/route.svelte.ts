import { createContext } from 'svelte';
import { formatAddress, parseAddress, type Address, type Looks, type Place } from './address.ts';

/** Where a grid was left: what Back returns to. */
export interface GridMark {
  /** Distance from the top of all rows, in pixels. */
  top: number;
  left: number;
  row: number;
  column: number;
}

const longestMemory = 200;

/** The hash address as state, and a memory of scroll positions for each entry of the history. */
export class Route {
  current = $state.raw<Address>(parseAddress(location.hash));
  readonly place: Place = $derived(this.current.place);
  readonly looks: Looks = $derived(this.current.looks);
  /* eslint-disable svelte/prefer-svelte-reactivity -- memories, not state: nothing is drawn from them */
  readonly #marks = new Map<string, GridMark>();
  /** The address each entry of the history was reached from. */
  readonly #cameFrom = new Map<number, string>();
  /* eslint-enable svelte/prefer-svelte-reactivity */
  #entry = 0;
  #last = 0;

  constructor() {
    this.#arrive();
    addEventListener('popstate', () => this.#arrive());
  }

  go(place: Place, looks: Partial<Looks> = {}): void {
    this.goTo(formatAddress(place, looks));
  }

  goTo(hash: string): void {
    history.pushState({ entry: this.#last + 1 }, '', hash);
    this.#arrive();
  }

  /** Changes what is shown here, without a new step in the history. */
  look(change: Partial<Looks>): void {
    const looks = { ...this.looks, ...change };
    history.replaceState({ entry: this.#entry }, '', formatAddress(this.place, looks));
    this.current = { place: this.place, looks };
  }

  /** Takes away what was opened over this screen: by going back where that is where one came from. */
  lookBack(change: Partial<Looks>): void {
    const hash = formatAddress(this.place, { ...this.looks, ...change });
    if (this.#cameFrom.get(this.#entry) === hash) history.back();
    else this.look(change);
  }

  recall(grid: string): GridMark | null {
    return this.#marks.get(`${this.#entry} ${grid}`) ?? null;
  }

  remember(grid: string, mark: GridMark): void {
    const name = `${this.#entry} ${grid}`;
    this.#marks.delete(name);
    this.#marks.set(name, mark);
    const oldest = this.#marks.keys().next();
    if (this.#marks.size > longestMemory && !oldest.done) this.#marks.delete(oldest.value);
  }

  #arrive(): void {
    const before = { entry: this.#entry, address: this.current };
    const known = entryOf(history.state);
    this.current = parseAddress(location.hash);
    if (known === null) {
      this.#last += 1;
      history.replaceState({ entry: this.#last }, '', location.hash || '#/');
    }
    this.#entry = known ?? this.#last;
    this.#last = Math.max(this.#last, this.#entry);
    if (!this.#cameFrom.has(this.#entry) && before.entry > 0) this.#begin(before);
  }

  /** A new step: grids stay where they are when only something was opened over them. */
  #begin({ entry, address }: { entry: number; address: Address }): void {
    this.#cameFrom.set(this.#entry, formatAddress(address.place, address.looks));
    if (JSON.stringify(address.place) !== JSON.stringify(this.place)) return;
    for (const [name, mark] of [...this.#marks]) {
      const [from, grid = ''] = name.split(' ');
      if (from === String(entry)) this.remember(grid, mark);
    }
  }
}

function entryOf(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !('entry' in state)) return null;
  return typeof state.entry === 'number' ? state.entry : null;
}

export const [getRoute, setRoute] = createContext<Route>();
