import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { Strongroom } from './pages/strongroom.ts';
import { sample, someMatter } from './pages/sample.ts';

test.describe('for everyone', () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`axe finds nothing on any screen at ${viewport.width} pixels`, async ({ app }) => {
      test.setTimeout(300_000);
      await app.setViewportSize(viewport);
      const room = new Strongroom(app);
      await expectNoAxeFindings(app, 'open');
      await room.choose(sample.volumes);
      await expect(room.volumes.first()).toBeVisible();
      await expectNoAxeFindings(app, 'plan');
      await room.openWith(sample.password);
      await expect(app.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
      await expect(app.getByRole('progressbar')).toHaveCount(0);
      await expectNoAxeFindings(app, 'overview');
      for (const address of [
        '#/matters',
        `#/matters/${someMatter.id}`,
        `#/matters/${someMatter.id}/documents`,
        `#/matters/${someMatter.id}/people`,
        `#/matters/${someMatter.id}/fields`,
        '#/documents',
        '#/tables',
        '#/tables/rate_sheets',
        '#/report',
      ]) {
        await app.evaluate((hash) => void (location.hash = hash), address);
        await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(app.locator('[aria-busy="true"]')).toHaveCount(0);
        await expectNoAxeFindings(app, address);
      }
    });
  }

  test('the main job works by keyboard alone', async ({ app }) => {
    const room = new Strongroom(app);
    await room.choose(sample.volumes);
    await expect(room.volumes.first()).toBeVisible();
    await room.password.focus();
    await app.keyboard.type(sample.password);
    await app.keyboard.press('Enter');
    await room.loaded();

    const matters = room.sections.getByRole('link', { name: 'Matters', exact: true });
    await matters.focus();
    await app.keyboard.press('Enter');
    const grid = room.grid('Matters');
    await expect(grid).toBeVisible();
    await app.getByRole('searchbox', { name: 'Filter rows' }).focus();
    for (let presses = 0; presses < 30; presses++) {
      await app.keyboard.press('Tab');
      if (await grid.locator(':focus').count()) break;
    }
    await app.keyboard.press('Control+End');
    await expect(grid.locator(':focus')).toHaveCount(1);
    const last = await grid.locator('[role="row"]:has(:focus)').getAttribute('aria-rowindex');
    expect(Number(last)).toBe(sample.ledger.totals.matters + 1);
    await app.keyboard.press('Control+Home');
    await app.keyboard.press('ArrowDown');
    await app.keyboard.press('Enter');
    await expect(app).toHaveURL(/#\/matters\/\d+/);
    await expect(app.getByRole('tab', { name: /Documents/ })).toBeVisible();
    await app.goBack();
    await expect(grid).toBeVisible();
  });
});
