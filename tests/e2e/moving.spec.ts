import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { MattersList } from './pages/matters-list.ts';
import { sample, someMatter } from './pages/sample.ts';
import { Strongroom } from './pages/strongroom.ts';

const heading = (app: Page): Locator => app.getByRole('heading', { level: 1 });
const peekOf = (app: Page): Locator =>
  app.getByLabel('Peek', { exact: true }).and(app.locator('section, dialog'));

test.describe('a link', () => {
  test('tells what it leads to while it is pointed at, and takes nothing', async ({ app }) => {
    const list = await MattersList.open(app);
    const link = list.rows.locator('a.reference').first();
    const card = app.getByRole('tooltip');
    await link.hover();
    await expect(card).toBeVisible();
    await expect(card).toContainText(await link.innerText());
    await expect(link).toHaveAccessibleDescription(/\w/);
    await card.hover();
    await expect(card).toBeVisible();
    await expectNoAxeFindings(app, 'hover card');
    await app.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await expect(list.rows).toBeVisible();
    await link.hover();
    await expect(card).toBeHidden();
    await heading(app).hover();
    await link.hover();
    await expect(card).toBeVisible();
    await heading(app).hover();
    await expect(card).toBeHidden();
  });

  test('tells it by keyboard, too', async ({ app }) => {
    await MattersList.open(app);
    await app.evaluate((id) => void (location.hash = `#/matters/${id}/people`), someMatter.id);
    const link = app.getByRole('tabpanel').getByRole('link').first();
    await app.getByRole('tab', { name: /People/ }).focus();
    await app.keyboard.press('Tab');
    await expect(link).toBeFocused();
    const card = app.getByRole('tooltip');
    await expect(card).toContainText(await link.innerText());
    await expect(link).toBeFocused();
    await app.keyboard.press('Tab');
    await expect(card).toBeHidden();
  });
});

