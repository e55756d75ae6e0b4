import { expectNoAxeFindings } from './pages/axe.ts';
import { RequestClient } from './pages/request-client.ts';
import { expect, test } from './request-fixtures.ts';

const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

test.describe('for everyone', () => {
  for (const viewport of VIEWPORTS) {
    test(`axe finds nothing at ${viewport.width} pixels, and nothing is cut off`, async ({
      desk,
      vendor,
    }) => {
      test.setTimeout(240_000);
      await desk.setViewportSize(viewport);
      const client = new RequestClient(desk);
      const look = async (screen: string): Promise<void> => {
        await expectNoAxeFindings(desk, screen);
        const beyond = await desk.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(beyond, `${screen}: pixels beyond the edge`).toBeLessThanOrEqual(0);
      };
      await look('nothing asked for');
      await client.go('Vendors by e-mail');
      await client.button('Check the letter').click();
      await look('an empty letter, checked');
      await client.fillLetter();
      await look('a letter');
      await client.button('I have sent it: track it').click();
      await look('a request by e-mail');
      await client.go('Vendors with an API');
      await client.sendSignIn(vendor, { password: 'another' });
      await expect(client.alert.filter({ hasText: 'does not accept' })).toBeVisible();
      await look('a sign-in that failed');
      await client.sendSignIn(vendor, { password: vendor.password });
      await expect(client.card('Last quarter')).toBeVisible();
      await look('the list');
      await client.button('New backup…').click();
      await look('the question before a new backup');
      await desk.keyboard.press('Escape');
      await client.card('Last quarter').getByRole('button', { name: 'Download…' }).click();
      await expect(client.card('Last quarter')).toContainText('SHA-256');
      await look('a downloaded backup');
      await client.card('Last quarter').getByRole('link', { name: 'In the tracker' }).click();
      await look('a request by API');
      await client.go('Your requests');
      await look('the tracker');
    });
  }

  test('a backup can be asked for by keyboard alone', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    const opener = client.button('New backup…');
    await opener.focus();
    await desk.keyboard.press('Enter');
    await desk.keyboard.press('Escape');
    await expect(opener).toBeFocused();
    await desk.keyboard.press('Enter');
    await client.dialog.getByLabel('Name').focus();
    await desk.keyboard.press('ControlOrMeta+A');
    await desk.keyboard.type('By keyboard');
    await client.dialog.getByRole('checkbox').focus();
    await desk.keyboard.press('Space');
    await desk.keyboard.press('Enter');
    await expect(client.card('By keyboard')).toContainText('In Progress');
    await expect(opener).toBeFocused();
    await desk.keyboard.press('Enter');
    await client.dialog.getByLabel('Name').fill('By keyboard');
    await expect(client.dialog).toContainText('Another backup has this name');
  });
});

test.describe('without a network', () => {
  test('the tracker is still there', async ({ desk, client: site, profile }) => {
    const client = new RequestClient(desk);
    await client.go('Vendors by e-mail');
    await client.fillLetter();
    await client.button('I have sent it: track it').click();
    await desk.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await desk.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await site.close();
    await profile.setOffline(true);
    await desk.goto(site.url);
    await expect(desk.getByRole('heading', { level: 1, name: 'Request a backup' })).toBeVisible();
    await expect(desk.getByRole('link', { name: 'kowhaisample' })).toBeVisible();
    await expect(desk.getByText('Wait for the vendor’s e-mail with the link')).toBeVisible();
    const urls = await desk.evaluate(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return kept.flat().map(({ url }) => url);
    });
    expect(urls.filter((url) => !url.startsWith(site.url))).toEqual([]);
  });
});
