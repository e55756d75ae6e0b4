import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** Of what axe looks at, this depends on the theme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What is on screen now, in both themes. */
export async function expectNoAxeFindings(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    // Colours fade from one theme to the other; half-way they are neither.
    await page.waitForFunction(() => document.getAnimations().length === 0);
    const axe = new AxeBuilder({ page });
    if (theme === 'dark') axe.withRules(OF_COLOUR);
    // Results of several frames are put together on a page of their own, which takes its time; one needs none.
    if (page.frames().length === 1) axe.setLegacyMode();
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }));
    expect(found, `${screen}, ${theme}`).toEqual([]);
  }
}
