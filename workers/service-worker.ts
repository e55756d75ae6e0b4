import { createHandlerBoundToURL, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

interface KeptFile {
  url: string;
  revision: string;
}

declare const self: ServiceWorkerGlobalScope & {
  /** All files of the app but those below; put in by the build. */
  readonly __WB_MANIFEST: KeptFile[];
  /** The many small files that PDFs may need. */
  readonly __PDF_FILES: KeptFile[];
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

// Kept apart from the app's own files, which are fetched in turn: these are fetched side by side.
const filesCache = `strongroom-files ${self.registration.scope}`;
const keys = new Map(
  [...self.__PDF_FILES, ...self.__SAMPLE_FILES].map((file) => [addressOf(file), keyOf(file)]),
);

registerRoute(
  ({ url }) => keys.has(url.href),
  async ({ request, url }) =>
    (await caches.match(keys.get(url.href) ?? '', { cacheName: filesCache })) ?? fetch(request),
);

function addressOf({ url }: KeptFile): string {
  return new URL(url, self.registration.scope).href;
}

/** Each content has a key of its own, so that two versions can be kept at once. */
function keyOf(file: KeptFile): string {
  return `${addressOf(file)}?${file.revision}`;
}

async function keepAll(files: readonly KeptFile[]): Promise<void> {
  const cache = await caches.open(filesCache);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const missing = files.filter((file) => !kept.has(keyOf(file)));
  await Promise.all(missing.map((file) => keep(cache, file)));
}

async function keep(cache: Cache, file: KeptFile): Promise<void> {
  const response = await fetch(addressOf(file), { cache: 'reload' });
  if (!response.ok) throw new Error(`${file.url} could not be fetched: ${response.status}`);
  await cache.put(keyOf(file), response);
}

async function dropOld(): Promise<void> {
  const cache = await caches.open(filesCache);
  const current = new Set(keys.values());
  for (const request of await cache.keys()) {
    if (!current.has(request.url)) await cache.delete(request);
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll(self.__PDF_FILES));
  event.waitUntil(keepAll(self.__SAMPLE_FILES).catch(() => undefined));
});

self.addEventListener('activate', (event) => {
  // From the first visit on: what the page loads later must not need the server.
  event.waitUntil(Promise.all([dropOld(), self.clients.claim()]));
});

// A new version waits until the page asks: somebody may be reading a backup.
self.addEventListener('message', ({ data }) => {
  const message: unknown = data;
  const asks = typeof message === 'object' && message !== null && 'type' in message;
  if (asks && message.type === 'SKIP_WAITING') void self.skipWaiting();
});
