import { follow, isScaled, placeAt, topShowing, type Extent } from './scroll-scale.ts';

const settleAfterMs = 160;

/** Where a grid is scrolled to: in pixels of all its rows, and of the element that stands for them. */
export class GridScroll {
  place = $state.raw({ top: 0, scroll: 0 });
  readonly #extent: () => Extent;
  #scroller: HTMLElement | null = null;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(extent: () => Extent) {
    this.#extent = extent;
  }

  readonly attach = (scroller: HTMLElement): (() => void) => {
    this.#scroller = scroller;
    return () => clearTimeout(this.#settling);
  };

  moveTo(top: number): void {
    this.place = placeAt(top, this.#extent());
    if (this.#scroller) this.#scroller.scrollTop = this.place.scroll;
  }

  /** A row is wholly in view. */
  isSeen(row: number, rowHeight: number): boolean {
    const { top } = this.place;
    return topShowing(row, rowHeight, top, this.#extent().view) === top;
  }

  /** Scrolls as far as a row needs to be seen. */
  show(row: number, rowHeight: number): void {
    const { top } = this.place;
    const needed = topShowing(row, rowHeight, top, this.#extent().view);
    if (row >= 0 && needed !== top) this.moveTo(needed);
  }

  /** The element was scrolled, by the person or by `moveTo`. */
  follow(): void {
    const scroll = this.#scroller?.scrollTop ?? 0;
    if (Math.abs(scroll - this.place.scroll) < 1) return;
    this.place = follow(this.place, scroll, this.#extent());
    clearTimeout(this.#settling);
    // Small steps let the two part; when it rests, the scrollbar is put where it belongs.
    if (isScaled(this.#extent())) {
      this.#settling = setTimeout(() => this.moveTo(this.place.top), settleAfterMs);
    }
  }

  /** Where the element stands for more rows than fit, a wheel must step by pixels of rows. True when it did. */
  step({ deltaY, deltaMode, ctrlKey, shiftKey }: WheelEvent, rowHeight: number): boolean {
    if (!isScaled(this.#extent()) || ctrlKey || shiftKey || deltaY === 0) return false;
    const unit = [1, rowHeight, this.#extent().view][deltaMode] ?? 1;
    this.moveTo(this.place.top + deltaY * unit);
    return true;
  }
}
