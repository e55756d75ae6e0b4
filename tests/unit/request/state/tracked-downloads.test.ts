import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { documented } from '../../../../request/api/settings.ts';
import { Desk } from '../../../../request/state/desk.svelte.ts';
import { trackedDownloads } from '../../../../request/state/tracked-downloads.ts';
import { Tracker } from '../../../../request/state/tracker.svelte.ts';
import { startFixture, type Fixture } from '../../../../scripts/request-fixture/fixture.ts';

const bytes = Buffer.from('an invented zip');
const sha256 = createHash('sha256').update(bytes).digest('hex');
let vendor: Fixture;

beforeEach(async () => {
  vendor = await startFixture({ buildTime: 3_600_000, pageSize: 2, bytes });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await vendor.close();
});

/** The person chooses a file, which can be written from when the test says. */
function chooseFile(): { write: () => void; isOpened: () => boolean } {
  let isOpened = false;
  let write: () => void = () => undefined;
  const mayWrite = new Promise<void>((resolve) => (write = resolve));
  const writable = { write: () => Promise.resolve(), close: () => Promise.resolve() };
  const createWritable = async () => {
    isOpened = true;
    await mayWrite;
    return writable;
  };
  const handle = { name: 'Last quarter.zip', createWritable };
  vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(handle));
  return { write, isOpened: () => isOpened };
}

function aPage() {
  const kept = new Map<string, string>();
  const tracker = new Tracker(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }));
  const awareness = { isAwake: () => false, onchange: () => () => undefined };
  const desk = new Desk({ tracker, awareness, timeoutMs: 5000, isOnline: () => true });
  return { desk, tracker, downloads: trackedDownloads(desk, tracker) };
}

describe('a file that is downloaded', () => {
  it('is noted for whom it was begun, also when one signed in elsewhere meanwhile', async () => {
    const { desk, tracker, downloads } = aPage();
    const settings = { base: vendor.url, organisation: vendor.organization, ...documented };
    await desk.useToken(settings, vendor.token);
    const backup = desk.backups?.[0];
    if (!backup) throw new Error('the vendor has a backup');
    const file = chooseFile();
    const downloading = downloads.start(backup);
    await expect.poll(file.isOpened).toBe(true);
    await desk.useToken({ ...settings, organisation: 'another' }, vendor.token);
    expect(desk.settings.organisation).toBe('another');
    file.write();
    await downloading;
    expect(tracker.requests).toMatchObject([
      {
        organisation: vendor.organization,
        sid: backup.sid,
        downloads: [{ name: 'Last quarter.zip', bytes: bytes.length, sha256 }],
        parts: 1,
        partsDone: 1,
      },
    ]);
    expect(tracker.requests[0]?.downloadedAt).not.toBeNull();
  });

  it('is noted with its hash where the host does not say how long it is', async () => {
    const { desk, tracker, downloads } = aPage();
    const settings = { base: vendor.url, organisation: vendor.organization, ...documented };
    await desk.useToken(settings, vendor.token);
    const backup = desk.backups?.[0];
    if (!backup) throw new Error('the vendor has a backup');
    chooseFile().write();
    vendor.fail({ on: 'GET /files/', fault: { kind: 'no-length' } });
    await downloads.start(backup);
    expect(downloads.jobs.get(backup.sid)?.finished?.isSizeKnown).toBe(false);
    expect(tracker.requests[0]?.downloads).toMatchObject([{ bytes: bytes.length, sha256 }]);
  });
});
