import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { RequestError } from '../../../../request/api/problems.ts';
import { Download, type Finished, type Sink } from '../../../../request/download/download.ts';
import { anApiServer, type ApiServer } from '../api/api-server.ts';

const content = randomBytes(300_000);
const sha256 = createHash('sha256').update(content).digest('hex');

/** A file in memory that keeps what was written when it is closed. */
class MemoryFile implements Sink {
  bytes = Buffer.alloc(0);
  isFull = false;

  open(at: number): Promise<void> {
    this.bytes = this.bytes.subarray(0, at);
    return Promise.resolve();
  }

  write(more: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.isFull) return Promise.reject(new DOMException('', 'QuotaExceededError'));
    this.bytes = Buffer.concat([this.bytes, more]);
    return Promise.resolve();
  }

  close(): Promise<void> {
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

/** The part that was asked for, if the host still has the same file. */
function partAsked(
  { range, 'if-range': tag }: IncomingMessage['headers'],
  way: Way,
): number | null {
  const asked = /^bytes=(\d+)-$/.exec(range ?? '')?.[1];
  const isSame = way.hasRanges !== false && tag === (way.tag ?? '"one"');
  return isSame && asked !== undefined ? Number(asked) : null;
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
    expect(await run()).toEqual({ bytes: content.length, sha256, hasRestarted: false });
    expect(file.bytes.equals(content)).toBe(true);
    expect(seen.at(-1)).toBe(content.length);
  });

  it('goes on where it broke, as often as it breaks', async () => {
    const { file, run } = await aDownload({ cuts: [100_000, 50_000] });
    expect(await problemIn(run())).toBe('R30');
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toEqual({ bytes: content.length, sha256, hasRestarted: false });
    expect(file.bytes.equals(content)).toBe(true);
    expect(server.asked[1]?.headers['if-range']).toBe('"one"');
  });

  it('begins again where the server cannot go on from the middle, and says so', async () => {
    const { file, run } = await aDownload({ cuts: [100_000], hasRanges: false });
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toEqual({ bytes: content.length, sha256, hasRestarted: true });
    expect(file.bytes.equals(content)).toBe(true);
  });

  it('trusts no weak tag to name the same bytes', async () => {
    const { run } = await aDownload({ cuts: [100_000], tag: 'W/"one"' });
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toMatchObject({ sha256, hasRestarted: true });
    expect(server.asked[1]?.headers.range).toBeUndefined();
  });

  it('refuses a part that is another one, and then begins again', async () => {
    const { run } = await aDownload({ cuts: [100_000], range: 'bytes 7-9/10' });
    expect(await problemIn(run())).toBe('R30');
    expect(await problemIn(run())).toBe('R09');
    expect(await run()).toMatchObject({ sha256, hasRestarted: true });
  });

  it('is not finished where the length is not known', async () => {
    const { run } = await aDownload({ length: '' });
    expect(await problemIn(run())).toBe('R33');
  });

  it('gives up a connection that stays open and brings nothing', async () => {
    const { run } = await aDownload({ cuts: [100_000], stalls: true });
    expect(await problemIn(run())).toBe('R30');
    expect(await run()).toMatchObject({ sha256, hasRestarted: false });
  });

  it('tells a full disk, and goes on when there is room', async () => {
    const { file, run } = await aDownload();
    file.isFull = true;
    expect(await problemIn(run())).toBe('R32');
    file.isFull = false;
    expect(await run()).toMatchObject({ sha256 });
  });

  it('stops when it is told to, and can go on', async () => {
    const { run, file } = await aDownload({ cuts: [100_000], stalls: true });
    const stop = new AbortController();
    const running = problemIn(run(stop.signal));
    await expect.poll(() => file.bytes.length).toBeGreaterThan(0);
    stop.abort();
    expect(await running).toBe('R60');
    expect(await run()).toMatchObject({ sha256 });
  });

  it('tells a link that has run out', async () => {
    server = await anApiServer((_, response) => response.writeHead(403).end());
    const network = { isOnline: () => true };
    const sink = new MemoryFile();
    const download = new Download({ name: 'b', sink, network, onprogress: () => undefined });
    const running = download.run(new URL(server.url), new AbortController().signal);
    expect(await problemIn(running)).toBe('R34');
  });
});
