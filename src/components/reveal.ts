/** Pixels beyond what is revealed, so that its neighbour is seen to be there. */
const margin = 32;

/** Scrolls a row of links or tabs so that the one in use is seen; the page stays where it is. */
export function reveal(row: HTMLElement): void {
  const here = row.querySelector('[aria-selected="true"], [aria-current]');
  if (!here) return;
  const [around, box] = [row.getBoundingClientRect(), here.getBoundingClientRect()];
  if (box.right > around.right) row.scrollLeft += box.right - around.right + margin;
  else if (box.left < around.left) row.scrollLeft -= around.left - box.left + margin;
}
