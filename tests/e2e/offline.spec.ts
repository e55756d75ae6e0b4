import { expect, test } from './fixtures.ts';
import { ReadingPanel } from './pages/documents.ts';
import { deed, letter } from './pages/papers.ts';
import { sample } from './pages/sample.ts';
import { Strongroom } from './pages/strongroom.ts';

test.describe('without a network', () => {
  test('the sample opens again after the server is gone', async ({ app, site, profile }) => {
    await app.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await app.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await site.close();
    await profile.setOffline(true);
    await app.reload();
    await expect(app.getByRole('heading', { level: 1, name: 'Open a backup' })).toBeVisible();
    await app.getByRole('button', { name: 'Try the sample backup' }).click();
    const room = new Strongroom(app);
    await expect(room.volumes.first()).toBeVisible();
    await room.openWith(sample.password);
    await room.loaded();
    await room.go('Matters');
    expect(await room.matchingRows()).toBe(sample.ledger.totals.matters);
  });
});

test.describe('reading without a network', () => {
  test('a PDF whose letters come from the app, and a message, are shown', async ({
    app,
    site,
    profile,
  }) => {
    await app.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await app.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await site.close();
    await profile.setOffline(true);
    const panel = await ReadingPanel.over(app, { 'Deed.pdf': deed, 'Letter.eml': letter });
    await panel.open('Deed.pdf');
    await expect(panel.viewer.locator('canvas').first()).toBeVisible();
    await expect(panel.viewer).toContainText('page 1 of twelve');
    await panel.close();
    await panel.open('Letter.eml');
    await expect(panel.body).toContainText('Please see attached');
  });
});

test.describe('policy', () => {
  test('the page and everything beside it carries the headers', async ({ app, site }) => {
    await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
    for (const path of [
      '',
      'index.html',
      'service-worker.js',
      'manifest.webmanifest',
      'nowhere.js',
    ]) {
      const { headers } = await fetch(new URL(path, site.url));
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('connection-allowlist'), path).toBe('(response-origin)');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    }
    const twin = app.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(twin).toHaveAttribute('content', /default-src 'none'/);
  });

  test('a script of the page cannot reach another origin or run text', async ({
    app,
    site,
    watch,
  }) => {
    await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
    const elsewhere = site.url.replace('localhost', '127.0.0.1');
    const outcome = await app.evaluate(async (url) => {
      const reached = await fetch(url).then(
        () => 'reached',
        () => 'refused',
      );
      let markup = 'taken';
      try {
        document.body.insertAdjacentHTML('beforeend', '<i>x</i>');
      } catch {
        markup = 'refused';
      }
      return { reached, markup };
    }, elsewhere);
    expect(outcome).toEqual({ reached: 'refused', markup: 'refused' });
    // What was just provoked is what the watch is there to see.
    await expect.poll(() => watch.violations.length).toBeGreaterThan(0);
    watch.violations.length = 0;
    watch.strayRequests.length = 0;
  });
});
