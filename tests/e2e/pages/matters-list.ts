import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { sample } from './sample.ts';
import { Strongroom } from './strongroom.ts';

/** The list of matters of the sample, and its rows by their places. */
export class MattersList extends Strongroom {
  readonly total = sample.ledger.totals.matters;

  static async open(page: Page): Promise<MattersList> {
    const list = new MattersList(page);
    await list.open(sample.volumes, sample.password);
    await list.go('Matters');
    await expect(list.rowsStatus).toContainText(/^\d/);
    return list;
  }

  get rows(): Locator {
    return this.grid('Matters');
  }

  get selected(): Locator {
    return this.rows.locator('.row.selected');
  }

  row(at: number): Locator {
    return this.rows.locator(`[role="row"][data-row="${at}"]`);
  }

  title(at: number): Locator {
    return this.row(at).getByRole('link').first();
  }

  heading(at: number): Locator {
    return this.rows.getByRole('columnheader').nth(at);
  }

  /** So far that the first rows are gone. */
  async scrollTo(top: number): Promise<void> {
    await this.rows.evaluate((grid, to) => void (grid.scrollTop = to), top);
    await expect(this.title(Math.ceil(top / 34) + 3)).toBeVisible();
  }
}
