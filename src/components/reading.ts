import { createContext } from 'svelte';
import type { Reading } from '../text/values.ts';

/** How the person wants values to read: set once for the whole page, asked for wherever a value is shown. */
export const [getReading, setReading] = createContext<Reading>();
