import { describe, it } from 'vitest';
import { isOnPath } from '../../scripts/on-path.ts';

type Titled = (title: string, body: () => void | Promise<void>, timeoutMs?: number) => void;
type Grouped = (title: string, body: () => void) => void;

/** The real `it` and `describe` when every tool is here; otherwise ones that skip and say what is missing. */
export function needs(...tools: readonly string[]): { it: Titled; describe: Grouped } {
  const missing = tools.filter((tool) => !isOnPath(tool));
  if (missing.length === 0) {
    return {
      it: (title, body, timeoutMs) => {
        it(title, body, timeoutMs);
      },
      describe: (title, body) => {
        describe(title, body);
      },
    };
  }
  const reason = `(needs ${missing.join(', ')})`;
  return {
    it: (title, body, timeoutMs) => {
      it.skip(`${title} ${reason}`, body, timeoutMs);
    },
    describe: (title, body) => {
      describe.skip(`${title} ${reason}`, body);
    },
  };
}
