import { expect, test } from './fixtures.ts';
import { KINDS, LISTS } from './pages/lists.ts';
import { Records, special } from './pages/records.ts';
import { found, sample } from './pages/sample.ts';

const { ledger } = sample;

/** Taking a hostile letter apart already meets the frame's policy: a base is all it may have met. */
function expectOnlyBase({ violations }: { violations: string[] }): void {
  expect(violations.filter((text) => !text.includes('base URI'))).toEqual([]);
  violations.length = 0;
}

test.describe('sections', () => {
  test('each list has the rows that the sample has', async ({ app }) => {
    const records = await Records.open(app);
    const offered = new Set<string>();
    for (const [address, name, rows] of LISTS) {
      await records.visit(address);
      await expect(records.grid(name), address).toHaveAttribute('aria-rowcount', String(rows + 1));
      expect([address, await records.matchingRows()]).toEqual([address, rows]);
      const here = app.locator('nav[aria-label="Lists of this section"] a');
      for (const link of await here.all()) offered.add((await link.getAttribute('href')) ?? '');
      await expect(records.told).toHaveCount(0);
    }
    const alone = ['#/tasks'];
    expect([...offered, ...alone].toSorted()).toEqual(LISTS.map(([address]) => address).toSorted());
  });

  test('a long list draws only the rows that are seen, also on a narrow screen', async ({
    app,
  }) => {
    const records = await Records.open(app);
    await app.setViewportSize({ width: 390, height: 844 });
    await records.visit('#/time');
    const first = records.grid('Time').locator('[role="row"][data-row="0"]');
    await expect(first.getByRole('link').first()).toBeVisible();
    expect(await records.grid('Time').getByRole('row').count()).toBeLessThan(80);
  });

  test('custom data has the collections that the sample has', async ({ app }) => {
    const records = await Records.open(app);
    await records.go('Custom data');
    await expect(app.getByRole('table', { name: 'Collections' })).toBeVisible();
    const [, ...rows] = await records.table('Collections');
    const counted = rows.map(([name, ...counts]) => [
      name?.replaceAll(' ', '_'),
      counts.slice(0, 3),
    ]);
    const wanted = ledger.custom.map(({ name, records: all, matters, fields }) => [
      name,
      [all, matters, fields.length].map(String),
    ]);
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(wanted));
    await app.getByRole('link', { name: 'Beneficiaries' }).click();
    expect(await records.matchingRows()).toBe(found(ledger.custom[2]).records);
  });
});

test.describe('a record', () => {
  test('says what it is, and each tab has as many as it says', async ({ app }) => {
    test.setTimeout(300_000);
    const records = await Records.open(app);
    for (const [address, list, section] of KINDS) {
      await records.visit(address);
      await records.openFirst(list);
      await expect(records.heading).toHaveText(/\S/);
      await expect(records.facts.locator('dd').first()).toHaveText(/\S/);
      await expect(records.tabs.filter({ hasText: 'All fields' })).toHaveCount(1);
      for (const { tab, name, count } of await records.countedTabs()) {
        await tab.click();
        await expect(tab).toHaveAttribute('aria-selected', 'true');
        if (name.startsWith('People')) {
          await expect(records.panel.getByRole('listitem')).toHaveCount(count);
        } else {
          expect([address, name, await records.matchingRows()]).toEqual([address, name, count]);
          await expect(records.panel.getByRole('grid')).toBeVisible();
        }
      }
      await expect(records.told).toHaveCount(0);
      await records.crumbs.getByRole('link').first().click();
      await expect(records.heading).toHaveText(section);
    }
  });

  test('every link on its page leads to a record', async ({ app, watch }) => {
    test.setTimeout(300_000);
    const records = await Records.open(app);
    const addresses = new Set<string>();
    for (const [address, list] of KINDS) {
      await records.visit(address);
      await records.openFirst(list);
      const links = await records.recordLinks();
      await records.tabs.filter({ hasText: 'All fields' }).click();
      await expect(records.panel.locator('.origin')).toBeVisible();
      links.push(...(await records.recordLinks()));
      for (const { tab } of (await records.countedTabs()).slice(0, 3)) {
        await tab.click();
        await expect(app.locator('[aria-busy="true"]')).toHaveCount(0);
        links.push(...(await records.recordLinks()).slice(0, 6));
      }
      for (const link of new Set(links.slice(0, 24))) addresses.add(link);
    }
    expect(addresses.size).toBeGreaterThan(30);
    for (const address of [...addresses].slice(0, 80)) {
      await records.visitRecord(address);
      await expect(records.heading, address).toHaveText(/\S/);
      await expect(records.tabs.first(), address).toBeVisible();
      await expect(records.told, address).toHaveCount(0);
    }
    expectOnlyBase(watch);
  });

  test('an id that leads nowhere says so, as a field and as an address', async ({ app }) => {
    const records = await Records.open(app);
    const { key, value } = special('orphan-matter', 'tasks');
    await records.visitRecord(`#/tables/tasks/${key}`);
    const field = records.panel.locator('dd').filter({ hasText: value });
    await expect(field).toContainText('no such record in this backup');
    await expect(field.getByRole('link')).toHaveCount(0);
    await records.visit(`#/matters/${value}`);
    await expect(records.told).toContainText(value);
    await records.crumbs.getByRole('link', { name: 'Matters' }).click();
    await expect(records.grid('Matters')).toBeVisible();
  });
});

