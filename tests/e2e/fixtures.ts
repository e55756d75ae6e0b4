import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, chromium, expect, type BrowserContext, type Page } from '@playwright/test';
import { serveFolder } from '../../scripts/serve.ts';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/tools.ts';

export interface Site {
  url: string;
  close(): Promise<void>;
}

interface Fixtures {
  /** The built app, served with the headers of production. */
  site: Site;
  /** A person's own browser profile: storage behaves as it does outside a test. */
  profile: BrowserContext;
  app: Page;
  /** What must not happen in any test: checked after each. */
  watch: Watch;
}

interface Watch {
  strayRequests: string[];
  violations: string[];
  errors: string[];
}

const dist = path.resolve(import.meta.dirname, '../../dist');

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants an object pattern here
  site: async ({}, use) => {
    const server = await serveFolder({ folder: dist, port: 0 });
    let closing: Promise<void> | null = null;
    // A test may stop the server itself, to see the app live on without it.
    const closeOnce = (): Promise<void> => (closing ??= server.close());
    await use({ url: server.url, close: closeOnce });
    await closeOnce();
  },

  // eslint-disable-next-line no-empty-pattern -- Playwright wants an object pattern here
  profile: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'strongroom-profile-'));
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: findChromium() ?? '',
      args: [...CHROMIUM_FLAGS],
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
    });
    await use(context);
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  watch: async ({ profile, site }, use) => {
    const watch: Watch = { strayRequests: [], violations: [], errors: [] };
    const isOwn = (url: string): boolean =>
      url.startsWith(site.url) || /^(blob|data|about):/.test(url);
    profile.on('request', (request) => {
      if (!isOwn(request.url())) watch.strayRequests.push(request.url());
    });
    profile.on('weberror', (error) => watch.errors.push(String(error.error())));
    profile.on('console', (message) => {
      if (/Content Security Policy|TrustedScript|Trusted Type/i.test(message.text())) {
        watch.violations.push(message.text());
      }
    });
    await use(watch);
    expect(watch.strayRequests, 'requests that left the origin').toEqual([]);
    expect(watch.violations, 'policy violations').toEqual([]);
    expect(watch.errors, 'uncaught errors').toEqual([]);
  },

  app: async ({ profile, site, watch }, use) => {
    expect(watch.errors, 'the watch listens from the first request on').toEqual([]);
    const page = profile.pages()[0] ?? (await profile.newPage());
    await page.goto(site.url);
    await use(page);
  },
});

export { expect };
