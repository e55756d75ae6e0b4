import { numberAt } from './typed.ts';
/** Puts items in the order of a key, keeping the order of those whose keys are equal. Keys are from 0 to below `range`. */
export function sortedBy(
  order: Uint32Array<ArrayBuffer>,
  range: number,
  key: (item: number) => number,
): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(range + 1);
  for (const item of order) starts[key(item) + 1] = numberAt(starts, key(item) + 1) + 1;
  for (let at = 1; at <= range; at += 1)
    starts[at] = numberAt(starts, at) + numberAt(starts, at - 1);
  const sorted = new Uint32Array(order.length);
  for (const item of order) {
    const at = key(item);
    const place = numberAt(starts, at);
    sorted[place] = item;
    starts[at] = place + 1;
  }
  return sorted;
}

/** 0, 1, 2, … */
export function inOrder(size: number): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) order[at] = at;
  return order;
}
