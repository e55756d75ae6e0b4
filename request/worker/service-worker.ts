import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  /** All files of the client; put in by the build. */
  readonly __WB_MANIFEST: { url: string; revision: string }[];
};

// Its own files only: whatever goes to an API passes by this worker, and no answer of one is kept.
precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false, ignoreURLParametersMatching: [] });

registerRoute(
  ({ request, url }) =>
    request.mode === 'navigate' && new URL('./', url).href === self.registration.scope,
  createHandlerBoundToURL('index.html'),
);

// A new version waits until the last page is closed: a download may be under way.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});
