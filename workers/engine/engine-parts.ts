import type { Store } from '../store/store.ts';
import type { MarkSink, RunningReader } from './reader-pool.ts';

/** What differs between a browser and a test in Node. */
export interface EngineParts {
  openStore(): Promise<Store>;
  startReader(): RunningReader;
  readers: number;
  /** Makes a sink able to cross to a reader's thread. */
  mark: MarkSink;
  /** Lets waiting messages be heard. */
  breathe(): Promise<void>;
}