test.describe('peeking', () => {
  test('a row is looked into beside the list, and the panel follows the rows', async ({ app }) => {
    const list = await MattersList.open(app);
    await list.row(0).getByRole('gridcell').first().focus();
    await app.keyboard.press('Space');
    const peek = peekOf(app);
    await expect(peek).toBeVisible();
    await expect(app).toHaveURL(/#\/matters\?peek=/);
    await expect(peek.getByRole('heading')).toHaveText(await list.title(0).innerText());
    await app.keyboard.press('ArrowDown');
    await expect(peek.getByRole('heading')).toHaveText(await list.title(1).innerText());
    await peek.getByRole('button', { name: 'Next row' }).click();
    await expect(peek.getByRole('heading')).toHaveText(await list.title(2).innerText());
    await expect(list.selected).toHaveAttribute('data-row', '2');
    await expect(peek.getByRole('button', { name: 'Next row' })).toBeFocused();
    await expectNoAxeFindings(app, 'peek');
    await app.keyboard.press('Escape');
    await expect(peek).toBeHidden();
    await expect(app).toHaveURL(/#\/matters$/);
    await expect(list.row(2).locator(':focus')).toHaveCount(1);

    await list.row(4).hover();
    await list.row(4).locator('[data-peek]').click();
    await expect(peek.getByRole('heading')).toHaveText(await list.title(4).innerText());
    await peek.getByRole('link', { name: 'Open', exact: true }).click();
    await expect(app).toHaveURL(/#\/matters\/\d+$/);
    await app.goBack();
    await expect(peek).toBeVisible();
    await app.goBack();
    await expect(peek).toBeHidden();
    await expect(list.rows).toBeVisible();
  });

  test('is a dialog on a narrow screen', async ({ app }) => {
    const list = await MattersList.open(app);
    await app.setViewportSize({ width: 390, height: 844 });
    await list.row(1).getByRole('gridcell').first().focus();
    await app.keyboard.press('Space');
    await expect(app.getByRole('dialog', { name: 'Peek' })).toBeVisible();
    await expectNoAxeFindings(app, 'peek at 390 pixels');
    await app.keyboard.press('Escape');
    await expect(app.getByRole('dialog')).toHaveCount(0);
    await expect(list.row(1).locator(':focus')).toHaveCount(1);
  });
});

test.describe('from record to record', () => {
  test('the list a matter was opened from leads to its neighbours, and Back to the last of them', async ({
    app,
  }) => {
    const list = await MattersList.open(app);
    await list.heading(1).click();
    await list.scrollTo(3400);
    const third = await list.title(103).innerText();
    const fifth = await list.title(105).innerText();
    await list.title(103).click();
    await expect(heading(app)).toHaveText(third);
    const trail = app.getByRole('group', { name: 'In the list' });
    await expect(trail).toContainText(`104 of ${list.total} matters`);
    await trail.getByRole('button', { name: 'Next' }).click();
    await expect(trail).toContainText(`105 of ${list.total} matters`);
    await expect(trail.getByRole('button', { name: 'Next' })).toBeFocused();
    await app.keyboard.press('Alt+ArrowDown');
    await expect(heading(app)).toHaveText(fifth);
    await expectNoAxeFindings(app, 'trail');
    await app.goBack();
    await expect(list.row(105).locator(':focus')).toHaveCount(1);
    await expect(list.selected).toHaveAttribute('data-row', '105');
    await app.goForward();
    await expect(trail).toContainText(`106 of ${list.total} matters`);
    await app.keyboard.press('Alt+ArrowUp');
    await expect(trail).toContainText(`105 of ${list.total} matters`);
    await app.setViewportSize({ width: 390, height: 844 });
    await expectNoAxeFindings(app, 'trail at 390 pixels');
  });

  test('documents are turned over in their panel, and the list goes along', async ({ app }) => {
    const room = new Strongroom(app);
    await room.open(sample.volumes, sample.password);
    await app.evaluate((id) => void (location.hash = `#/matters/${id}/documents`), someMatter.id);
    const documents = app.getByRole('grid', { name: 'Documents' });
    const at = (index: number): Locator => documents.locator(`[role="row"][data-row="${index}"]`);
    await at(0).getByRole('link').first().click();
    const panel = app.getByRole('dialog');
    await expect(panel).toContainText(`1 of ${someMatter.documents.listed} documents`);
    await expect(panel.getByRole('button', { name: 'Previous' })).toBeDisabled();
    await panel.getByRole('button', { name: 'Next' }).click();
    await expect(panel).toContainText(`2 of ${someMatter.documents.listed} documents`);
    await app.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(at(1).locator(':focus')).toHaveCount(1);
  });

  test('a table’s record knows its place as well', async ({ app }) => {
    const room = new Strongroom(app);
    await room.open(sample.volumes, sample.password);
    await app.evaluate(() => void (location.hash = '#/tables/participants'));
    await expect(room.rowsStatus).toContainText(/^\d/);
    const rows = await room.matchingRows();
    const grid = app.getByRole('grid');
    await grid.locator('[data-row="4"]').getByRole('link').first().click();
    const trail = app.getByRole('group', { name: 'In the list' });
    await expect(trail).toContainText(`5 of ${rows} rows`);
    await trail.getByRole('button', { name: 'Previous' }).click();
    await expect(trail).toContainText(`4 of ${rows} rows`);
    await app.goBack();
    await expect(grid.locator('[data-row="3"] :focus')).toHaveCount(1);
  });
});

test.describe('the keys', () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`are told on a question mark at ${viewport.width} pixels`, async ({ app }) => {
      const list = await MattersList.open(app);
      await app.setViewportSize(viewport);
      await app.getByRole('searchbox', { name: 'Filter rows' }).press('?');
      await expect(app.getByRole('dialog')).toHaveCount(0);
      await list.filter('');
      await app.getByRole('heading', { level: 1 }).focus();
      await app.keyboard.press('?');
      const keys = app.getByRole('dialog', { name: 'Keyboard' });
      await expect(keys).toContainText('Space');
      await expectNoAxeFindings(app, 'keyboard');
      await app.keyboard.press('Escape');
      await expect(keys).toHaveCount(0);
      // On a narrow screen the bar's tools stand in a menu.
      if (viewport.width < 480) await app.getByRole('button', { name: 'View' }).click();
      await app.getByRole('button', { name: 'Keyboard' }).click();
      await expect(keys).toBeVisible();
    });
  }
});
