import { untrack } from 'svelte';

/** For an effect: acts, and acts again only when one of the reasons changes, whatever `act` reads. */
export function when(reasons: readonly unknown[], act: () => void): void {
  if (reasons.length > 0) untrack(act);
}
