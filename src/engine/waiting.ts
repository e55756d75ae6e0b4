import { EngineError } from '../../workers/contract/problems.ts';

/** Calls that wait for a worker. A dead worker never answers, so its death must reject them all. */
export class Waiting {
  readonly #rejects = new Set<(error: EngineError) => void>();
  #death: EngineError | null = null;

  // Not Promise.race: one long-lived loser would keep every answer alive.
  readonly for = <T>(answer: Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (this.#death) {
        reject(this.#death);
        answer.catch(() => undefined);
        return;
      }
      this.#rejects.add(reject);
      void answer.then(resolve, reject).finally(() => this.#rejects.delete(reject));
    });

  /** True the first time. */
  fail(reason: string): boolean {
    if (this.#death) return false;
    this.#death = new EngineError({ code: 'E02', facts: { reason } });
    for (const reject of this.#rejects) reject(this.#death);
    this.#rejects.clear();
    return true;
  }
}
