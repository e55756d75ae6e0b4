import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { sample } from './sample.ts';
import { Strongroom } from './strongroom.ts';

/** `1234.5` as the screens show it: grouped, with a real minus. */
export function shown(amount: string): string {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(amount) ?? [];
  return `${sign === '' ? '' : '−'}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals}`;
}

/** `−1,234.50` in cents. */
export function centsOf(text: string): bigint {
  return BigInt(text.replace('−', '-').replace(/[,.]/g, '') || '0');
}

/** The sections Trust and Ledger of an open backup. */
export class TrustRoom extends Strongroom {
  static async open(page: Page): Promise<TrustRoom> {
    const room = new TrustRoom(page);
    await room.open(sample.volumes, sample.password);
    return room;
  }

  get total(): Locator {
    return this.page.getByRole('status', { name: 'Total' });
  }

  /** Goes to an address inside the backup, and waits for what it shows. */
  async visit(address: string): Promise<void> {
    await this.page.evaluate((hash) => void (location.hash = hash), address);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
    await this.settled();
  }

  async settled(): Promise<void> {
    await expect(this.page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(this.page.getByText('Reading the books…')).toHaveCount(0);
  }

  /** The cells of the grid's first rows under these headings. */
  async columns(grid: string, ...headings: string[]): Promise<string[][]> {
    const found: string[][] = [];
    for (const heading of headings) found.push(await this.cells(grid, heading));
    return found;
  }
}
