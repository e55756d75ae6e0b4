import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { sample, someMatter } from './pages/sample.ts';
import { Strongroom } from './pages/strongroom.ts';

const total = sample.ledger.totals.matters;

async function openMatters(app: Page): Promise<Strongroom> {
  const room = new Strongroom(app);
  await room.open(sample.volumes, sample.password);
  await room.go('Matters');
  await expect(room.rowsStatus).toContainText(/^\d/);
  return room;
}

const row = (room: Strongroom, at: number): Locator =>
  room.grid('Matters').locator(`[role="row"][data-row="${at}"]`);
const titleLink = (at: Locator): Locator => at.getByRole('link').first();
const selected = (room: Strongroom): Locator => room.grid('Matters').locator('.row.selected');
const heading = (app: Page): Locator => app.getByRole('heading', { level: 1 });
const peekOf = (app: Page): Locator =>
  app.getByLabel('Peek', { exact: true }).and(app.locator('section, dialog'));

/** Scrolls a list so far that its first rows are gone. */
async function scrollTo(room: Strongroom, top: number): Promise<void> {
  await room.grid('Matters').evaluate((grid, to) => void (grid.scrollTop = to), top);
  await expect(
    row(room, Math.ceil(top / 34) + 3)
      .getByRole('link')
      .first(),
  ).toBeVisible();
}

