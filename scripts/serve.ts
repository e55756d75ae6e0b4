import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import path from 'node:path';
import { hashOfScript, headersFor, inlineScriptOf, previewPath, type SiteName } from './headers.ts';

export interface ServeOptions {
  folder: string;
  /** 0 for any that is free. */
  port: number;
  host?: string;
  /** Whose headers; the explorer's unless said. */
  site?: SiteName;
}

export interface ServedFolder {
  /** `http://localhost:4173` */
  url: string;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  body: Buffer;
  headers?: OutgoingHttpHeaders;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

const loopback = '127.0.0.1';

/** Serves a folder's files, and nothing else, with its site's headers on every response. */
export async function serveFolder({
  folder,
  port,
  host = loopback,
  site = 'explorer',
}: ServeOptions): Promise<ServedFolder> {
  const root = path.resolve(folder);
  const server = createServer((request, response) => {
    respond({ root, site }, request, response).catch((error: unknown) =>
      response.destroy(error as Error),
    );
  });
  await listening(server, port, host);
  const address = server.address();
  const open = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host === loopback ? 'localhost' : host}:${open}`,
    close: () => closed(server),
  };
}

async function respond(
  { root, site }: { root: string; site: SiteName },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const place = pathOf(request.url ?? '/');
  const answer = await answerTo(root, request, place);
  const headers: OutgoingHttpHeaders = {
    ...headersFor(place ?? '', await previewHash(root, place), site),
    'Content-Type': answer.type,
    'Content-Length': answer.body.length,
    ...answer.headers,
  };
  if (answer.status === 304) delete headers['Content-Length'];
  response.writeHead(answer.status, headers);
  response.end(request.method === 'HEAD' || answer.status === 304 ? undefined : answer.body);
}

async function answerTo(
  root: string,
  { method, headers }: IncomingMessage,
  place: string | null,
): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') {
    return { ...words(405, 'Only GET and HEAD are answered.'), headers: { Allow: 'GET, HEAD' } };
  }
  const body = place === null ? null : await contentOf(root, place);
  if (place === null || body === null) return words(404, 'There is no such file.');
  const type = types[path.extname(place).toLowerCase()] ?? 'application/octet-stream';
  const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
  const isKnown = headers['if-none-match']?.split(',').some((known) => known.trim() === tag);
  return { status: isKnown ? 304 : 200, type, body, headers: { ETag: tag } };
}

function words(status: number, text: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: Buffer.from(`${text}\n`) };
}

/** The path asked for, decoded and normal; null when it is none, or tries to climb. */
function pathOf(target: string): string | null {
  const [encoded = ''] = target.split(/[?#]/);
  const decoded = decode(encoded);
  if (decoded === null || !decoded.startsWith('/') || /[\0\\]/.test(decoded)) return null;
  if (decoded.split('/').includes('..')) return null;
  const normal = path.posix.normalize(decoded);
  return normal.endsWith('/') ? `${normal}index.html` : normal;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

async function contentOf(root: string, place: string): Promise<Buffer | null> {
  try {
    return await readFile(path.join(root, place));
  } catch {
    return null;
  }
}

async function previewHash(root: string, place: string | null): Promise<string | null> {
  if (place !== previewPath) return null;
  const page = await contentOf(root, place);
  const script = page && inlineScriptOf(page.toString('utf8'));
  return script === null ? null : hashOfScript(script);
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections();
  });
}
