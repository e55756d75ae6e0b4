import type { Awareness } from '../api/poll.ts';

/** A page that is seen, on a device with a network. */
export const pageAwareness: Awareness = {
  isAwake: () => document.visibilityState === 'visible' && navigator.onLine,
  onchange: (listener) => {
    document.addEventListener('visibilitychange', listener);
    addEventListener('online', listener);
    addEventListener('pageshow', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      removeEventListener('online', listener);
      removeEventListener('pageshow', listener);
    };
  },
};
