type Style = 'found' | 'found-here';

/** Marks stretches of text without touching the elements they lie in; gives what takes the marks away. */
export function highlight(style: Style, ranges: readonly Range[]): () => void {
  // Not every browser has them; what is found is then scrolled to, and not marked.
  if (!('highlights' in CSS)) return () => undefined;
  const shared = CSS.highlights.get(style) ?? new Highlight();
  CSS.highlights.set(style, shared);
  for (const range of ranges) shared.add(range);
  return () => {
    for (const range of ranges) shared.delete(range);
  };
}
