import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';

type Titled = (title: string, body: () => void | Promise<void>, timeoutMs?: number) => void;
type Grouped = (title: string, body: () => void) => void;

/** True when a command of this name can be run from PATH. */
export function hasTool(tool: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const names = process.platform === 'win32' ? [`${tool}.exe`, `${tool}.cmd`, tool] : [tool];
  return folders.some((folder) => names.some((name) => isRunnable(join(folder, name))));
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The real `it` and `describe` when every tool is here; otherwise ones that skip and say what is missing. */
export function needs(...tools: readonly string[]): { it: Titled; describe: Grouped } {
  const missing = tools.filter((tool) => !hasTool(tool));
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
