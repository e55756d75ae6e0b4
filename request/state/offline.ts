const script = './service-worker.js';

/** Keeps the page's own files, so that the tracker shows without a network. Without it the page works all the same. */
export async function keepForOffline(): Promise<void> {
  if (!import.meta.env.PROD || !isSecureContext || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(script);
  } catch {
    return;
  }
}
