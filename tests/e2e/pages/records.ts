import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { found, sample } from './sample.ts';
import { Strongroom } from './strongroom.ts';

/** The sample's lists and records, as a person walks through them. */
export class Records extends Strongroom {
  static async open(page: Page): Promise<Records> {
    const records = new Records(page);
    await records.open(sample.volumes, sample.password);
    return records;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get facts(): Locator {
    return this.page.locator('dl.facts');
  }

  get tabs(): Locator {
    return this.page.getByRole('tablist', { name: 'Related' }).getByRole('tab');
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel');
  }

  get crumbs(): Locator {
    return this.page.getByRole('navigation', { name: 'You are here' });
  }

  get frame(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  /** What went wrong, where something did: an empty notice says nothing. */
  get told(): Locator {
    return this.alert.filter({ hasText: /\S/ });
  }

  async visit(address: string): Promise<void> {
    await this.page.evaluate((hash) => void (location.hash = hash), address);
    await expect(this.heading).toBeVisible();
    await expect(this.page.locator('[aria-busy="true"]')).toHaveCount(0);
  }

  /** Goes to a record, and waits until all that refers to it is counted. */
  async visitRecord(address: string): Promise<void> {
    await this.visit(address);
    await this.counted();
  }

  async counted(): Promise<void> {
    await expect(this.tabs.first().or(this.told.first())).toBeVisible();
    const waiting = this.page.getByRole('status').filter({ hasText: /^(Counting|Preparing) / });
    await expect(waiting).toHaveCount(0);
  }

  /** Opens the record of a list's first row. */
  async openFirst(grid: string): Promise<void> {
    const row = this.grid(grid).locator('[role="row"][data-row="0"]');
    await row.locator('a:not(.reference)').first().click();
    await this.counted();
  }

  /** The tabs that say how many there are, each with that number. */
  async countedTabs(): Promise<{ tab: Locator; name: string; count: number }[]> {
    const counted = [];
    for (const tab of await this.tabs.all()) {
      const name = await tab.innerText();
      const count = /\s([\d,]+)$/.exec(name)?.[1];
      if (count === undefined) continue;
      counted.push({ tab, name, count: Number(count.replaceAll(',', '')) });
    }
    return counted;
  }

  /** Addresses that the page's links lead to: those of records. */
  async recordLinks(): Promise<string[]> {
    const hrefs = await this.page
      .getByRole('main')
      .locator('a[href^="#/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const isRecord = /^#\/(?:matters|contacts|email|tables\/[^/?]+)\/[^/?]+/;
    return [...new Set(hrefs.filter((href) => isRecord.test(href)))];
  }
}

/** The sample's one row that is this special. */
export function special(kind: string, where: string): { key: string; value: string } {
  const { key, value } = found(
    sample.ledger.blemishes.find((one) => one.kind === kind && one.where === where),
  );
  return { key: key ?? '', value: value ?? '' };
}
