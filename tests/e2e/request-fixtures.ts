import path from 'node:path';
import type { Page } from '@playwright/test';
import { startFixture, type Fixture } from '../../scripts/request-fixture/fixture.ts';
import { serveFolder } from '../../scripts/serve.ts';
import { expect, test as base, type Site } from './fixtures.ts';

interface Fixtures {
  /** The built request client, served with its headers on an origin of its own. */
  client: Site;
  /** The vendor's time of day: a test moves it on. */
  clock: { now: number };
  vendor: Fixture;
  traffic: Traffic;
  /** The request client's page. */
  desk: Page;
}

/** What happened in the whole browser: checked after each test. */
export interface Traffic {
  /** Origins that may be asked, with those of the fixtures. */
  allowed: Set<string>;
  requests: string[];
  violations: string[];
  errors: string[];
  console: string[];
}

const dist = path.resolve(import.meta.dirname, '../../dist-request');

/** Milliseconds a backup is in progress at the make-believe vendor. */
export const buildTime = 60_000;

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants an object pattern here
  client: async ({}, use) => {
    const server = await serveFolder({ folder: dist, port: 0, site: 'client' });
    let closing: Promise<void> | null = null;
    const closeOnce = (): Promise<void> => (closing ??= server.close());
    await use({ url: server.url, close: closeOnce });
    await closeOnce();
  },

  // eslint-disable-next-line no-empty-pattern -- Playwright wants an object pattern here
  clock: async ({}, use) => {
    await use({ now: Date.now() });
  },

  vendor: async ({ clock }, use) => {
    const vendor = await startFixture({ buildTime, now: () => clock.now, pageSize: 2 });
    await use(vendor);
    await vendor.close();
  },

  traffic: async ({ profile, client, vendor, site }, use) => {
    const traffic: Traffic = {
      allowed: new Set([client.url, vendor.url, vendor.fileUrl, site.url]),
      requests: [],
      violations: [],
      errors: [],
      console: [],
    };
    profile.on('request', (request) => traffic.requests.push(request.url()));
    profile.on('weberror', (error) => traffic.errors.push(String(error.error())));
    profile.on('console', (message) => {
      traffic.console.push(message.text());
      if (/Content Security Policy|TrustedScript|Trusted Type/i.test(message.text())) {
        traffic.violations.push(message.text());
      }
    });
    await use(traffic);
    const strays = traffic.requests.filter(
      (url) => !/^(blob|data|about):/.test(url) && !traffic.allowed.has(new URL(url).origin),
    );
    expect(strays, 'requests to other hosts').toEqual([]);
    expect(traffic.violations, 'policy violations').toEqual([]);
    expect(traffic.errors, 'uncaught errors').toEqual([]);
  },

  desk: async ({ profile, client, traffic }, use) => {
    expect(traffic.requests, 'the traffic is watched from the first request on').toEqual([]);
    await profile.addInitScript(chooseInPrivate);
    const page = profile.pages()[0] ?? (await profile.newPage());
    await page.goto(client.url);
    await use(page);
  },
});

/** No test can click in the browser's own file dialog: the chosen file lies in the page's private folder, and is a real one. */
function chooseInPrivate(): void {
  Object.assign(globalThis, {
    showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle(suggestedName, { create: true });
    },
  });
}

export { expect };
