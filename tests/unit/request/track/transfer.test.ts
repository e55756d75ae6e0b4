import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTracked } from '../../../../request/track/read-tracked.ts';
import { keep, readKept } from '../../../../request/track/storage.ts';
import { merge, readTracker, writeTracker } from '../../../../request/track/transfer.ts';
import { aRequest } from '../../../../request/track/tracked.ts';
import { askedAt, mailRequest } from './requests.ts';

const full = mailRequest({
  readyAt: askedAt,
  link: 'https://files.example/a?sig=1',
  expiresAt: askedAt,
  passwordAt: askedAt,
  passwordChannel: 'phone',
  parts: 3,
  partsDone: 3,
  downloads: [{ name: 'a.zip', bytes: 5, sha256: 'a'.repeat(64), at: askedAt }],
  downloadedAt: askedAt,
  verifiedAt: askedAt,
  verifiedBy: 'report',
  notes: 'Filed under F',
});

describe('taking the tracker along', () => {
  it('gives back what was exported', () => {
    expect(readTracker(writeTracker([full]), 'f')).toEqual({ requests: [full], refused: 0 });
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"kind":"strongroom-requests","version":2,"requests":[]}',
    '{"kind":"strongroom-requests","version":1,"requests":{}}',
  ])('refuses %j as a whole', (text) => {
    expect(() => readTracker(text, 'f')).toThrow('R51');
  });

  it('leaves out what is no request, and says how many', () => {
    const entries = [
      full,
      null,
      5,
      {},
      { ...full, id: '../x' },
      { ...full, kind: 'x' },
      { id: 'a' },
    ];
    const text = JSON.stringify({ kind: 'strongroom-requests', version: 1, requests: entries });
    const { requests, refused } = readTracker(text, 'f');
    expect(requests).toEqual([full]);
    expect(refused).toBe(6);
  });

  it('takes no hostile member along', () => {
    const hostile = JSON.parse(
      `{"id":"a","kind":"mail","askedAt":"${askedAt}","link":"javascript:alert(1)",
        "password":"hunter2","notes":"password: Hunter22!","passwordChannel":"hunter2",
        "parts":-1,"partsDone":1e99,"verifiedBy":"nobody","downloads":[{"at":"x"},7],
        "__proto__":{"isUncertain":true},"name":"${'x'.repeat(9000)}"}`,
    ) as unknown;
    const read = readTracked(hostile);
    expect(read).toEqual(
      aRequest({ id: 'a', kind: 'mail', askedAt, vendor: '', name: 'x'.repeat(4000) }),
    );
    expect(JSON.stringify(read)).not.toMatch(/hunter/i);
  });

  it('survives any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        readTracked(value);
        const entry = { id: 'a', kind: 'api', askedAt, ...(value as object) };
        const text = JSON.stringify({ kind: 'strongroom-requests', version: 1, requests: [entry] });
        expect(readTracker(text, 'f').requests.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows a courier, and takes an older export for one by link', () => {
    const courier = mailRequest({ delivery: 'courier' });
    expect(readTracker(writeTracker([courier]), 'f').requests).toEqual([courier]);
    const { delivery, ...older } = courier;
    expect(delivery).toBe('courier');
    expect(readTracked(older)?.delivery).toBe('download');
    expect(readTracked({ ...older, delivery: 'pigeon' })?.delivery).toBe('download');
    for (const pair of [
      [mailRequest(), courier],
      [courier, mailRequest()],
    ] as const) {
      expect(merge([pair[0]], [pair[1]]).requests).toEqual([courier]);
    }
  });

  it('joins by the id: what was done in either is done', () => {
    const here = mailRequest({ readyAt: askedAt, notes: 'mine' });
    const other = { ...full, notes: 'theirs' };
    const { requests, added, updated, unchanged } = merge(
      [here],
      [other, mailRequest({ id: 'two' })],
    );
    expect({ added, updated, unchanged }).toEqual({ added: 1, updated: 1, unchanged: 0 });
    expect(requests[0]).toEqual({ ...full, notes: 'mine' });
    expect(merge(requests, [other]).unchanged).toBe(1);
  });
});

describe('keeping the tracker on this device', () => {
  it('gives back what it kept, and says when the device keeps nothing', () => {
    const kept = new Map<string, string>();
    const shelf = () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    expect(keep(shelf, [full])).toBe(true);
    expect(readKept(shelf)).toEqual([full]);
    const none = () => {
      throw new Error('refused');
    };
    expect(keep(none, [full])).toBe(false);
    expect(readKept(none)).toEqual([]);
  });
});
