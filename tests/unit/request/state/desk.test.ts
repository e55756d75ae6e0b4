import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { documented } from '../../../../request/api/settings.ts';
import { Desk } from '../../../../request/state/desk.svelte.ts';
import { Tracker } from '../../../../request/state/tracker.svelte.ts';
import { startFixture, type Fixture } from '../../../../scripts/request-fixture/fixture.ts';

const list = '/organizations/backup/list';
let vendor: Fixture;
let kept: Map<string, string>;

beforeEach(async () => {
  vendor = await startFixture({ buildTime: 3_600_000, pageSize: 2, bytes: Buffer.from('x') });
  kept = new Map();
});
afterEach(async () => {
  vi.useRealTimers();
  await vendor.close();
});

/** A page as it is opened anew: what the device keeps is all it knows. */
function open(): { desk: Desk; tracker: Tracker } {
  const tracker = new Tracker(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }));
  const awareness = { isAwake: () => false, onchange: () => () => undefined };
  const desk = new Desk({ tracker, awareness, timeoutMs: 5000, isOnline: () => true });
  return { desk, tracker };
}

async function signedIn(): Promise<{ desk: Desk; tracker: Tracker }> {
  const page = open();
  const settings = { base: vendor.url, organisation: vendor.organization, ...documented };
  // A connection that a restart broke may be noticed only by the first question.
  await expect.poll(() => page.desk.useToken(settings, vendor.token)).toBe(true);
  return page;
}

const words = { name: 'Year end', description: '' };
const posts = (): number =>
  vendor.requests.filter(({ method, target }) => method === 'POST' && target.startsWith(list))
    .length;

