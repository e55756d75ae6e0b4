import type { Packed } from '../../contract/reader.ts';

/** A list as one text. */
export function packed<Item>(items: readonly Item[]): Packed<Item> {
  return items.length === 0 ? '' : JSON.stringify(items);
}

/** The list in it; an empty one where there is none. */
export function unpackedList<Item>(text: Packed<Item> | undefined): readonly Item[] {
  // Only `packed` makes such texts, and from such a list.
  return text === undefined || text === '' ? [] : (JSON.parse(text) as readonly Item[]);
}
