import { placeBy } from './card-place.ts';

/** Shows a card by a link. What lies outside of a modal dialog cannot be pointed at, so it goes into the link's own. */
export function showCard(card: HTMLElement, home: HTMLElement, link: HTMLElement): void {
  (link.closest('dialog') ?? home).append(card);
  card.showPopover();
  const { left, top } = placeBy(link.getBoundingClientRect(), card.getBoundingClientRect(), {
    width: innerWidth,
    height: innerHeight,
  });
  card.style.setProperty('left', `${left}px`);
  card.style.setProperty('top', `${top}px`);
}

export function hideCard(card: HTMLElement, home: HTMLElement): void {
  if (card.matches(':popover-open')) card.hidePopover();
  if (card.parentElement !== home) home.append(card);
}

/** Adds to what describes an element; the answer takes it back. */
export function describe(element: Element, id: string): () => void {
  const before = element.getAttribute('aria-describedby');
  element.setAttribute('aria-describedby', before === null ? id : `${before} ${id}`);
  return () => {
    if (before === null) element.removeAttribute('aria-describedby');
    else element.setAttribute('aria-describedby', before);
  };
}
