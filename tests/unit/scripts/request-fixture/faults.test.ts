import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../../scripts/request-fixture/faults.ts';
import type { Fixture } from '../../../../scripts/request-fixture/fixture.ts';
import {
  ask,
  create,
  fixtureWith,
  listOf,
  origin,
  readAs,
} from '../../../support/request-fixture.ts';

describe('what goes wrong on demand', () => {
  const on = 'GET /organizations/';
  async function failing(fault: Fault) {
    const fixture = await fixtureWith({ pageSize: 1 });
    fixture.fail({ on, fault });
    return { fixture, get: () => ask(fixture, listOf(fixture)) };
  }

  it.each([401, 403, 404, 409, 429, 500, 503])('%d, once', async (status) => {
    const { get } = await failing({ kind: 'status', status });
    const answer = await get();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect((await get()).status).toBe(200);
  });

  it.each(['7', 'Wed, 21 Oct 2026 07:28:00 GMT'])(
    '429 with Retry-After: %s',
    async (retryAfter) => {
      const { get } = await failing({ kind: 'status', status: 429, retryAfter });
      const { headers } = await get();
      expect(headers.get('retry-after')).toBe(retryAfter);
      expect(headers.get('access-control-expose-headers')).toContain('Retry-After');
    },
  );

  it('a body that breaks off, and one that stops', async () => {
    const { fixture, get } = await failing({ kind: 'cut', after: 10 });
    const broken = await get();
    await expect(broken.text()).rejects.toThrow();
    fixture.fail({ on, fault: { kind: 'stall', after: 10 } });
    const reader = (await get()).body?.getReader();
    expect((await reader?.read())?.value).toHaveLength(10);
    await reader?.cancel();
  });

  it('no answer at all', async () => {
    const { fixture } = await failing({ kind: 'silence' });
    const given = new AbortController();
    const asked = fetch(new URL(listOf(fixture), fixture.url), { signal: given.signal });
    await expect.poll(() => fixture.requests.length).toBe(1);
    given.abort();
    await expect(asked).rejects.toThrow('aborted');
  });

  it('something that is not JSON, slowly', async () => {
    const { fixture, get } = await failing({ kind: 'slow', milliseconds: 5 });
    expect((await get()).status).toBe(200);
    fixture.fail({ on, fault: { kind: 'not-json' } });
    await expect((await get()).json()).rejects.toThrow();
  });

  it('paging that loops or leads away, and a redirect', async () => {
    const { fixture, get } = await failing({ kind: 'paging-loop' });
    expect(await readAs(get())).toMatchObject({
      next: expect.stringMatching(/\?page=1$/) as string,
    });
    const to = 'http://127.0.0.1:9/elsewhere';
    fixture.fail({ on, fault: { kind: 'next-elsewhere', to } });
    expect(await readAs(get())).toMatchObject({ next: to });
    fixture.fail({ on, fault: { kind: 'redirect', to } });
    const answer = await get();
    expect([answer.status, answer.headers.get('location')]).toEqual([302, to]);
  });

  it('a backup that is begun although nobody hears of it', async () => {
    const fixture = await fixtureWith({ old: 0 });
    fixture.fail({ on: 'POST /organizations/', fault: { kind: 'lost' } });
    await expect(create(fixture, 'Lost')).rejects.toThrow();
    expect(fixture.vendor.backups).toMatchObject([{ name: 'Lost' }]);
  });

  it('until it is told to mend', async () => {
    const { fixture, get } = await failing({ kind: 'status', status: 500 });
    fixture.fail({ on, times: 9, fault: { kind: 'status', status: 503 } });
    expect((await get()).status).toBe(500);
    expect((await get()).status).toBe(503);
    fixture.mend();
    expect((await get()).status).toBe(200);
  });
});

describe('what a page may ask', () => {
  const preflight = (fixture: Fixture): Promise<Response> =>
    ask(fixture, listOf(fixture), {
      method: 'OPTIONS',
      token: null,
      headers: { 'Access-Control-Request-Method': 'GET' },
    });

  it('is answered to every page of this machine, or to those that are named', async () => {
    const open = await fixtureWith();
    const answer = await preflight(open);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
    await open.close();
    const closed = await fixtureWith({ origins: ['https://elsewhere.example'] });
    expect((await preflight(closed)).headers.has('access-control-allow-origin')).toBe(false);
    expect((await ask(closed, listOf(closed))).headers.has('access-control-allow-origin')).toBe(
      false,
    );
  });

  it('is refused on demand, once', async () => {
    const fixture = await fixtureWith();
    fixture.fail({ on: 'GET ', fault: { kind: 'no-cors' } });
    expect((await preflight(fixture)).headers.has('access-control-allow-origin')).toBe(false);
    expect((await preflight(fixture)).headers.has('access-control-allow-origin')).toBe(true);
  });

  it('is never what goes wrong: that is for the command line', async () => {
    const fixture = await fixtureWith();
    const rule = { on: 'GET /organizations/', times: 1, fault: { kind: 'status', status: 503 } };
    const tell = (body: unknown, headers?: Record<string, string>): Promise<Response> =>
      fetch(new URL('/fixture/faults', fixture.url), {
        method: 'POST',
        body: JSON.stringify(body),
        ...(headers ? { headers } : {}),
      });
    expect((await tell(rule, { Origin: origin })).status).toBe(403);
    expect((await ask(fixture, listOf(fixture))).status).toBe(200);
    expect((await tell({ fault: 'x' })).status).toBe(400);
    expect((await tell(rule)).status).toBe(204);
    expect((await ask(fixture, listOf(fixture))).status).toBe(503);
  });
});
