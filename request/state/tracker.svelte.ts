import { createContext } from 'svelte';
import { keep, putAside, readKept, trackerKey, type Shelf } from '../track/storage.ts';
import { merge, type Merged } from '../track/transfer.ts';
import type { TrackedRequest } from '../track/tracked.ts';

/** The requests that are tracked on this device, the newest first. */
export class Tracker {
  requests = $state.raw<readonly TrackedRequest[]>([]);
  /** False once the device refused to keep them. */
  isKept = $state(true);
  /** Something that was kept could not be read. */
  readonly hasUnread: boolean;
  readonly #shelf: () => Shelf;

  constructor(shelf: () => Shelf = () => localStorage) {
    this.#shelf = shelf;
    this.hasUnread = putAside(shelf);
    this.requests = inOrder(readKept(shelf));
    this.isKept = keep(shelf, this.requests);
  }

  find(id: string): TrackedRequest | null {
    return this.requests.find((request) => request.id === id) ?? null;
  }

  add(request: TrackedRequest): void {
    this.#write([...this.#latest(), request]);
  }

  update(id: string, changes: Partial<TrackedRequest>): void {
    this.#write(
      this.#latest().map((request) => (request.id === id ? { ...request, ...changes } : request)),
    );
  }

  remove(id: string): void {
    this.#write(this.#latest().filter((request) => request.id !== id));
  }

  join(others: readonly TrackedRequest[]): Merged {
    const merged = merge(this.#latest(), others);
    this.#write(merged.requests);
    return merged;
  }

  /** Another page of ours on this device changed them, or the person cleared what it keeps. */
  hear(event: StorageEvent): void {
    if (event.key === trackerKey || event.key === null)
      this.requests = inOrder(readKept(this.#shelf));
  }

  /** Another page may have written since. */
  #latest(): readonly TrackedRequest[] {
    return this.isKept ? readKept(this.#shelf) : this.requests;
  }

  #write(requests: readonly TrackedRequest[]): void {
    this.requests = inOrder(requests);
    this.isKept = keep(this.#shelf, this.requests);
  }
}

function inOrder(requests: readonly TrackedRequest[]): TrackedRequest[] {
  return [...requests].sort((one, other) => (one.askedAt < other.askedAt ? 1 : -1));
}

export const [getTracker, setTracker] = createContext<Tracker>();
