import { describe, expect, it } from 'vitest';
import type { FixtureOptions } from '../../../../scripts/request-fixture/fixture.ts';
import { makeBackup } from '../../../../scripts/request-fixture/make-backup.ts';
import { Vendor } from '../../../../scripts/request-fixture/vendor.ts';
import {
  ask,
  bytes,
  create,
  detailOf,
  fixtureWith,
  listOf,
  origin,
  readAs,
  type Shown,
} from '../../../support/request-fixture.ts';

describe('the make-believe vendor', () => {
  it('lets in an administrator by password or token, and tells others why not', async () => {
    const fixture = await fixtureWith();
    const signIn = (password: string): Promise<Response> =>
      ask(fixture, '/accounts/auth/', {
        method: 'POST',
        token: null,
        body: { username: fixture.user, password },
      });
    expect(await readAs(signIn(fixture.password))).toMatchObject({ token: fixture.token });
    expect((await signIn('other')).status).toBe(401);
    const statusWith = async (token: string | null): Promise<number> =>
      (await ask(fixture, listOf(fixture), { token })).status;
    expect(await statusWith(null)).toBe(401);
    expect(await statusWith(fixture.memberToken)).toBe(403);
    expect(await statusWith(fixture.token)).toBe(200);
    const headers = { token: fixture.token };
    expect((await ask(fixture, listOf(fixture), { token: null, headers })).status).toBe(200);
  });

  it('makes a backup, renames it and deletes it', async () => {
    const fixture = await fixtureWith({ old: 0 });
    const { sid, status } = await create(fixture);
    expect(status).toBe('Completed');
    const renamed = ask(fixture, detailOf(sid), { method: 'PATCH', body: { name: 'Named' } });
    expect(await readAs(renamed)).toMatchObject({
      name: 'Named',
      description: 'Before we move',
      file_size: `${bytes.length} bytes`,
    });
    expect((await ask(fixture, detailOf(sid), { method: 'DELETE' })).status).toBe(204);
    expect((await ask(fixture, detailOf(sid))).status).toBe(404);
    expect(fixture.vendor.backups).toEqual([]);
  });

  it('refuses a backup without a name, and what it does not know', async () => {
    const fixture = await fixtureWith();
    const posted = (body: unknown): Promise<Response> =>
      ask(fixture, listOf(fixture), { method: 'POST', body });
    expect((await posted({ description: '' })).status).toBe(400);
    expect((await posted('x'.repeat(70_000))).status).toBe(413);
    expect((await ask(fixture, '/nope')).status).toBe(404);
    expect((await ask(fixture, listOf(fixture), { method: 'PUT' })).status).toBe(405);
  });

  it('does not delete what is still being made', async () => {
    const fixture = await fixtureWith({ buildTime: 60_000 });
    const { sid, status, file_path: file } = await create(fixture);
    expect({ status, file }).toEqual({ status: 'In Progress', file: null });
    expect((await ask(fixture, detailOf(sid), { method: 'DELETE' })).status).toBe(409);
  });

  it('lists page by page', async () => {
    const fixture = await fixtureWith({ old: 5, pageSize: 2 });
    const names: string[] = [];
    let next: string | null = listOf(fixture);
    while (next !== null) {
      const page: { next: string | null; results: Shown[]; count: number } = await readAs(
        ask(fixture, next),
      );
      expect(page.count).toBe(5);
      names.push(...page.results.map(({ name }) => name));
      ({ next } = page);
    }
    expect(new Set(names).size).toBe(5);
  });

  it('goes on after a restart at the same address with all it knows', async () => {
    const fixture = await fixtureWith();
    const { url } = fixture;
    const { sid } = await create(fixture);
    await fixture.down();
    await expect(ask(fixture, detailOf(sid))).rejects.toThrow();
    await fixture.up();
    expect(fixture.url).toBe(url);
    expect(await readAs(ask(fixture, detailOf(sid)))).toMatchObject({ sid });
  });

  it('logs what came in', async () => {
    const fixture = await fixtureWith();
    await create(fixture);
    expect(fixture.requests).toMatchObject([
      { host: 'api', method: 'POST', target: listOf(fixture) },
    ]);
    expect(fixture.requests[0]?.body).toContain('"New"');
  });
});

describe('a backup', () => {
  it('is in progress, then complete, then expired, as time passes', () => {
    let now = 0;
    const vendor = new Vendor({ buildTime: 100, lifeTime: 1000, old: 0 }, () => now);
    const good = vendor.create('Good', '');
    const bad = vendor.create('With an error', '');
    const at = (time: number): string[] => {
      now = time;
      return [good, bad].map((backup) => vendor.statusOf(backup));
    };
    expect(at(99)).toEqual(['In Progress', 'In Progress']);
    expect(at(100)).toEqual(['Completed', 'Error']);
    expect(at(1000)).toEqual(['Date Expired', 'Error']);
    expect(vendor.statusOf(vendor.create('Expired early', ''))).toBe('In Progress');
  });
});

describe('its file', () => {
  async function fileOf(options: FixtureOptions = {}) {
    const fixture = await fixtureWith(options);
    const { file_path: address } = await create(fixture);
    const get = (headers: Record<string, string> = {}): Promise<Response> =>
      fetch(address ?? '', { headers: { Origin: origin, ...headers }, redirect: 'manual' });
    return { fixture, address: address ?? '', get };
  }

  it('lies on another host, or on the same', async () => {
    const { fixture, address } = await fileOf();
    expect(address.startsWith(fixture.fileUrl)).toBe(true);
    expect(new URL(address).host).not.toBe(new URL(fixture.url).host);
    await fixture.close();
    const near = await fileOf({ filesElsewhere: false });
    expect(near.address.startsWith(near.fixture.url)).toBe(true);
  });

  it('comes whole, or from where it broke off', async () => {
    const { get } = await fileOf();
    const whole = await get();
    expect(whole.headers.get('content-length')).toBe(String(bytes.length));
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const tag = whole.headers.get('etag') ?? '';
    const rest = await get({ Range: 'bytes=1000-', 'If-Range': tag });
    expect(rest.status).toBe(206);
    expect(rest.headers.get('content-range')).toBe(`bytes 1000-39999/40000`);
    expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(1000))).toBe(true);
    expect((await get({ Range: 'bytes=1000-', 'If-Range': '"other"' })).status).toBe(200);
    expect((await get({ Range: 'bytes=40000-' })).status).toBe(416);
    expect((await (await get({ Range: 'bytes=0-9' })).arrayBuffer()).byteLength).toBe(10);
  });

  it('breaks off, and is another one afterwards, on demand', async () => {
    const { fixture, get } = await fileOf();
    fixture.fail({ on: 'GET /files/', fault: { kind: 'cut', after: 500 } });
    const broken = await get();
    const tag = broken.headers.get('etag') ?? '';
    await expect(broken.arrayBuffer()).rejects.toThrow();
    fixture.fail({ on: 'GET /files/', fault: { kind: 'no-ranges' } });
    expect((await get({ Range: 'bytes=500-', 'If-Range': tag })).status).toBe(200);
    fixture.fail({ on: 'GET /files/', fault: { kind: 'changed' } });
    const changed = await get({ Range: 'bytes=500-', 'If-Range': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  it('is a real zip that the explorer opens when none is given', async () => {
    const { bytes: made, versions, files } = await makeBackup();
    expect(made.subarray(0, 2).toString()).toBe('PK');
    expect(Math.min(versions, files)).toBeGreaterThan(0);
  });
});
