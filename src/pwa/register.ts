import type { Workbox } from 'workbox-window';

export interface WorkerNews {
  /** All the app's files are kept: it opens without a network. */
  onkept: () => void;
  /** Another version is there, waiting or already in charge: it shows when the page is loaded again. */
  onnewer: () => void;
}

/** Lets the version that waits take charge, and loads the page again when it has. */
export type Update = () => void;

/** What a test puts something else in the place of. */
export interface Browser {
  workbox: Pick<Workbox, 'addEventListener' | 'register' | 'messageSkipWaiting'>;
  /** Settles when a service worker is active. */
  ready: Promise<unknown>;
  reload: () => void;
}

const script = './service-worker.js';

/**
 * Registers the service worker; null where there can be none: in development, on an insecure address, or where
 * the browser forbids it. The app then works all the same, as long as its server is there.
 */
export async function registerWorker(news: WorkerNews): Promise<Update | null> {
  if (!import.meta.env.PROD || !isSecureContext || !('serviceWorker' in navigator)) return null;
  try {
    const { Workbox } = await import('workbox-window');
    const { ready } = navigator.serviceWorker;
    const reload = (): void => location.reload();
    return await follow({ workbox: new Workbox(script), ready, reload }, news);
  } catch (error) {
    console.info('Strongroom is not kept for use without a network.', error);
    return null;
  }
}

/** The page is loaded again only when the person asks for it: a backup may be open. */
export async function follow(
  { workbox, ready, reload }: Browser,
  news: WorkerNews,
): Promise<Update> {
  let isWaiting = false;
  let isAsked = false;
  workbox.addEventListener('waiting', () => {
    isWaiting = true;
    news.onnewer();
  });
  workbox.addEventListener('controlling', ({ isUpdate }) => {
    isWaiting = false;
    if (isAsked) reload();
    else if (isUpdate === true) news.onnewer();
  });
  await workbox.register();
  void ready.then(news.onkept);
  return () => {
    isAsked = true;
    if (isWaiting) workbox.messageSkipWaiting();
    else reload();
  };
}
