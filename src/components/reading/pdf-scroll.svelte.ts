import { tick } from 'svelte';
import {
  allowedScale,
  heightOf,
  layOut,
  nextZoom,
  pageAt,
  pageGap,
  placeAt,
  type PageLayout,
  type PageSize,
} from './page-layout.ts';

/** Pages beside those on screen that are drawn as well. */
const beside = 1;

/** Which pages of a PDF are on screen, how large they are, and how to get to another. */
export class PdfScroll {
  readonly count: number;
  /** Null: as wide as there is room for. */
  #chosen = $state<number | null>(null);
  #known = $state.raw<Readonly<Record<number, PageSize>>>({});
  #top = $state(0);
  #room = $state.raw({ width: 0, height: 0 });
  readonly #usual: PageSize;
  #element: HTMLElement | null = null;

  readonly scale: number = $derived.by(() => this.#scale());
  readonly layout: PageLayout = $derived.by(() =>
    layOut(this.count, this.#usual, this.#known, this.scale),
  );
  /** The page that is looked at: the one a third down the screen. Counted from 0. */
  readonly page: number = $derived(pageAt(this.layout, this.#top + this.#room.height / 3));
  readonly visible: readonly number[] = $derived.by(() => this.#visible());

  constructor(count: number, usual: PageSize) {
    this.count = count;
    this.#usual = usual;
  }

  get fitsWidth(): boolean {
    return this.#chosen === null;
  }

  /** For the scrolling element. */
  readonly attach = (element: HTMLElement): (() => void) => {
    this.#element = element;
    const watcher = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      void this.#keepingPlace(() => (this.#room = { width, height }));
    });
    watcher.observe(element);
    const scrolled = (): void => void (this.#top = element.scrollTop);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  };

  goTo(page: number): void {
    const wanted = Math.min(Math.max(0, page), this.count - 1);
    this.scrollTo((this.layout.tops[wanted] ?? 0) - pageGap);
  }

  scrollTo(y: number): void {
    if (!this.#element) return;
    this.#element.scrollTop = y;
    this.#top = this.#element.scrollTop;
  }

  /** Shows a stretch of a page, given as heights within it, unless it is on screen already. */
  reveal(page: number, from: number, to: number): void {
    const top = (this.layout.tops[page] ?? 0) + from;
    const bottom = (this.layout.tops[page] ?? 0) + to;
    if (top < this.#top || bottom > this.#top + this.#room.height) {
      this.scrollTo(top - this.#room.height / 3);
    }
  }

  zoom(direction: 1 | -1): void {
    this.choose(nextZoom(this.scale, direction));
  }

  /** Null: as wide as there is room for. */
  choose(scale: number | null): void {
    void this.#keepingPlace(() => (this.#chosen = scale));
  }

  /** A page says what size it is once it was looked at. */
  learn(page: number, size: PageSize): void {
    const known = this.#known[page] ?? this.#usual;
    if (known.width === size.width && known.height === size.height) return;
    void this.#keepingPlace(() => (this.#known = { ...this.#known, [page]: size }));
  }

  async #keepingPlace(change: () => void): Promise<void> {
    const place = placeAt(this.layout, this.#top);
    change();
    await tick();
    if (this.#top > 0) this.scrollTo(heightOf(this.layout, place));
  }

  #scale(): number {
    const fitting = (this.#room.width - 2 * pageGap) / this.#usual.width;
    const wanted = this.#chosen ?? (fitting > 0 ? fitting : 1);
    return allowedScale(wanted, this.count, this.#usual);
  }

  #visible(): readonly number[] {
    const first = Math.max(0, pageAt(this.layout, this.#top) - beside);
    const bottom = pageAt(this.layout, this.#top + this.#room.height);
    const last = Math.min(this.count - 1, bottom + beside);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  }
}
