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

/** False where the device keeps nothing: what is tracked then ends with the page. */
export function keep(shelf: () => Shelf, requests: readonly TrackedRequest[]): boolean {
  try {
    shelf().setItem(trackerKey, JSON.stringify(requests));
    return true;
  } catch {
    return false;
  }
}