test.describe('a mail', () => {
  test('shows its body with its picture, opens what came with it, and goes back', async ({
    app,
  }) => {
    const records = await Records.open(app);
    await records.visitRecord(`#/email/${special('mail-picture', 'email').key}`);
    const picture = records.frame.locator('img').first();
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(
      0,
    );
    await expect(picture).toHaveAttribute('src', /^data:image\//);

    const nested = special('mail-nested', 'email');
    await records.visitRecord(`#/email/${nested.key}`);
    await expect(records.heading).toHaveText(nested.value);
    const attachments = app.getByRole('region', { name: 'Attachments' });
    const attached = attachments
      .locator('button.name')
      .filter({ hasText: /\.(eml|msg)$/ })
      .first();
    const name = await attached.innerText();
    await attached.click();
    await expect(records.panel.getByRole('heading', { level: 3, name })).toBeFocused();
    await expect(records.frame.locator('body')).toHaveText(/\S/);
    await attachments.locator('button.name').first().click();
    await app.getByRole('button', { name: /^Back to/ }).click();
    await expect(records.panel.getByRole('heading', { level: 3, name })).toBeVisible();
    await app.getByRole('button', { name: /^Back to/ }).click();
    await expect(attached).toBeVisible();

    const [first = 0, ...others] = found(ledger.mail.threads[0]);
    await records.visitRecord(`#/email/${first}`);
    await app.getByText(`${others.length + 1} emails in this thread`).click();
    await expect(app.getByRole('list', { name: 'Thread' }).getByRole('link')).toHaveCount(
      others.length,
    );
  });

  test('that is hostile asks for nothing and runs nothing', async ({ app, watch }) => {
    const records = await Records.open(app);
    const { key, value } = special('mail-hostile', 'email');
    await records.visitRecord(`#/email/${key}`);
    await expect(records.heading).toHaveText(value);
    await expect(records.frame.locator('body')).toHaveText(/\S/);
    await expect(app.getByText(/\d+ things from the internet were not loaded/)).toBeVisible();
    const left = records.frame.locator(
      'body :is(script, form, input, iframe, [src^="http"], [href])',
    );
    await expect(left).toHaveCount(0);
    expect(await app.evaluate(() => 'pwned' in window)).toBe(false);
    expectOnlyBase(watch);
  });
});

test.describe('a matter', () => {
  const busy = found(ledger.matters.find(({ rows }) => (rows['custom_action_data'] ?? 0) > 0));

  test('has a timeline of kinds and people, each with its count', async ({ app }) => {
    const records = await Records.open(app);
    await records.visitRecord(`#/matters/${busy.id}/timeline`);
    const status = app.getByRole('status', { name: 'Timeline' });
    const kinds = app.getByRole('group', { name: 'Kinds' }).getByRole('button');
    await expect(status).toHaveText(/^\d+ entries/);
    const counts = await kinds.locator('small').allInnerTexts();
    const all = counts.reduce((sum, count) => sum + Number(count), 0);
    await expect(status).toHaveText(new RegExp(`^${all} entries`));
    for (const [kind, table] of [
      ['Documents', 'document_log'],
      ['Tasks', 'tasks'],
      ['Time', 'time_records'],
    ] as const) {
      const button = kinds.filter({ hasText: kind });
      await button.click();
      await expect(status).toHaveText(new RegExp(`^${busy.rows[table] ?? 0} of ${all} entries`));
      await button.click();
    }
    const person = app.getByLabel('Person');
    const label = await person.locator('option').nth(1).innerText();
    await person.selectOption({ index: 1 });
    await expect(status).toHaveText(
      new RegExp(`^${/\((\d+)\)$/.exec(label)?.[1] ?? ''} of ${all}`),
    );
  });

  test('has its custom data, a part for each collection', async ({ app }) => {
    const records = await Records.open(app);
    await records.visitRecord(`#/matters/${busy.id}/custom-data`);
    const headings = records.panel.getByRole('heading', { level: 2 });
    await expect(headings.first()).toBeVisible();
    expect(ledger.custom.map(({ name }) => name)).toEqual(
      expect.arrayContaining(
        (await headings.allInnerTexts()).map((text) => text.replaceAll(' ', '_')),
      ),
    );
    await expect(records.panel.locator('dd, [role="gridcell"]').first()).toBeVisible();
  });
});
