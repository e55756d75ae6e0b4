import type { Desk } from './desk.svelte.ts';
import { Downloads } from './downloads.svelte.ts';
import type { Tracker } from './tracker.svelte.ts';

/** Downloads of a desk's backups, each noted with the request it was begun for, wherever one is signed in by then. */
export function trackedDownloads(desk: Desk, tracker: Tracker): Downloads {
  return new Downloads({
    network: desk.network,
    onbegin: (backup) => desk.track(backup).id,
    onfinished: (id, file) => {
      const others = tracker.find(id)?.downloads.filter(({ name }) => name !== file.name) ?? [];
      const downloads = [...others, file];
      tracker.update(id, { downloads, downloadedAt: file.at, parts: 1, partsDone: 1 });
    },
  });
}
