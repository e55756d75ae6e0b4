/** CSS pixels at 100 %. */
export interface PageSize {
  width: number;
  height: number;
}

/** Where every page of a document lies in one long column, in CSS pixels. */
export interface PageLayout {
  /** The top of each page, and after the last the end of the column. */
  tops: Float64Array;
  sizes: readonly PageSize[];
  width: number;
  height: number;
}

/** A place in the column that stays the same when the pages change their size. */
export interface Place {
  /** Counted from 0. */
  page: number;
  /** 0 at its top, 1 at its end. */
  part: number;
}

export const pageGap = 12;

/** Browsers stop somewhere above 16 million pixels; a column is never made longer than this. */
const longest = 15_000_000;
const zooms = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** Pages whose size is not known yet are taken to be like the usual one. */
export function layOut(
  count: number,
  usual: PageSize,
  known: Readonly<Record<number, PageSize>>,
  scale: number,
): PageLayout {
  const tops = new Float64Array(count + 1);
  const sizes: PageSize[] = [];
  let top = pageGap;
  let width = 0;
  for (let page = 0; page < count; page++) {
    const size = known[page] ?? usual;
    const scaled = {
      width: Math.floor(size.width * scale),
      height: Math.floor(size.height * scale),
    };
    sizes.push(scaled);
    tops[page] = top;
    top += scaled.height + pageGap;
    width = Math.max(width, scaled.width);
  }
  tops[count] = top;
  return { tops, sizes, width, height: top };
}

/** The page at a height of the column, counted from 0. */
export function pageAt({ tops, sizes }: PageLayout, y: number): number {
  let [low, high] = [0, Math.max(0, sizes.length - 1)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function placeAt(layout: PageLayout, y: number): Place {
  const page = pageAt(layout, y);
  const height = layout.sizes[page]?.height ?? 1;
  return { page, part: (y - (layout.tops[page] ?? 0)) / Math.max(1, height) };
}

export function heightOf(layout: PageLayout, { page, part }: Place): number {
  return (layout.tops[page] ?? 0) + part * (layout.sizes[page]?.height ?? 0);
}

/** The next step up or down from any scale. */
export function nextZoom(scale: number, direction: 1 | -1): number {
  const steps = direction > 0 ? zooms : zooms.toReversed();
  const found = steps.find((step) => (step - scale) * direction > 0.005);
  return found ?? scale;
}

/** A scale that the column of so many pages can be drawn at. */
export function allowedScale(scale: number, count: number, { height }: PageSize): number {
  const most = longest / Math.max(1, count * (height + pageGap));
  return Math.min(Math.max(scale, 0.1), 4, most);
}
