import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** One request, as it is answered. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  body: string;
  /** The headers that let the asking page read the answer; none where it may not. */
  cors: OutgoingHttpHeaders;
}

const longestBody = 65_536;

/** The body as text; null when it is longer than anything the API takes. */
export async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * What a page of this origin may read; null allows every page of this machine. A page that a redirect led here from
 * another host has the origin `null`: it reads files, which anybody may who has their address.
 */
export function corsFor(
  { headers }: IncomingMessage,
  origins: readonly string[] | null,
  isFile: boolean,
): OutgoingHttpHeaders {
  const { origin } = headers;
  if (origin === undefined) return {};
  const isNear = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin);
  const isLed = isFile && origin === 'null';
  if (!(origins?.includes(origin) ?? (isNear || isLed))) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Range, ETag, Retry-After',
    Vary: 'Origin',
  };
}

export function answerPreflight({ response, cors }: Exchange): void {
  const allowed =
    Object.keys(cors).length === 0
      ? {}
      : {
          'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
          'Access-Control-Allow-Headers': 'authorization, content-type, if-range, range, token',
          'Access-Control-Max-Age': '0',
        };
  response.writeHead(204, { ...cors, ...allowed });
  response.end();
}

/** What is told of a request: a status, and a value as JSON where there is one. */
export interface Reply {
  status: number;
  value?: unknown;
}

export function sendReply({ response, cors }: Exchange, { status, value }: Reply): void {
  const shared = { ...cors, 'Cache-Control': 'no-store' };
  if (value === undefined) {
    response.writeHead(status, shared);
    response.end();
    return;
  }
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...shared,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
}
