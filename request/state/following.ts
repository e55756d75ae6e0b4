import type { Backup } from '../api/backup.ts';
import { poll, type Awareness, type Turn } from '../api/poll.ts';
import type { Problem } from '../api/problems.ts';

export interface FollowingParts {
  awareness: Awareness;
  onanswer: (backup: Backup) => void;
  onproblem: (problem: Problem) => void;
}

/** The backups that are being made, each looked at again and again: never by two polls at once, nor by two pages. */
export class Following {
  readonly #parts: FollowingParts;
  readonly #polls = new Map<string, AbortController>();

  constructor(parts: FollowingParts) {
    this.#parts = parts;
  }

  follow(sid: string, turn: Turn, read: (signal: AbortSignal) => Promise<Backup>): void {
    if (this.#polls.has(sid)) return;
    const polling = new AbortController();
    this.#polls.set(sid, polling);
    void poll({
      ...this.#parts,
      turn,
      ask: read,
      isDone: ({ state }) => state !== 'running',
      signal: polling.signal,
    }).finally(() => {
      if (this.#polls.get(sid) === polling) this.#polls.delete(sid);
    });
  }

  stop(sid: string): void {
    this.#polls.get(sid)?.abort();
    this.#polls.delete(sid);
  }

  stopAll(): void {
    for (const sid of [...this.#polls.keys()]) this.stop(sid);
  }
}
