import type { Span } from './find-text.ts';

/** The text of a page, and where in it each piece begins that the page draws at once. */
export interface PageText {
  text: string;
  starts: readonly number[];
}

/** What is read of pdf.js's text content; marks of structure have no `str`. */
export interface TextPieces {
  items: readonly (object | { str: string; hasEOL: boolean })[];
}

export function pageText({ items }: TextPieces): PageText {
  const starts: number[] = [];
  let text = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    starts.push(text.length);
    text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  return { text, starts };
}

/** The letters of a span, as a stretch of the elements that the pieces are drawn in. */
export function rangeOf(
  { starts }: PageText,
  pieces: readonly HTMLElement[],
  { from, to }: Span,
): Range | null {
  const first = pieceAt(starts, from);
  const last = pieceAt(starts, to - 1);
  const [begin, end] = [pieces[first]?.firstChild, pieces[last]?.firstChild];
  if (!begin || !end) return null;
  const range = document.createRange();
  range.setStart(begin, within(begin, from - (starts[first] ?? 0)));
  range.setEnd(end, within(end, to - (starts[last] ?? 0)));
  return range;
}

/** A line's end belongs to a piece's text and not to its element. */
function within(node: Node, offset: number): number {
  return Math.max(0, Math.min(offset, node.textContent?.length ?? 0));
}

function pieceAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, Math.max(0, starts.length - 1)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
