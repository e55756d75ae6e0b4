import { describe, expect, it } from 'vitest';
import { Tracker } from '../../../../request/state/tracker.svelte.ts';
import { trackerKey } from '../../../../request/track/storage.ts';
import { mailRequest } from '../track/requests.ts';

function aShelf(text: string) {
  const kept = new Map([[trackerKey, text]]);
  const shelf = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  return { kept, shelf };
}

describe('the tracker', () => {
  it.each(['{', '{"version":9}', JSON.stringify([mailRequest(), { id: 'of another version' }])])(
    'puts aside what it cannot read, and writes over nothing else: %j',
    (text) => {
      const { kept, shelf } = aShelf(text);
      const tracker = new Tracker(shelf);
      expect(tracker.hasUnread).toBe(true);
      tracker.add(mailRequest({ id: 'two' }));
      expect(kept.get(`${trackerKey}.unread`)).toBe(text);
      expect(new Tracker(shelf).hasUnread).toBe(false);
    },
  );

  it('joins what another page of ours wrote meanwhile', () => {
    const { shelf } = aShelf('[]');
    const [one, other] = [new Tracker(shelf), new Tracker(shelf)];
    one.add(mailRequest());
    other.add(mailRequest({ id: 'two' }));
    one.update('one', { notes: 'Filed' });
    expect(one.requests.map(({ id }) => id).sort()).toEqual(['one', 'two']);
    expect(one.hasUnread).toBe(false);
  });
});
