import type { Route } from '../state/route.svelte.ts';

/**
 * Brings a page back to where it was scrolled to. What it shows comes bit by bit, so it is tried again with each
 * change, until it is reached or the person moves.
 */
export class PageScroll {
  readonly #route: Route;
  #page: HTMLElement | null = null;
  #wanted: number | null = null;

  constructor(route: Route) {
    this.#route = route;
  }

  readonly attach = (page: HTMLElement): (() => void) => {
    this.#page = page;
    const changes = new MutationObserver(() => this.#try());
    changes.observe(page, { childList: true, subtree: true });
    const leave = (): void => void (this.#wanted = null);
    const moves = ['wheel', 'pointerdown', 'keydown'] as const;
    for (const move of moves) page.addEventListener(move, leave, { passive: true });
    return () => {
      changes.disconnect();
      for (const move of moves) page.removeEventListener(move, leave);
    };
  };

  /** To where the entry of the history was left, or else to `top`; null leaves the page where it is. */
  restore(top: number | null): void {
    this.#wanted = this.#route.recallScroll() ?? top;
    this.#try();
  }

  /** The page was scrolled. On the way to where it is wanted nothing is remembered. */
  scrolled(): void {
    if (this.#wanted === null && this.#page) this.#route.rememberScroll(this.#page.scrollTop);
  }

  #try(): void {
    const page = this.#page;
    if (this.#wanted === null || !page) return;
    page.scrollTop = this.#wanted;
    if (Math.abs(page.scrollTop - this.#wanted) < 1) this.#wanted = null;
  }
}
