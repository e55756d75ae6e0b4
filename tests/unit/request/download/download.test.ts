import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { RequestError } from '../../../../request/api/problems.ts';
import { Download, type Finished, type Sink } from '../../../../request/download/download.ts';
import { anApiServer, type ApiServer } from '../api/api-server.ts';

const content = randomBytes(300_000);
const sha256 = createHash('sha256').update(content).digest('hex');

/** What is told of it once it is there in one go. */
const whole: Finished = {
  bytes: content.length,
  sha256,
  isSizeKnown: true,
  hasRestarted: false,
};

/** A file in memory that, as a browser's does, holds what was written once it is closed, and nothing where that fails. */
class MemoryFile implements Sink {
  bytes = Buffer.alloc(0);
  isFull = false;
  #written = Buffer.alloc(0);

  size(): Promise<number> {
    return Promise.resolve(this.bytes.length);
  }

  get written(): number {
    return this.#written.length;
  }

  open(at: number): Promise<void> {
    const hole = Buffer.alloc(Math.max(0, at - this.bytes.length));
    this.#written = Buffer.concat([this.bytes.subarray(0, at), hole]);
    return Promise.resolve();
  }

  write(more: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.isFull) return Promise.reject(new DOMException('', 'QuotaExceededError'));
    this.#written = Buffer.concat([this.#written, more]);
    return Promise.resolve();
  }

  close(): Promise<void> {
    if (this.isFull) return Promise.reject(new DOMException('', 'QuotaExceededError'));
    this.bytes = this.#written;
    return Promise.resolve();
  }
}

interface Way {
  tag?: string;
  /** Each request gets at most so many bytes; the last of them as often as need be. */
  cuts?: readonly number[];
  hasRanges?: boolean;
  range?: string;
  length?: string;
  stalls?: boolean;
}

function breakOff(out: ServerResponse, { stalls = false }: Way): void {
  if (!stalls) out.destroy();
}

/** The part that was asked for, if the host gives parts. */
function partAsked({ range }: IncomingMessage['headers'], way: Way): number | null {
  const asked = /^bytes=(\d+)-$/.exec(range ?? '')?.[1];
  return way.hasRanges !== false && asked !== undefined ? Number(asked) : null;
}

function headersOf(from: number | null, way: Way): Record<string, string | number> {
  const at = from ?? 0;
  const range = way.range ?? `bytes ${at}-${content.length - 1}/${content.length}`;
  return {
    ETag: way.tag ?? '"one"',
    ...(way.length === '' ? {} : { 'Content-Length': content.length - at }),
    ...(from === null ? {} : { 'Content-Range': range }),
  };
}

let server: ApiServer;
afterEach(() => server.close());

/** Serves the content as a host does that breaks off. */
async function aDownload(way: Way = {}) {
  let turn = 0;
  const answer = ({ headers }: { headers: IncomingMessage['headers'] }, out: ServerResponse) => {
    const cut = way.cuts?.[turn] ?? Number.POSITIVE_INFINITY;
    turn += 1;
    const from = partAsked(headers, way);
    const body = content.subarray(from ?? 0);
    out.writeHead(from === null ? 200 : 206, headersOf(from, way));
    if (cut >= body.length) out.end(body);
    else out.write(body.subarray(0, cut), () => breakOff(out, way));
  };
  server = await anApiServer(answer);
  const file = new MemoryFile();
  const network = { isOnline: () => true };
  const seen: number[] = [];
  const download = new Download({
    name: 'backup.zip',
    sink: file,
    network,
    onprogress: (received) => seen.push(received),
    idleMs: 200,
  });
  const run = (signal = new AbortController().signal): Promise<Finished> =>
    download.run(new URL(`${server.url}/backup.zip`), signal);
  return { file, run, seen };
}

const problemIn = async (running: Promise<unknown>) => {
  const error: unknown = await running.catch((reason: unknown) => reason);
  return error instanceof RequestError ? error.problem.code : error;
};

