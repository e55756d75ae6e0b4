/**
 * A browser cannot lay out 1,000,000 rows: elements end at some 17 to 33 million pixels. So the scrolled element is
 * at most `longestSpacer` high. Below that, what is scrolled is what is seen. Above, `top` (pixels of all rows above
 * the view) and `scroll` (the element's scrollTop) part: small steps move both alike, long ones in proportion.
 */
export const longestSpacer = 8_000_000;

export interface Extent {
  /** Pixels of all rows. */
  total: number;
  /** Pixels of the view, without the header. */
  view: number;
}

export interface ScrollState {
  top: number;
  scroll: number;
}

export function spacerOf({ total }: Extent): number {
  return Math.min(total, longestSpacer);
}

export function isScaled({ total }: Extent): boolean {
  return total > longestSpacer;
}

/** The place with that many pixels above it, and the scroll position that stands for it. */
export function placeAt(top: number, extent: Extent): ScrollState {
  const lowest = Math.max(0, extent.total - extent.view);
  const kept = Math.min(Math.max(0, top), lowest);
  if (!isScaled(extent)) return { top: kept, scroll: kept };
  return { top: kept, scroll: (kept / lowest) * scrollRange(extent) };
}

/** Where the view is after the element was scrolled to `scroll`. */
export function follow(before: ScrollState, scroll: number, extent: Extent): ScrollState {
  if (!isScaled(extent)) return { top: scroll, scroll };
  const lowest = extent.total - extent.view;
  const range = scrollRange(extent);
  const step = scroll - before.scroll;
  // Scroll positions are rounded to device pixels: the last one may be never quite reached.
  if (scroll <= 0) return { top: 0, scroll };
  if (scroll >= range - 1) return { top: lowest, scroll };
  if (Math.abs(step) < extent.view) {
    return { top: Math.min(Math.max(0, before.top + step), lowest), scroll };
  }
  return { top: (scroll / range) * lowest, scroll };
}

/** How far to go so that a row is wholly seen; unchanged when it is. */
export function topShowing(row: number, rowHeight: number, before: number, view: number): number {
  const start = row * rowHeight;
  if (start < before) return start;
  const needed = start + rowHeight - view;
  return Math.max(before, Math.min(needed, start));
}

/** The rows to draw, some more than are seen on each side. */
export function rowsSeen(
  top: number,
  rowHeight: number,
  view: number,
  rows: number,
  spare = 6,
): [first: number, end: number] {
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const end = Math.min(rows, Math.ceil((top + view) / rowHeight) + spare);
  return [Math.min(first, end), end];
}

/** The rows seen, and the active one wherever it is, so that it keeps the focus. */
export function rowsDrawn(
  [first, end]: readonly [first: number, end: number],
  active: number,
  rows: number,
): number[] {
  const indexes = Array.from({ length: end - first }, (_, at) => first + at);
  const isElsewhere = active >= 0 && active < rows && (active < first || active >= end);
  return isElsewhere ? [...indexes, active] : indexes;
}

function scrollRange(extent: Extent): number {
  return spacerOf(extent) - extent.view;
}
