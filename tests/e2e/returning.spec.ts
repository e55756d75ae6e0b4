import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { MattersList } from './pages/matters-list.ts';
import { sample, someMatter } from './pages/sample.ts';
import { Strongroom } from './pages/strongroom.ts';

const heading = (app: Page): Locator => app.getByRole('heading', { level: 1 });

test.describe('Back', () => {
  test('returns to rows, scroll and selection, also after sorting and filtering', async ({
    app,
  }) => {
    const list = await MattersList.open(app);
    await list.row(2).getByRole('gridcell').first().focus();
    const chosen = await list.title(2).innerText();
    await list.heading(0).click();
    await list.heading(0).click();
    await expect(app).toHaveURL(/sort=.*desc/);
    await list.filter('lease');
    await expect(app).toHaveURL(/filter=lease/);
    await expect(list.rowsStatus).toContainText(`of ${list.total}`);
    await list.scrollTo(170);
    const before = await list.rows.evaluate((grid) => grid.scrollTop);
    await list.go('Documents');
    await app.goBack();
    await expect(list.title(8)).toBeVisible();
    expect(await list.rows.evaluate((grid) => grid.scrollTop)).toBe(before);
    await list.filter('');
    await list.heading(0).click();
    await expect(list.selected).toContainText(chosen);
  });

  test('returns to where a record’s page was scrolled to', async ({ app }) => {
    await MattersList.open(app);
    await app.setViewportSize({ width: 1000, height: 400 });
    await app.evaluate((id) => void (location.hash = `#/matters/${id}/fields`), someMatter.id);
    await expect(app.getByRole('tab', { name: /^Tasks/ })).toBeVisible();
    const main = app.getByRole('main');
    await main.evaluate((page) => void (page.scrollTop = 300));
    await expect.poll(() => main.evaluate((page) => page.scrollTop)).toBe(300);
    await app.evaluate(() => void (location.hash = '#/report'));
    await expect(heading(app)).toHaveText('Backup report');
    await expect.poll(() => main.evaluate((page) => page.scrollTop)).toBe(0);
    await app.goBack();
    await expect.poll(() => main.evaluate((page) => page.scrollTop)).toBe(300);
  });
});

test.describe('a deep link', () => {
  test('waits for its backup, and leads there once it is open', async ({ app, site }) => {
    await app.goto(`${site.url}#/matters/${someMatter.id}/people`);
    const waiting = app.getByText(`This link leads to matter ${someMatter.id}.`);
    await expect(waiting).toBeVisible();
    await expectNoAxeFindings(app, 'waiting link');
    await app.setViewportSize({ width: 390, height: 844 });
    await expectNoAxeFindings(app, 'waiting link at 390 pixels');
    await app.setViewportSize({ width: 1440, height: 900 });
    await new Strongroom(app).open(sample.volumes, sample.password);
    await expect(heading(app)).toHaveText(someMatter.name);
    await expect(app.getByRole('tab', { name: /People/ })).toHaveAttribute('aria-selected', 'true');
    await app.getByRole('button', { name: 'Close backup' }).click();
    await expect(heading(app)).toHaveText('Open a backup');
    await expect(waiting).toBeHidden();
    await app.goBack();
    await expect(waiting).toBeVisible();
  });

  test('says so when the backup has no such record', async ({ app, site }) => {
    await app.goto(`${site.url}#/matters/999999`);
    await new Strongroom(app).open(sample.volumes, sample.password);
    await expect(app.getByRole('alert')).toContainText('There is no record 999999 in Matters');
  });
});
