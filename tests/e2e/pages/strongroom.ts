import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** The app as a person uses it: by the names interface.md keeps. */
export class Strongroom {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get volumes(): Locator {
    return this.page.getByRole('list', { name: 'Volumes' }).getByRole('listitem');
  }

  get password(): Locator {
    return this.page.getByLabel('Password', { exact: true });
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  get sections(): Locator {
    return this.page.getByRole('navigation', { name: 'Sections' });
  }

  get rowsStatus(): Locator {
    return this.page.getByRole('status', { name: 'Rows' });
  }

  grid(name: string): Locator {
    return this.page.getByRole('grid', { name, exact: true });
  }

  /** Chooses files as the file dialog would hand them over. */
  async choose(files: readonly string[]): Promise<void> {
    await this.page.getByLabel('Backup files').setInputFiles([...files]);
  }

  async openWith(password: string | null): Promise<void> {
    if (password !== null) await this.password.fill(password);
    await this.page.getByRole('button', { name: 'Open backup' }).click();
  }

  /** Chooses, unlocks, and waits until every table is loaded. */
  async open(files: readonly string[], password: string | null): Promise<void> {
    await this.choose(files);
    await expect(this.volumes.first()).toBeVisible();
    await this.openWith(password);
    await this.loaded();
  }

  async loaded(): Promise<void> {
    await expect(this.sections).toBeVisible();
    await expect(this.page.getByRole('progressbar', { name: 'Opening backup' })).toHaveCount(0);
  }

  async go(section: string): Promise<void> {
    await this.sections.getByRole('link', { name: section, exact: true }).click();
    await expect(
      this.page.getByRole('heading', { level: 1, name: section, exact: true }),
    ).toBeVisible();
  }

  async filter(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Filter rows' }).fill(text);
  }

  /** The number the Rows status starts with. */
  async matchingRows(): Promise<number> {
    await expect(this.rowsStatus).toContainText(/^\d/);
    const text = await this.rowsStatus.innerText();
    return Number(/^[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? Number.NaN);
  }

  /** One column of the rows on screen, in order. */
  async cells(grid: string, column: string): Promise<string[]> {
    const header = this.grid(grid).getByRole('columnheader', { name: column, exact: true });
    const at = await header.getAttribute('aria-colindex');
    const cells = this.grid(grid).locator(`[role="gridcell"][aria-colindex="${String(at)}"]`);
    return (await cells.allInnerTexts()).map((text) => text.trim());
  }

  /** Reads a table of the Backup report as rows of text. */
  async table(name: string): Promise<string[][]> {
    const rows = this.page.getByRole('table', { name, exact: true }).getByRole('row');
    const texts = await rows.evaluateAll((found) =>
      found.map((row) => [...row.children].map((cell) => cell.textContent.trim())),
    );
    return texts;
  }
}
