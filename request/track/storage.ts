import { readTracked } from './read-tracked.ts';
import type { TrackedRequest } from './tracked.ts';

/** What a test puts something else in the place of. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

export const trackerKey = 'strongroom-request.tracker';

/** What is kept on this device. Entries that are none are left out; a shelf that refuses holds nothing. */
export function readKept(shelf: () => Shelf): TrackedRequest[] {
  try {
    const found: unknown = JSON.parse(shelf().getItem(trackerKey) ?? '[]');
    return Array.isArray(found) ? found.flatMap((entry: unknown) => readTracked(entry) ?? []) : [];
  } catch {
    return [];
  }
}

/** Puts what is kept and cannot be read beside the tracker, which is written over; true where there was any. */
export function putAside(shelf: () => Shelf): boolean {
  try {
    const text = shelf().getItem(trackerKey);
    if (text === null || isReadable(text)) return false;
    shelf().setItem(`${trackerKey}.unread`, text);
    return true;
  } catch {
    return false;
  }
}

function isReadable(text: string): boolean {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) && found.every((entry: unknown) => readTracked(entry) !== null);
  } catch {
    return false;
  }
}

/** False where the device keeps nothing: what is tracked then ends with the page. */
export function keep(shelf: () => Shelf, requests: readonly TrackedRequest[]): boolean {
  try {
    shelf().setItem(trackerKey, JSON.stringify(requests));
    return true;
  } catch {
    return false;
  }
}
