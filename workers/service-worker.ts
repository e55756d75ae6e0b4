import { createHandlerBoundToURL, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

interface KeptFile {
  url: string;
  revision: string;
}

declare const self: ServiceWorkerGlobalScope & {
  /** All files of the app; put in by the build. */
  readonly __WB_MANIFEST: KeptFile[];
  /** The sample backup's files. They may be missing offline; the app may not. */
  readonly __SAMPLE_FILES: KeptFile[];
};

// The preview frame's origin must be opaque also on hosts that set no headers. The frame's own `sandbox`
// attribute cannot see to it: a frame made opaque that way gets nothing from a service worker.
registerRoute(
  ({ url }) => url.href === new URL('preview.html', self.registration.scope).href,
  async ({ request }) => sandboxed((await matchPrecache('preview.html')) ?? (await fetch(request))),
);

function sandboxed(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.append('Content-Security-Policy', 'sandbox allow-scripts');
  return new Response(response.body, { status: response.status, headers });
}

precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false, ignoreURLParametersMatching: [] });

// The app lives at one address: only what lies beside it is shown as the app.
registerRoute(
  ({ request, url }) =>
    request.mode === 'navigate' && new URL('./', url).href === self.registration.scope,
  createHandlerBoundToURL('index.html'),
);

const samples = self.__SAMPLE_FILES.map(({ url, revision }) => ({
  href: new URL(url, self.registration.scope).href,
  revision,
}));
const sampleCaches = `strongroom-sample ${self.registration.scope} `;
const sampleCache = sampleCaches + samples.map(({ revision }) => revision.slice(0, 8)).join('');

registerRoute(
  ({ url }) => samples.some(({ href }) => href === url.href),
  async ({ request }) =>
    (await caches.match(request, { cacheName: sampleCache })) ?? fetch(request),
);

async function keepSamples(): Promise<void> {
  const cache = await caches.open(sampleCache);
  for (const { href } of samples) {
    if (await cache.match(href)) continue;
    const response = await fetch(href, { cache: 'reload' });
    if (response.ok) await cache.put(href, response);
  }
}

async function dropOldSamples(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(sampleCaches) && name !== sampleCache) await caches.delete(name);
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepSamples().catch(() => undefined));
});

self.addEventListener('activate', (event) => {
  // From the first visit on: what the page loads later must not need the server.
  event.waitUntil(Promise.all([dropOldSamples(), self.clients.claim()]));
});

// A new version waits until the page asks: somebody may be reading a backup.
self.addEventListener('message', ({ data }) => {
  const message: unknown = data;
  const asks = typeof message === 'object' && message !== null && 'type' in message;
  if (asks && message.type === 'SKIP_WAITING') void self.skipWaiting();
});
