import { countedSite } from './pages/counted-site.ts';
import { RequestClient } from './pages/request-client.ts';
import { expect, test } from './request-fixtures.ts';

test.describe('what is called', () => {
  test('is the configured API and the file’s host, whatever an answer says', async ({
    desk,
    vendor,
    traffic,
  }) => {
    const canary = await countedSite(null);
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    vendor.vendor.create('A third', '');
    const list = 'GET /organizations/';
    vendor.fail({ on: list, fault: { kind: 'next-elsewhere', to: `${canary.url}/?page=2` } });
    await client.button('Refresh').click();
    await expect(client.alert.filter({ hasText: 'leads to another host' })).toBeVisible();
    vendor.fail({ on: list, fault: { kind: 'redirect', to: canary.url } });
    await client.button('Refresh').click();
    await expect(client.alert.filter({ hasText: 'leads elsewhere' })).toBeVisible();
    expect(canary.asked).toEqual([]);
    // The browser tells of a redirect's target although nothing is asked of it.
    traffic.allowed.add(canary.url);
    await canary.close();
  });

  test('a download may be led to another host, and takes no token there', async ({
    desk,
    vendor,
  }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    vendor.fail({
      on: 'GET /files/',
      fault: { kind: 'redirect', to: `${vendor.url}/files/x/b.zip` },
    });
    await client.card('Last quarter').getByRole('button', { name: 'Download…' }).click();
    await expect(client.card('Last quarter')).toContainText('SHA-256');
    const files = vendor.requests.filter(({ target }) => target.startsWith('/files/'));
    expect(files.map(({ host }) => host)).toEqual(['files', 'api']);
    expect(files.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });
});

test.describe('signing out', () => {
  test('leaves a download under way, and says so', async ({ desk, vendor }) => {
    const client = new RequestClient(desk);
    await client.signIn(vendor);
    const card = client.card('Last quarter');
    vendor.fail({ on: 'GET /files/', fault: { kind: 'stall', after: 100_000 } });
    await card.getByRole('button', { name: 'Download…' }).click();
    await expect(card.getByRole('progressbar')).toBeVisible();
    await client.button('Sign out').click();
    await expect(desk.getByText('A file is still being downloaded')).toBeVisible();
    await client.sendSignIn(vendor, { token: vendor.token });
    await card.getByRole('button', { name: 'Cancel' }).click();
    await expect(card.getByRole('button', { name: 'Resume' })).toBeVisible();
  });
});

test.describe('the token', () => {
  test('is nowhere after signing out', async ({ desk, vendor, traffic, profile }) => {
    const client = new RequestClient(desk);
    await client.go('Vendors with an API');
    await client.sendSignIn(vendor, { password: vendor.password });
    await client.ask('Kept secret');
    await expect(client.card('Kept secret')).toContainText('In Progress');
    await client.button('Sign out').click();
    await expect(desk.getByRole('heading', { name: 'Sign in to the vendor' })).toBeVisible();
    const left = await desk.evaluate(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      );
      return JSON.stringify({
        storage: [localStorage, sessionStorage].map((storage) => Object.entries(storage)),
        databases: await indexedDB.databases(),
        kept,
        address: location.href,
        state: history.state as unknown,
        cookie: document.cookie,
        page: document.documentElement.outerHTML,
        fields: [...document.querySelectorAll('input, textarea')].map((field) =>
          'value' in field ? String(field.value) : '',
        ),
      });
    });
    const cookies = JSON.stringify(await profile.cookies());
    for (const secret of [vendor.token, vendor.password]) {
      expect(left).not.toContain(secret);
      expect(cookies).not.toContain(secret);
      expect(traffic.console.join('\n')).not.toContain(secret);
      expect(traffic.requests.join('\n')).not.toContain(secret);
    }
    expect(left).toContain('Kept secret');
    expect(JSON.parse(left)).toMatchObject({ databases: [] });
  });
});