describe('downloading a file', () => {
  it('writes every byte and tells its SHA-256', async () => {
    const { file, run, seen } = await aDownload();
    expect(await run()).toEqual(whole);
    expect(file.bytes.equals(content)).toBe(true);
    expect(seen.at(-1)).toBe(content.length);
  });

  it('goes on where it broke, as often as it breaks', async () => {
    const { file, run } = await aDownload({ cuts: [100_000, 50_000] });
    expect(await problemIn(run())).toBe('R30');
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toEqual(whole);
    expect(file.bytes.equals(content)).toBe(true);
    expect(server.asked.map(({ headers }) => [headers.range, headers['if-range']])).toEqual([
      [undefined, undefined],
      [expect.stringMatching(/^bytes=[1-9]/), undefined],
      [expect.stringMatching(/^bytes=[1-9]/), undefined],
    ]);
  });

  it('begins again where the server cannot go on from the middle, and says so', async () => {
    const { file, run } = await aDownload({ cuts: [100_000], hasRanges: false });
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toEqual({ ...whole, hasRestarted: true });
    expect(file.bytes.equals(content)).toBe(true);
  });

  it('trusts no weak tag to name the same bytes', async () => {
    const { run } = await aDownload({ cuts: [100_000], tag: 'W/"one"' });
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toMatchObject({ sha256, hasRestarted: true });
    expect(server.asked[1]?.headers.range).toBeUndefined();
  });

  it('takes no part that is another one, and begins again', async () => {
    const { run } = await aDownload({ cuts: [100_000], range: 'bytes 7-9/10' });
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toMatchObject({ sha256, hasRestarted: true });
  });

  it('mixes no bytes of a file that was changed in between', async () => {
    const way: Way = { cuts: [100_000] };
    const { file, run } = await aDownload(way);
    expect(await problemIn(run())).toBe('R30');
    way.tag = '"two"';
    expect(await run()).toEqual({ ...whole, hasRestarted: true });
    expect(file.bytes.equals(content)).toBe(true);
  });

  it('is all that came where the length is not known, and says so', async () => {
    const { file, run } = await aDownload({ length: '' });
    expect(await run()).toEqual({ ...whole, isSizeKnown: false });
    expect(file.bytes.equals(content)).toBe(true);
  });

  it('is not finished where the length is not known and it broke, and goes on', async () => {
    const { file, run } = await aDownload({ length: '', cuts: [100_000] });
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toEqual(whole);
    expect(file.bytes.equals(content)).toBe(true);
  });

  it('is not finished where nothing came', async () => {
    server = await anApiServer((_, response) => {
      response.writeHead(200);
      response.flushHeaders();
      response.end();
    });
    const sink = new MemoryFile();
    const network = { isOnline: () => true };
    const download = new Download({ name: 'b', sink, network, onprogress: () => undefined });
    const running = download.run(new URL(server.url), new AbortController().signal);
    expect(await problemIn(running)).toBe('R35');
  });

  it('gives up a connection that stays open and brings nothing', async () => {
    const { run } = await aDownload({ cuts: [100_000], stalls: true });
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toMatchObject({ sha256, hasRestarted: false });
  });

  it('tells a full disk, and goes on from what the disk kept when there is room', async () => {
    const { file, run, seen } = await aDownload({ cuts: [100_000, Number.POSITIVE_INFINITY] });
    expect(await problemIn(run())).toBe('R30');
    const kept = file.bytes.length;
    file.isFull = true;
    expect(await problemIn(run())).toBe('R32');
    file.isFull = false;
    seen.length = 0;
    expect(await run()).toMatchObject({ sha256, hasRestarted: false });
    expect(seen[0]).toBe(kept);
    expect(file.bytes.equals(content)).toBe(true);
  });

  it('leaves no hole where the file was emptied or removed meanwhile', async () => {
    const { file, run } = await aDownload({ cuts: [100_000] });
    expect(await problemIn(run())).toBe('R30');
    file.bytes = Buffer.alloc(0);
    expect(await run()).toEqual({ ...whole, hasRestarted: true });
    expect(file.bytes.equals(content)).toBe(true);
  });

  it('stops when it is told to, and can go on', async () => {
    const { run, file } = await aDownload({ cuts: [100_000], stalls: true });
    const stop = new AbortController();
    const running = problemIn(run(stop.signal));
    await expect.poll(() => file.written).toBeGreaterThan(0);
    stop.abort();
    expect(await running).toBe('R60');
    expect(await run()).toMatchObject({ sha256 });
  });

  it.each<[string, string, (response: ServerResponse) => void]>([
    ['a link that has run out', 'R34', (response) => response.writeHead(403).end()],
    [
      'a web page in its place',
      'R35',
      (response) => response.writeHead(200, { 'Content-Type': 'text/html; x' }).end('<!doctype>'),
    ],
    ['an empty file', 'R35', (response) => response.writeHead(200, { 'Content-Length': 0 }).end()],
    ['a host that never answers', 'R08', () => undefined],
  ])('tells %s', async (_, code, answer) => {
    server = await anApiServer((_asked, response) => answer(response));
    const download = new Download({
      name: 'b',
      sink: new MemoryFile(),
      network: { isOnline: () => true },
      onprogress: () => undefined,
      idleMs: 200,
    });
    const running = download.run(new URL(server.url), new AbortController().signal);
    expect(await problemIn(running)).toBe(code);
  });
});
