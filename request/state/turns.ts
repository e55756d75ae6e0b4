import type { Turn } from '../api/poll.ts';

/** Takes turns with the other pages of ours in this browser that do what is called the same. */
export function turnFor(name: string): Turn {
  return async (signal, work) => {
    if (!hasLocks()) return work();
    try {
      await navigator.locks.request(name, { signal }, work);
    } catch (error) {
      // Nobody waits for the turn any more.
      if (!signal.aborted) throw error;
    }
  };
}

/** Two pages of ours must not ask at the same time: each would miss the other's in the list. */
export async function onlyOnce(work: () => Promise<void>): Promise<void> {
  if (!hasLocks()) return work();
  return navigator.locks.request('strongroom-request.create', work);
}

const hasLocks = (): boolean => typeof navigator !== 'undefined' && 'locks' in navigator;
