import { isOnPath } from '../../../scripts/on-path.ts';
import { test } from '../fixtures.ts';

/** Reports the running test as skipped, with the tool's name, where this machine lacks it. */
export function needs(...tools: readonly string[]): void {
  const missing = tools.filter((tool) => !isOnPath(tool));
  test.skip(missing.length > 0, `needs ${missing.join(', ')}`);
}