describe('a vendor’s backups', () => {
  it('are asked for with a user and a password, or a token', async () => {
    const { desk } = open();
    const settings = { base: vendor.url, organisation: vendor.organization, ...documented };
    expect(await desk.signIn(settings, vendor.user, vendor.password)).toBe(true);
    expect(desk.backups?.map(({ name }) => name)).toEqual(['Last quarter', 'Earlier backup 1']);
    expect(await desk.signIn(settings, vendor.user, 'wrong')).toBe(false);
    expect(desk.problem?.code).toBe('R02');
  });

  it('are shown to administrators only', async () => {
    const { desk } = open();
    const settings = { base: vendor.url, organisation: vendor.organization, ...documented };
    expect(await desk.useToken(settings, vendor.memberToken)).toBe(false);
    expect(desk.problem?.code).toBe('R03');
    expect(desk.isSignedIn).toBe(false);
  });

  it('are asked for once, and tracked', async () => {
    const { desk, tracker } = await signedIn();
    expect(await desk.create(words)).toBe(true);
    expect(posts()).toBe(1);
    expect(tracker.requests).toMatchObject([
      { name: 'Year end', isUncertain: false, readyAt: null },
    ]);
    expect(tracker.requests[0]?.sid).not.toBe('');
    expect(desk.backups?.[0]?.state).toBe('running');
  });

  it('are not asked for under a name that one has already', async () => {
    const { desk, tracker } = await signedIn();
    expect(await desk.create({ ...words, name: 'Last quarter' })).toBe(false);
    expect(desk.problem?.code).toBe('R20');
    const sid = desk.backups?.[0]?.sid ?? '';
    expect([desk.isTaken('Last quarter'), desk.isTaken('Last quarter', sid)]).toEqual([
      true,
      false,
    ]);
    expect(posts()).toBe(0);
    expect(tracker.requests).toEqual([]);
  });

  it('are looked for when the answer was lost, and never asked for twice', async () => {
    const first = await signedIn();
    vendor.fail({ on: `POST ${list}`, fault: { kind: 'lost' } });
    expect(await first.desk.create(words)).toBe(false);
    expect(first.desk.problem?.code).toBe('R21');
    const { tracker } = await signedIn();
    expect(tracker.requests).toMatchObject([{ name: 'Year end', isUncertain: false }]);
    expect(posts()).toBe(1);
  });

  it('are shown without those that cannot be read, which may be the lost one', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { desk, tracker } = await signedIn();
    vendor.fail({ on: `POST ${list}`, fault: { kind: 'lost' } });
    expect(await desk.create(words)).toBe(false);
    vi.setSystemTime(Date.now() + 300_000);
    vendor.fail({ on: `GET ${list}`, fault: { kind: 'no-sid' } });
    expect(await desk.lookFor(tracker.requests[0]?.id ?? '')).toBe(true);
    expect([desk.unreadable, desk.problem]).toEqual([1, null]);
    expect(desk.backups?.map(({ name }) => name)).toEqual(['Last quarter', 'Earlier backup 1']);
    expect(tracker.requests).toMatchObject([{ isUncertain: true }]);
  });

  it('may be asked for again when the list shows for minutes that nothing arrived', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { desk, tracker } = await signedIn();
    vendor.fail({ on: `POST ${list}`, fault: { kind: 'status', status: 500 } });
    expect(await desk.create(words)).toBe(false);
    expect(await desk.create(words)).toBe(false);
    expect(desk.problem?.code).toBe('R21');
    expect(posts()).toBe(1);
    const id = tracker.requests[0]?.id ?? '';
    expect(await desk.lookFor(id)).toBe(false);
    expect(desk.problem).toMatchObject({ code: 'R22', facts: { waitSeconds: 300 } });
    expect(tracker.requests).toHaveLength(1);
    vi.setSystemTime(Date.now() + 300_000);
    expect(await desk.lookFor(id)).toBe(true);
    expect(desk.problem?.code).toBe('R23');
    expect(tracker.requests).toEqual([]);
    expect(await desk.create(words)).toBe(true);
    expect(posts()).toBe(2);
  });

  it('survive that the page is closed and the server starts again while one is asked for', async () => {
    const first = await signedIn();
    vendor.fail({ on: `POST ${list}`, fault: { kind: 'silence' } });
    const asking = first.desk.create(words);
    await expect.poll(posts).toBe(1);
    first.desk.signOut();
    await asking;
    await vendor.down();
    await vendor.up();
    expect(open().tracker.requests).toMatchObject([{ isUncertain: true }]);
    const second = await signedIn();
    expect(await second.desk.create(words)).toBe(false);
    expect(posts()).toBe(1);
  });

  it('forget a request that the vendor refused', async () => {
    const { desk, tracker } = await signedIn();
    vendor.fail({ on: `POST ${list}`, fault: { kind: 'status', status: 409 } });
    expect(await desk.create(words)).toBe(false);
    expect(desk.problem?.code).toBe('R05');
    expect(tracker.requests).toEqual([]);
  });

  it('are renamed and deleted, and the tracker knows', async () => {
    const { desk, tracker } = await signedIn();
    const backup = desk.backups?.[0];
    if (!backup) throw new Error('the vendor has a backup');
    desk.track(backup);
    expect(await desk.rename(backup.sid, { name: 'Renamed', description: '' })).toBe(true);
    expect(desk.backups?.[0]?.name).toBe('Renamed');
    expect(await desk.remove(backup.sid)).toBe(true);
    expect(desk.backups?.map(({ sid }) => sid)).not.toContain(backup.sid);
    expect(tracker.requests[0]?.deletedAt).not.toBeNull();
  });

  it('are looked at one by one where the list says less of them', async () => {
    const { desk } = await signedIn();
    const sid = desk.backups?.[0]?.sid ?? '';
    desk.backups = (desk.backups ?? []).map((backup) => ({ ...backup, filePath: null }));
    expect(await desk.look(sid)).toBe(true);
    expect(desk.backups.map(({ filePath }) => filePath !== null)).toEqual([true, false]);
  });

  it('are deleted also where somebody else did it before', async () => {
    const { desk, tracker } = await signedIn();
    const backup = desk.backups?.[0];
    if (!backup) throw new Error('the vendor has a backup');
    desk.track(backup);
    vendor.fail({ on: 'DELETE ', fault: { kind: 'status', status: 404 } });
    expect(await desk.remove(backup.sid)).toBe(true);
    expect(tracker.requests[0]?.deletedAt).not.toBeNull();
  });

  it('have their address known for the commands, also where signing in fails', async () => {
    const { desk } = open();
    const settings = { base: vendor.url, organisation: ` ${vendor.organization} `, ...documented };
    vendor.fail({ on: 'POST /accounts', fault: { kind: 'lost' } });
    expect(await desk.signIn(settings, vendor.user, vendor.password)).toBe(false);
    expect(desk.settings).toMatchObject({
      base: `${vendor.url}/`,
      organisation: vendor.organization,
    });
    expect(await desk.useToken({ ...settings, scheme: 'a.token.by-mistake' }, 'x')).toBe(false);
    expect(JSON.stringify([...kept])).not.toContain('by-mistake');
  });

  it('leave nothing of the token behind', async () => {
    const { desk, tracker } = await signedIn();
    const seen = (): string =>
      JSON.stringify([[...kept], desk.sent, desk.settings, desk.problem, tracker.requests]);
    await desk.create(words);
    expect(desk.sent.length).toBeGreaterThan(0);
    expect(seen()).not.toContain(vendor.token);
    desk.signOut();
    expect(seen()).not.toContain(vendor.token);
    expect(desk.backups).toBeNull();
    expect(await desk.refresh()).toBe(false);
    expect(desk.problem?.code).toBe('R02');
  });
});
