import { EngineError } from '../contract/problems.ts';

/** What a stopped job fails with. */
export function stopped(): EngineError {
  return new EngineError({ code: 'E01', facts: {} });
}

/** The answer, or E01 as soon as the signal says stop: an answer may be long in coming. */
export function orStop<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(stopped());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
