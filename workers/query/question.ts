import { EngineError } from '../contract/problems.ts';

/** What a long question needs of the thread it runs in. */
export interface Asking {
  /** Aborted when a newer question took this one's place. */
  signal: AbortSignal;
  /** Lets waiting messages be heard. */
  breathe: () => Promise<void>;
}

/** Lets newer questions be heard, and fails with E01 when one took this one's place. */
export async function pause({ signal, breathe }: Asking): Promise<void> {
  await breathe();
  if (signal.aborted) throw new EngineError({ code: 'E01', facts: {} });
}
