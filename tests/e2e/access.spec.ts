import { expect, test } from './fixtures.ts';
import { expectNoAxeFindings } from './pages/axe.ts';
import { LISTS } from './pages/lists.ts';
import { Records, special } from './pages/records.ts';
import { sample, someMatter } from './pages/sample.ts';
import { Strongroom } from './pages/strongroom.ts';

/** Screens of an open backup, by what they are of. */
const SCREENS = {
  sections: [
    ...LISTS.map(([address]) => address).filter((address) => !address.includes('?')),
    '#/custom-data',
    '#/custom-data/Beneficiaries',
  ],
  records: [
    `#/matters/${someMatter.id}`,
    ...['timeline', 'people', 'tasks', 'custom-data', 'fields'].map(
      (tab) => `#/matters/${someMatter.id}/${tab}`,
    ),
    `#/email/${special('mail-both-bodies', 'email').key}`,
    `#/email/${special('mail-nested', 'email').key}/attachments`,
    `#/contacts/${special('formula', 'participants').key}`,
    `#/tables/tasks/${special('orphan-matter', 'tasks').key}`,
    `#/tables/email_attachment/${special('attachment-missing', 'email_attachment').key}`,
    '#/tables/sale_purchase/70001',
    `#/matters/${special('orphan-matter', 'tasks').value}`,
  ],
  tables: ['#/tables', '#/tables/rate_sheets', '#/dictionary', '#/dictionary/actions', '#/report'],
} as const;

const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

test.describe('for everyone', () => {
  for (const viewport of VIEWPORTS) {
    test(`axe finds nothing while a backup is opened at ${viewport.width} pixels`, async ({
      app,
    }) => {
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
    });

    for (const [of, addresses] of Object.entries(SCREENS)) {
      test(`axe finds nothing in ${of} at ${viewport.width} pixels`, async ({ app }) => {
        test.setTimeout(240_000);
        const records = await Records.open(app);
        await app.setViewportSize(viewport);
        for (const address of addresses) {
          await records.visit(address);
          await records.drawn();
          await expectNoAxeFindings(app, address);
        }
      });
    }
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
