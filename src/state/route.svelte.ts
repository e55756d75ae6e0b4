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
  readonly #marks = new Map<string, GridMark>();
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
    this.#last += 1;
    history.pushState({ entry: this.#last }, '', hash);
    this.#arrive();
  }

  /** Changes what is shown here, without a new step in the history. */
  look(change: Partial<Looks>): void {
    const looks = { ...this.looks, ...change };
    history.replaceState({ entry: this.#entry }, '', formatAddress(this.place, looks));
    this.current = { place: this.place, looks };
  }

  /** Opens or closes something over this screen, so that Back undoes it. */
  lookAside(change: Partial<Looks>): void {
    const marks = [...this.#marks].filter(([name]) => name.startsWith(`${this.#entry} `));
    const hash = formatAddress(this.place, { ...this.looks, ...change });
    this.goTo(hash);
    for (const [name, mark] of marks) {
      this.#marks.set(name.replace(/^\d+/, String(this.#entry)), mark);
    }
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
    const known: unknown = history.state;
    const entry = entryOf(known);
    if (entry === null) {
      this.#last += 1;
      history.replaceState({ entry: this.#last }, '', location.hash || '#/');
    }
    this.#entry = entry ?? this.#last;
    this.#last = Math.max(this.#last, this.#entry);
    this.current = parseAddress(location.hash);
  }
}

function entryOf(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !('entry' in state)) return null;
  return typeof state.entry === 'number' ? state.entry : null;
}

export const [getRoute, setRoute] = createContext<Route>();
