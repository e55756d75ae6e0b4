export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

const gap = 6;
const margin = 8;

/** Where a card stands by what it tells of: below it, or above where there is no room; never outside of the view. */
export function placeBy(link: Box, card: Size, view: Size): { left: number; top: number } {
  const below = link.top + link.height + gap;
  const above = link.top - gap - card.height;
  const isBelow = below + card.height + margin <= view.height || above < margin;
  return {
    left: kept(link.left, view.width - card.width),
    top: kept(isBelow ? below : above, view.height - card.height),
  };
}

const kept = (wanted: number, room: number): number =>
  Math.max(margin, Math.min(wanted, room - margin));
