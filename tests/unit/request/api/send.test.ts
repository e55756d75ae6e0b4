import { afterEach, describe, expect, it } from 'vitest';
import { RequestError } from '../../../../request/api/problems.ts';
import { fetchFile, sendToApi, type Network, type Sent } from '../../../../request/api/send.ts';
import { anApiServer, sendJson, type ApiServer } from './api-server.ts';

const online: Network = { isOnline: () => true };
let server: ApiServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

async function ask(answer: Parameters<typeof anApiServer>[0], network = online): Promise<unknown> {
  server = await anApiServer(answer);
  const base = new URL(`${server.url}/api/`);
  return sendToApi(base, { method: 'GET', address: new URL('things/', base) }, network);
}

const problemIn = async (asking: Promise<unknown>) => {
  const error: unknown = await asking.catch((reason: unknown) => reason);
  return error instanceof RequestError ? error.problem : error;
};

describe('asking the API', () => {
  it('gives its JSON, and nothing for an empty answer', async () => {
    expect(await ask((_, response) => sendJson(response, { a: 1 }))).toEqual({ a: 1 });
    await server?.close();
    expect(await ask((_, response) => response.writeHead(204).end())).toBeNull();
  });

  it.each([
    [401, { code: 'R02', facts: {} }],
    [403, { code: 'R03', facts: {} }],
    [404, { code: 'R04', facts: { what: 'backup' } }],
    [409, { code: 'R05', facts: {} }],
    [418, { code: 'R14', facts: { status: 418 } }],
    [408, { code: 'R07', facts: { status: 408, waitSeconds: null } }],
    [500, { code: 'R07', facts: { status: 500, waitSeconds: null } }],
    [503, { code: 'R07', facts: { status: 503, waitSeconds: null } }],
  ])('tells %i as a problem of its own', async (status, problem) => {
    expect(await problemIn(ask((_, response) => sendJson(response, {}, status)))).toEqual(problem);
  });

  it.each([
    [429, '12', { code: 'R06', facts: { waitSeconds: 12 } }],
    [503, '12', { code: 'R07', facts: { status: 503, waitSeconds: 12 } }],
    [503, 'Wed, 21 Oct 2099 07:28:00 GMT', { facts: { waitSeconds: 86_400 } }],
    [503, 'soon', { code: 'R07', facts: { status: 503, waitSeconds: null } }],
  ])('reads when it may ask again after %i: %s', async (status, header, problem) => {
    const busy = ask((_, response) => response.writeHead(status, { 'Retry-After': header }).end());
    expect(await problemIn(busy)).toMatchObject(problem);
  });

  it('follows no redirect', async () => {
    const moved = ask((_, response) => response.writeHead(302, { Location: '/other' }).end());
    expect(await problemIn(moved)).toMatchObject({ code: 'R15' });
    expect(server?.asked).toHaveLength(1);
  });

  it('tells what is not JSON', async () => {
    const page = ask((_, response) => response.end('<html>'));
    expect(await problemIn(page)).toMatchObject({ code: 'R09' });
  });

  it('tells an answer that does not come', async () => {
    const slow = ask(() => undefined, { ...online, timeoutMs: 50 });
    expect(await problemIn(slow)).toMatchObject({ code: 'R08' });
  });

  it('tells an answer that breaks off, and a host that is not there', async () => {
    const broken = ask((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{', () => response.destroy());
    });
    expect(await problemIn(broken)).toMatchObject({ code: 'R12' });
  });

  it('asks nothing while the device is offline', async () => {
    const asking = ask(() => undefined, { isOnline: () => false });
    expect(await problemIn(asking)).toEqual({ code: 'R13', facts: {} });
    expect(server?.asked).toEqual([]);
  });

  it('asks nobody but the API', async () => {
    const base = new URL('http://127.0.0.1:9/api/');
    for (const other of [
      'http://127.0.0.1:8/api/',
      'http://127.0.0.1:9/apis',
      'https://evil.test/',
    ]) {
      const asking = sendToApi(base, { method: 'GET', address: new URL(other) }, online);
      expect(await problemIn(asking)).toMatchObject({ code: 'R10' });
    }
  });

  it('shows what goes out, without the signature of an address', async () => {
    const sent: Sent[] = [];
    server = await anApiServer((_, response) => response.end('x'));
    const address = new URL(`${server.url}/file.zip?signature=abc`);
    await fetchFile(
      { method: 'GET', address },
      { ...online, onsent: (one) => sent.push(one) },
      1000,
    );
    expect(sent.map((one) => one.address)).toEqual([`${server.url}/file.zip?…`]);
  });

  it('fetches no file over plain http from another machine', async () => {
    const address = new URL('http://files.example/file.zip');
    expect(await problemIn(fetchFile({ method: 'GET', address }, online, 1000))).toMatchObject({
      code: 'R01',
    });
  });
});