test.describe('a link', () => {
  test('tells what it leads to while it is pointed at, and takes nothing', async ({ app }) => {
    const room = await openMatters(app);
    const link = room.grid('Matters').locator('a.reference').first();
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
    await expect(room.grid('Matters')).toBeVisible();
    await link.hover();
    await expect(card).toBeHidden();
    await heading(app).hover();
    await link.hover();
    await expect(card).toBeVisible();
    await heading(app).hover();
    await expect(card).toBeHidden();
  });

  test('tells it by keyboard, too', async ({ app }) => {
    await openMatters(app);
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
    const room = await openMatters(app);
    await titleLink(row(room, 0)).focus();
    await row(room, 0).getByRole('gridcell').first().focus();
    await app.keyboard.press('Space');
    const peek = peekOf(app);
    await expect(peek).toBeVisible();
    await expect(app).toHaveURL(/#\/matters\?peek=/);
    await expect(peek.getByRole('heading')).toHaveText(await titleLink(row(room, 0)).innerText());
    await app.keyboard.press('ArrowDown');
    await expect(peek.getByRole('heading')).toHaveText(await titleLink(row(room, 1)).innerText());
    await peek.getByRole('button', { name: 'Next row' }).click();
    await expect(peek.getByRole('heading')).toHaveText(await titleLink(row(room, 2)).innerText());
    await expect(selected(room)).toHaveAttribute('data-row', '2');
    await expect(peek.getByRole('button', { name: 'Next row' })).toBeFocused();
    await expectNoAxeFindings(app, 'peek');
    await app.keyboard.press('Escape');
    await expect(peek).toBeHidden();
    await expect(app).toHaveURL(/#\/matters$/);
    await expect(row(room, 2).locator(':focus')).toHaveCount(1);

    await app.keyboard.press('Space');
    await peek.getByRole('link', { name: 'Open', exact: true }).click();
    await expect(app).toHaveURL(/#\/matters\/\d+$/);
    await app.goBack();
    await expect(peek).toBeVisible();
    await app.goBack();
    await expect(peek).toBeHidden();
    await expect(room.grid('Matters')).toBeVisible();
  });

  test('is a dialog on a narrow screen', async ({ app }) => {
    const room = await openMatters(app);
    await app.setViewportSize({ width: 390, height: 844 });
    await row(room, 1).getByRole('gridcell').first().focus();
    await app.keyboard.press('Space');
    await expect(app.getByRole('dialog', { name: 'Peek' })).toBeVisible();
    await expectNoAxeFindings(app, 'peek at 390 pixels');
    await app.keyboard.press('Escape');
    await expect(app.getByRole('dialog')).toHaveCount(0);
    await expect(row(room, 1).locator(':focus')).toHaveCount(1);
  });
});

test.describe('from record to record', () => {
  test('the list a matter was opened from leads to its neighbours, and Back to the last of them', async ({
    app,
  }) => {
    const room = await openMatters(app);
    await room.grid('Matters').getByRole('columnheader').nth(1).click();
    await scrollTo(room, 3400);
    const third = await titleLink(row(room, 103)).innerText();
    const fifth = await titleLink(row(room, 105)).innerText();
    await titleLink(row(room, 103)).click();
    await expect(heading(app)).toHaveText(third);
    const trail = app.getByRole('group', { name: 'In the list' });
    await expect(trail).toContainText(`104 of ${total} matters`);
    await trail.getByRole('button', { name: 'Next' }).click();
    await expect(trail).toContainText(`105 of ${total} matters`);
    await expect(trail.getByRole('button', { name: 'Next' })).toBeFocused();
    await app.keyboard.press('Alt+ArrowDown');
    await expect(heading(app)).toHaveText(fifth);
    await expectNoAxeFindings(app, 'trail');
    await app.goBack();
    await expect(row(room, 105).locator(':focus')).toHaveCount(1);
    await expect(selected(room)).toHaveAttribute('data-row', '105');
    await app.goForward();
    await expect(trail).toContainText(`106 of ${total} matters`);
    await app.keyboard.press('Alt+ArrowUp');
    await expect(trail).toContainText(`105 of ${total} matters`);
    await app.setViewportSize({ width: 390, height: 844 });
    await expectNoAxeFindings(app, 'trail at 390 pixels');
  });

  test('documents are turned over in their panel, and the list goes along', async ({ app }) => {
    const room = new Strongroom(app);
    await room.open(sample.volumes, sample.password);
    await app.evaluate((id) => void (location.hash = `#/matters/${id}/documents`), someMatter.id);
    const documents = app.getByRole('grid', { name: 'Documents' });
    const at = (index: number): Locator => documents.locator(`[role="row"][data-row="${index}"]`);
    await titleLink(at(0)).click();
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

test.describe('Back', () => {
  test('returns to rows, scroll and selection, also after sorting and filtering', async ({
    app,
  }) => {
    const room = await openMatters(app);
    await row(room, 2).getByRole('gridcell').first().focus();
    const chosen = await titleLink(row(room, 2)).innerText();
    await room.grid('Matters').getByRole('columnheader').nth(0).click();
    await room.grid('Matters').getByRole('columnheader').nth(0).click();
    await expect(app).toHaveURL(/sort=.*desc/);
    await room.filter('lease');
    await expect(app).toHaveURL(/filter=lease/);
    await expect(room.rowsStatus).toContainText(`of ${total}`);
    await scrollTo(room, 170);
    const before = await room.grid('Matters').evaluate((grid) => grid.scrollTop);
    await room.go('Documents');
    await app.goBack();
    await expect(row(room, 8).getByRole('link').first()).toBeVisible();
    expect(await room.grid('Matters').evaluate((grid) => grid.scrollTop)).toBe(before);
    await room.filter('');
    await room.grid('Matters').getByRole('columnheader').nth(0).click();
    await expect(selected(room)).toContainText(chosen);
  });

  test('returns to where a record’s page was scrolled to', async ({ app }) => {
    await openMatters(app);
    await app.setViewportSize({ width: 1000, height: 400 });
    await app.evaluate((id) => void (location.hash = `#/matters/${id}/fields`), someMatter.id);
    await expect(app.getByRole('tabpanel')).toContainText(/\w/);
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

test.describe('the keys', () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`are told on a question mark at ${viewport.width} pixels`, async ({ app }) => {
      const room = await openMatters(app);
      await app.setViewportSize(viewport);
      await app.getByRole('searchbox', { name: 'Filter rows' }).press('?');
      await expect(app.getByRole('dialog')).toHaveCount(0);
      await room.filter('');
      await app.getByRole('heading', { level: 1 }).focus();
      await app.keyboard.press('?');
      const keys = app.getByRole('dialog', { name: 'Keyboard' });
      await expect(keys).toContainText('Space');
      await expectNoAxeFindings(app, 'keyboard');
      await app.keyboard.press('Escape');
      await expect(keys).toHaveCount(0);
      await app.getByRole('button', { name: 'Keyboard' }).click();
      await expect(keys).toBeVisible();
    });
  }
});
