import { createContext } from 'svelte';
import { now } from './moment.ts';

const minuteMs = 60_000;

/** The time, to the minute: due dates pass while a page is open. */
export class Clock {
  now = $state.raw(now());

  constructor() {
    setInterval(() => (this.now = now()), minuteMs);
  }
}

export const [getClock, setClock] = createContext<Clock>();
