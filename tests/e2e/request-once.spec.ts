import type { Page, Request } from '@playwright/test';
import { RequestClient } from './pages/request-client.ts';
import { expect, test } from './request-fixtures.ts';

const posts = 'POST /organizations/';

test.describe('a request is never sent twice', () => {
  test('a lost answer is looked for in the list first', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    vendor.fail({ on: posts, fault: { kind: 'lost' } });
    await client.ask('Lost on the way');
    await expect(desk.getByText('the answer was lost').first()).toBeVisible();
    await client.ask('Lost on the way');
    await expect(client.card('Lost on the way')).toBeVisible();
    expect(vendor.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(vendor.vendor.backups.filter(({ name }) => name === 'Lost on the way')).toHaveLength(1);
  });

  test('it is found again after the page was loaded anew', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    vendor.fail({ on: posts, fault: { kind: 'lost' } });
    await client.ask('Lost and found');
    await expect(desk.getByText('the answer was lost').first()).toBeVisible();
    await desk.reload();
    await client.go('Your requests');
    await expect(desk.getByText('Find out whether the request arrived')).toBeVisible();
    await client.signIn(vendor);
    await expect(client.card('Lost and found')).toContainText('In Progress');
    await client.go('Your requests');
    await expect(desk.getByText('Wait until the vendor has made it')).toBeVisible();
    expect(vendor.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('two pages that ask at the same time ask once', async ({
    desk,
    vendor,
    profile,
    client,
  }) => {
    const other = await profile.newPage();
    await other.goto(client.url);
    const pages = [new RequestClient(desk), new RequestClient(other)];
    for (const page of pages) {
      await page.page.bringToFront();
      await page.signIn(vendor);
      await page.button('New backup…').click();
      await page.dialog.getByLabel('Name').fill('Asked by two');
      await page.dialog.getByRole('checkbox').check();
    }
    vendor.fail({ on: posts, fault: { kind: 'slow', milliseconds: 500 } });
    const yes = (page: RequestClient) =>
      page.dialog.getByRole('button', { name: 'Ask for the backup' });
    // A click waits for a page to be painted, and only one of the two is in front.
    await Promise.all(pages.map((page) => yes(page).dispatchEvent('click')));
    for (const page of pages) await expect(page.card('Asked by two')).toBeVisible();
    const told = await Promise.all(pages.map((page) => page.alert.allInnerTexts()));
    expect(told.flat().filter((text) => text.includes('already a backup'))).toHaveLength(1);
    expect(vendor.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('of two pages that are seen, one asks how far a backup is', async ({
    desk,
    vendor,
    clock,
    profile,
    client,
  }) => {
    await profile.clock.install();
    await desk.reload();
    const other = await profile.newPage();
    await other.goto(client.url);
    const pages = [new RequestClient(desk), new RequestClient(other)];
    const looks: [number, number] = [0, 0];
    const isLook = (request: Request): boolean =>
      request.method() === 'GET' && request.url().includes('/detail/');
    desk.on('request', (request) => (looks[0] += isLook(request) ? 1 : 0));
    other.on('request', (request) => (looks[1] += isLook(request) ? 1 : 0));
    vendor.vendor.create('Seen by two', '');
    for (const page of pages) {
      await page.page.bringToFront();
      await page.signIn(vendor);
      await expect(page.card('Seen by two')).toContainText('In Progress');
    }
    const seen = pages.map(({ page }) => page.evaluate(() => document.visibilityState));
    expect(await Promise.all(seen)).toEqual(['visible', 'visible']);
    const passTime = async (): Promise<void> => {
      for (const { page } of pages) await page.clock.fastForward(20_000);
    };
    // A question that is under way has no next one yet, which time could bring.
    await expect(async () => {
      await passTime();
      expect(looks[0]).toBeGreaterThan(2);
    }).toPass();
    expect(looks[1]).toBe(0);
    clock.now += 100_000;
    await expect(async () => {
      await passTime();
      for (const page of pages) {
        await expect(page.card('Seen by two')).toContainText('Completed', { timeout: 1000 });
      }
    }).toPass();
  });

  test('waiting survives no network, a hidden page and a restart of the server', async ({
    desk,
    vendor,
    clock,
    profile,
  }) => {
    await desk.clock.install();
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    await client.ask('Long in the making');
    const card = client.card('Long in the making');
    await expect(card).toContainText('In Progress');
    await profile.setOffline(true);
    await profile.setOffline(false);
    await vendor.down();
    await desk.clock.fastForward(600_000);
    const told = desk.getByRole('status').filter({ hasText: 'could not be asked' });
    await expect(told).toBeVisible();
    await vendor.up();
    await hide(desk, true);
    const asked = vendor.requests.length;
    await desk.clock.fastForward(600_000);
    expect(vendor.requests, 'nothing is asked by a page nobody sees').toHaveLength(asked);
    clock.now += 100_000;
    await hide(desk, false);
    await expect(card).toContainText('Completed');
    expect(vendor.requests.length).toBeGreaterThan(asked);
    const details = vendor.requests.filter(({ target }) => target.includes('/detail/'));
    expect(details.length).toBeGreaterThan(0);
    expect(vendor.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

/** As when the person looks at another tab. */
async function hide(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    const value = hidden ? 'hidden' : 'visible';
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}
