import { describe, expect, it } from 'vitest';
import { follow, registerWorker, type Browser } from '../../../../src/pwa/register.ts';

type Listener = (event: { isUpdate?: boolean }) => void;

/** A browser with a service worker, as far as this needs one. */
function fakeBrowser(): {
  browser: Browser;
  said: string[];
  fire: (type: string, event?: object) => void;
} {
  const listeners = new Map<string, Listener>();
  const said: string[] = [];
  const workbox = {
    addEventListener: (type: string, listener: Listener) => void listeners.set(type, listener),
    register: () => Promise.resolve(undefined),
    messageSkipWaiting: () => void said.push('skip waiting'),
  };
  return {
    browser: {
      workbox: workbox as unknown as Browser['workbox'],
      ready: Promise.resolve(),
      reload: () => void said.push('reload'),
    },
    said,
    fire: (type, event = {}) => listeners.get(type)?.(event),
  };
}

describe('the service worker', () => {
  it('is not registered in development', async () => {
    const news = { onkept: () => undefined, onnewer: () => undefined };
    expect(await registerWorker(news)).toBeNull();
  });

  it('says when the app is kept, and nothing of a newer version at the first visit', async () => {
    const { browser, said, fire } = fakeBrowser();
    const news = { onkept: () => said.push('kept'), onnewer: () => said.push('newer') };
    await follow(browser, news);
    fire('controlling', { isUpdate: false });
    await browser.ready;
    expect(said).toEqual(['kept']);
  });

  it('loads the page again only when asked, and after the new version took charge', async () => {
    const { browser, said, fire } = fakeBrowser();
    const news = { onkept: () => undefined, onnewer: () => said.push('newer') };
    const update = await follow(browser, news);
    fire('waiting');
    expect(said).toEqual(['newer']);
    update();
    expect(said).toEqual(['newer', 'skip waiting']);
    fire('controlling', { isUpdate: true });
    expect(said).toEqual(['newer', 'skip waiting', 'reload']);
  });

  it('does not load the page again when another tab changed the version', async () => {
    const { browser, said, fire } = fakeBrowser();
    const update = await follow(browser, {
      onkept: () => undefined,
      onnewer: () => said.push('newer'),
    });
    fire('controlling', { isUpdate: true });
    expect(said).toEqual(['newer']);
    update();
    expect(said).toEqual(['newer', 'reload']);
  });
});
