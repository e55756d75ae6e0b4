import { createContext } from 'svelte';
import type { Reading } from '../text/values.ts';
import type { Preferences } from './preferences.svelte.ts';

/** How values read now. That protected ones are shown lasts as long as the backup is open, and is kept nowhere. */
export class PersonReading implements Reading {
  isRevealed = $state(false);
  readonly #preferences: Preferences;

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
  }

  get zone(): string | null {
    return this.#preferences.zone;
  }
}

export const [getPersonReading, setPersonReading] = createContext<PersonReading>();
