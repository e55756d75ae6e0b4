import { poll, type Awareness, type Turn } from '../../../../request/api/poll.ts';
import { RequestError, type Problem } from '../../../../request/api/problems.ts';

class FakePage implements Awareness {
  isSeen = true;
  readonly #listeners = new Set<() => void>();

  isAwake = (): boolean => this.isSeen;

  onchange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  see(isSeen: boolean): void {
    this.isSeen = isSeen;
    for (const listener of [...this.#listeners]) listener();
  }
}

export interface Polling {
  page: FakePage;
  stop: AbortController;
  heard: readonly string[];
  problems: readonly string[];
  done: Promise<void>;
  /** How many questions were begun, and how many were under way at once. */
  asked: () => number;
  most: () => number;
}

/** A page that polls; it is answered in this order, the last answer as often as need be. */
export function start(answers: readonly (string | Problem)[], turn?: Turn): Polling {
  const page = new FakePage();
  const stop = new AbortController();
  const heard: string[] = [];
  const problems: string[] = [];
  let asked = 0;
  let open = 0;
  let most = 0;
  const done = poll<string>({
    ask: () => {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? 'done';
      asked += 1;
      open += 1;
      most = Math.max(most, open);
      return new Promise((resolve, reject) => {
        setTimeout(() => {
          open -= 1;
          if (typeof answer === 'string') resolve(answer);
          else reject(new RequestError(answer));
        }, 100);
      });
    },
    isDone: (answer) => answer === 'done',
    onanswer: (answer) => heard.push(answer),
    onproblem: ({ code }) => problems.push(code),
    awareness: page,
    signal: stop.signal,
    random: () => 0.5,
    ...(turn ? { turn } : {}),
  });
  return { page, stop, heard, problems, done, asked: () => asked, most: () => most };
}
