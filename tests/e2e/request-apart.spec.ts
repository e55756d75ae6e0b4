import type { Page } from '@playwright/test';
import { countedSite, type CountedSite } from './pages/counted-site.ts';
import { RequestClient } from './pages/request-client.ts';
import { expect, test } from './request-fixtures.ts';

/** What hostile code in a page gets of another origin: for each way, what it read, or why it read nothing. */
async function probe(page: Page, target: string): Promise<Record<string, string>> {
  return page.evaluate(async (address) => {
    const tried = async (way: () => Promise<string>): Promise<string> => {
      try {
        return await way();
      } catch (error) {
        return `refused: ${String(error)}`;
      }
    };
    const element = async (make: () => HTMLElement): Promise<string> => {
      const made = make();
      const ended = new Promise<string>((resolve) => {
        made.addEventListener('load', () => resolve('loaded'));
        made.addEventListener('error', () => resolve('refused: error'));
        document.addEventListener('securitypolicyviolation', () => resolve('refused: policy'), {
          once: true,
        });
      });
      document.body.append(made);
      return ended;
    };
    const socket = (): Promise<string> =>
      new Promise((resolve) => {
        const opened = new WebSocket(address.replace('http', 'ws'));
        opened.onopen = () => resolve('open');
        opened.onerror = () => resolve('refused: error');
      });
    return {
      fetch: await tried(async () => (await fetch(`${address}/?fetch`)).text()),
      opaque: await tried(async () => {
        const { type } = await fetch(`${address}/?opaque`, { mode: 'no-cors' });
        return type;
      }),
      socket: await tried(socket),
      image: await tried(() =>
        element(() => Object.assign(new Image(), { src: `${address}/icon.svg` })),
      ),
      frame: await tried(() =>
        element(() => {
          const frame = document.createElement('iframe');
          frame.src = `${address}/?frame`;
          return frame;
        }),
      ),
      style: await tried(() =>
        element(() => {
          const link = document.createElement('link');
          return Object.assign(link, { rel: 'stylesheet', href: `${address}/x.css` });
        }),
      ),
      beacon: await tried(() =>
        Promise.resolve(String(navigator.sendBeacon(`${address}/?beacon`, 'x'))),
      ),
    };
  }, target);
}

interface PopupAnswers {
  isClosed: boolean;
  read: string;
}

/** Opens the other page and speaks to it for as long as it lets itself be spoken to. */
async function speakToPopup(page: Page, target: string): Promise<PopupAnswers> {
  return page.evaluate(async (address) => {
    const popup = window.open(address, 'other');
    if (popup === null) return { isClosed: true, read: 'refused: no window' };
    const until = performance.now() + 3000;
    while (!popup.closed && performance.now() < until) {
      popup.postMessage('a probe', '*');
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    let read = '';
    try {
      read = popup.document.title;
    } catch (error) {
      read = `refused: ${String(error)}`;
    }
    return { isClosed: popup.closed, read };
  }, target);
}

function listen(): void {
  const heard: unknown[] = [];
  Object.assign(globalThis, { heard });
  addEventListener('message', ({ data }) => heard.push(data));
}

const heardBy = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);

/** A browser without connection lists opens the window: it is cut off from whoever opened it all the same. */
async function expectNotHeard(page: Page, target: string, heading: string): Promise<void> {
  const opened: Page[] = [];
  page.context().on('page', (popup) => opened.push(popup));
  const { isClosed, read } = await speakToPopup(page, target);
  expect(isClosed).toBe(true);
  expect(read).toMatch(/^refused|^$/);
  for (const popup of opened.filter((found) => found.url().startsWith(target))) {
    await expect(popup.getByRole('heading', { name: heading })).toBeVisible();
    expect(await popup.evaluate(() => window.opener === null)).toBe(true);
    expect(await heardBy(popup)).toEqual([]);
  }
}

test.describe('two origins', () => {
  let other: CountedSite;
  test.afterEach(() => other.close());

  test('hostile code in the explorer reaches nothing of the request client', async ({
    site,
    client,
    profile,
  }) => {
    other = await countedSite(client);
    await profile.addInitScript(listen);
    const page = profile.pages()[0] ?? (await profile.newPage());
    await page.goto(site.url);
    await expect(page.getByRole('heading', { name: 'Open a backup' })).toBeVisible();
    const answers = Object.entries(await probe(page, other.url));
    for (const [way, answer] of answers.filter(([name]) => name !== 'beacon')) {
      expect(answer, way).toMatch(/^refused/);
    }
    expect(other.asked, 'what the other origin was asked for').toEqual([]);
    await expectNotHeard(page, other.url, 'Request a backup');
  });

  test('hostile code in the request client reads nothing of the explorer, and is not heard there', async ({
    site,
    client,
    profile,
  }) => {
    other = await countedSite(site);
    await profile.addInitScript(listen);
    const page = profile.pages()[0] ?? (await profile.newPage());
    await page.goto(client.url);
    await expect(page.getByRole('heading', { name: 'Request a backup' })).toBeVisible();
    const answers = Object.entries(await probe(page, other.url));
    for (const [way, answer] of answers.filter(([name]) => name !== 'beacon')) {
      expect(answer, way).toMatch(/^refused/);
    }
    await expectNotHeard(page, other.url, 'Open a backup');
  });
});

test.describe("the request client's policy", () => {
  /** Whether the policy lets a request out; what becomes of it is another matter. */
  const isLet = (page: Page, address: string): Promise<boolean> =>
    page.evaluate(async (target) => {
      const refused = new Promise<boolean>((resolve) => {
        addEventListener('securitypolicyviolation', () => resolve(true), { once: true });
      });
      try {
        if (target.startsWith('ws')) {
          const opened = new WebSocket(target);
          await new Promise((resolve) => opened.addEventListener('error', resolve));
        } else await fetch(target, { mode: 'no-cors' });
        return true;
      } catch {
        const later = new Promise<boolean>((resolve) => setTimeout(() => resolve(false)));
        return !(await Promise.race([refused, later]));
      }
    }, address);

  test('lets https and this machine be asked, and nothing else', async ({ client, profile }) => {
    const page = profile.pages()[0] ?? (await profile.newPage());
    await profile.route(/\.example\//, (route) => route.fulfill({ body: 'x' }));
    await page.goto(client.url);
    for (const address of [
      'https://vendor.example/',
      'http://localhost:9/',
      'http://127.0.0.1:9/',
    ]) {
      expect(await isLet(page, address), address).toBe(true);
    }
    for (const address of [
      'http://vendor.example/',
      'http://127.0.0.2:9/',
      'http://192.0.2.1/',
      'http://[::1]:9/',
      'data:text/plain,x',
    ]) {
      expect(await isLet(page, address), address).toBe(false);
    }
  });

  test('comes with every answer, and in the page itself', async ({ client }) => {
    for (const path of ['', 'service-worker.js', 'icon.svg', 'nowhere']) {
      const { headers } = await fetch(new URL(path, client.url));
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain(
        "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
      );
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
      expect(headers.has('connection-allowlist'), path).toBe(false);
    }
    expect(await (await fetch(client.url)).text()).toContain(
      'http-equiv="Content-Security-Policy"',
    );
  });

  test('no script gets in by a string', async ({ desk }) => {
    const wrote = await desk.evaluate(() => {
      try {
        document.body.innerHTML = '<img src=x onerror=alert(1)>';
        return true;
      } catch {
        return false;
      }
    });
    expect(wrote).toBe(false);
  });
});

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
        storage: [{ ...localStorage }, { ...sessionStorage }],
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
