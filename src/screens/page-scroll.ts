import type { Route } from '../state/route.svelte.ts';

/**
 * Brings a page back to where it was scrolled to. What it shows comes bit by bit, so it is tried again with each
 * change, until it is reached or the person moves. It is tried in the frame to come, which lays the page out anyway.
 */
export class PageScroll {
  readonly #route: Route;
  #page: HTMLElement | null = null;
  #wanted: number | null = null;
  #frame: number | null = null;

  constructor(route: Route) {
    this.#route = route;
  }

  readonly attach = (page: HTMLElement): (() => void) => {
    this.#page = page;
    const changes = new MutationObserver(() => this.#tryNext());
    changes.observe(page, { childList: true, subtree: true });
    const leave = (): void => void (this.#wanted = null);
    const moves = ['wheel', 'pointerdown', 'keydown'] as const;
    for (const move of moves) page.addEventListener(move, leave, { passive: true });
    return () => {
      changes.disconnect();
      if (this.#frame !== null) cancelAnimationFrame(this.#frame);
      this.#frame = null;
      for (const move of moves) page.removeEventListener(move, leave);
    };
  };

  /** To where the entry of the history was left, or else to `top`; null leaves the page where it is. */
  restore(top: number | null): void {
    this.#wanted = this.#route.recallScroll() ?? top;
    this.#tryNext();
  }

  /** The page was scrolled. On the way to where it is wanted nothing is remembered. */
  scrolled(): void {
    if (this.#wanted === null && this.#page) this.#route.rememberScroll(this.#page.scrollTop);
  }

  #tryNext(): void {
    if (this.#wanted === null) return;
    this.#frame ??= requestAnimationFrame(() => this.#try());
  }

  #try(): void {
    this.#frame = null;
    const page = this.#page;
    if (this.#wanted === null || !page) return;
    page.scrollTop = this.#wanted;
    if (Math.abs(page.scrollTop - this.#wanted) < 1) this.#wanted = null;
  }
}
