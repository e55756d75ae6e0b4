import { createContext } from 'svelte';

const minuteMs = 60_000;

/** The time, to the minute: due dates pass while a page is open. */
export class Clock {
  now = $state.raw(new Date());

  constructor() {
    setInterval(() => (this.now = new Date()), minuteMs);
  }
}

export const [getClock, setClock] = createContext<Clock>();
