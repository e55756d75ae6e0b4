import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOfScript, headersFor } from '../../../scripts/headers.ts';
import { serveFolder, type ServedFolder } from '../../../scripts/serve.ts';
import { tempFolder } from '../../support/native.ts';

const script = 'parent.postMessage("ready", "*")';
const files: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html>',
  'preview.html': `<!doctype html><script>${script}</script>`,
  'service-worker.js': '"a";',
  'sql.wasm': '\0asm',
  'manifest.webmanifest': '{}',
  'icon.svg': '<svg/>',
  'assets/index-DiwrgTda.js': '"b";',
  'assets/index-DiwrgTda.css': 'p{}',
  'sample/a b.zip': 'PK',
  unnamed: '?',
};

let served: ServedFolder;
let port = '';

beforeAll(async () => {
  const outer = tempFolder();
  const folder = path.join(outer, 'dist');
  writeFileSync(path.join(outer, 'secret.txt'), 'secret');
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  served = await serveFolder({ folder, port: 0 });
  port = new URL(served.url).port;
});

afterAll(() => served.close());

interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** Not `fetch`: that would tidy the path before it is sent. */
function ask(
  target: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path: target, method, headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const body = Buffer.concat(chunks).toString('latin1');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}

function expectHeaders({ headers }: Answer, place: string, hash: string | null = null): void {
  for (const [name, value] of Object.entries(headersFor(place, hash))) {
    expect(headers[name.toLowerCase()], name).toBe(value);
  }
}

describe('the server', () => {
  it('is at localhost', () => {
    expect(served.url).toMatch(/^http:\/\/localhost:\d+$/);
  });

  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html?x=1', 'index.html', 'text/html; charset=utf-8'],
    ['/service-worker.js', 'service-worker.js', 'text/javascript; charset=utf-8'],
    ['/sql.wasm', 'sql.wasm', 'application/wasm'],
    ['/manifest.webmanifest', 'manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['/icon.svg', 'icon.svg', 'image/svg+xml; charset=utf-8'],
    ['/assets/index-DiwrgTda.js', 'assets/index-DiwrgTda.js', 'text/javascript; charset=utf-8'],
    ['/assets/index-DiwrgTda.css', 'assets/index-DiwrgTda.css', 'text/css; charset=utf-8'],
    ['/sample/a%20b.zip', 'sample/a b.zip', 'application/zip'],
    ['/unnamed', 'unnamed', 'application/octet-stream'],
  ])('answers %s with its file, type and the headers', async (target, file, type) => {
    const answer = await ask(target);
    expect(answer).toMatchObject({ status: 200, body: files[file] });
    expect(answer.headers['content-type']).toBe(type);
    expectHeaders(answer, `/${file}`);
  });

  it.each(['/nope', '/nope.js', '/assets', '/assets/', '/%', '/%00', '/index.html%00.js'])(
    'answers %s with 404 and the headers',
    async (target) => {
      const answer = await ask(target);
      expect(answer.status).toBe(404);
      expectHeaders(answer, '/nope');
    },
  );

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '//../secret.txt',
    '../secret.txt',
  ])('does not leave its folder for %s', async (target) => {
    const { status, body } = await ask(target);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('secret.txt');
    expect(body).not.toBe('secret');
  });

  it('answers HEAD without a body', async () => {
    const answer = await ask('/sql.wasm', 'HEAD');
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers['content-length']).toBe('4');
    expectHeaders(answer, '/sql.wasm');
    expect((await ask('/nope', 'HEAD')).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const answer = await ask('/', method);
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD');
    expectHeaders(answer, '/');
  });

  it('tells what has not changed', async () => {
    const { etag } = (await ask('/')).headers;
    const again = await ask('/', 'GET', { 'If-None-Match': String(etag) });
    expect(again).toMatchObject({ status: 304, body: '' });
    expectHeaders(again, '/');
    expect((await ask('/', 'GET', { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('names the preview script by its hash', async () => {
    expectHeaders(await ask('/preview.html'), '/preview.html', hashOfScript(script));
    const climbing = await ask('/x/../preview.html');
    expect(climbing.status).toBe(404);
  });

  it('says when the port is taken', async () => {
    const again = serveFolder({ folder: '.', port: Number(port) });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
