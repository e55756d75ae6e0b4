import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** What is on screen now, in both themes. */
export async function expectNoAxeFindings(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    // Colours fade from one theme to the other; half-way they are neither.
    await page.waitForFunction(() => document.getAnimations().length === 0);
    // Only frames need a second tab to be looked at safely, which takes as long again.
    const isPlain = page.frames().length === 1;
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(isPlain).analyze();
    const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }));
    expect(found, `${screen}, ${theme}`).toEqual([]);
  }
}
