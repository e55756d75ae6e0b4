import { isAllowed, isInside } from './address.ts';
import { RequestError, type Problem, type Subject } from './problems.ts';
import { readRetryAfter } from './retry-after.ts';

/** What the sending needs of its surroundings. */
export interface Network {
  isOnline: () => boolean;
  /** Told of each request as it goes out: what the page shows as "sent". */
  onsent?: (sent: Sent) => void;
  /** How long the API is waited for. */
  timeoutMs?: number;
}

/** A request as it went out, without its token and its body. */
export interface Sent {
  method: Method;
  address: string;
  at: Date;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Ask {
  method: Method;
  address: URL;
  /** `backup` unless said. */
  about?: Subject;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

const patienceMs = 30_000;
/** No answer of the API is longer. */
const mostBytes = 10_000_000;

/**
 * Asks the API and gives its JSON, null for an empty answer. Only addresses inside `base` are called; a redirect is
 * not followed, since the token would go with it.
 */
export async function sendToApi(base: URL, ask: Ask, network: Network): Promise<unknown> {
  if (!isInside(base, ask.address)) {
    throw new RequestError({ code: 'R10', facts: { host: ask.address.host } });
  }
  const timeoutMs = network.timeoutMs ?? patienceMs;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = ask.signal ? AbortSignal.any([ask.signal, timeout]) : timeout;
  try {
    const response = await go(ask, { ...plain, redirect: 'manual', signal }, network);
    refuseFailure(response, ask);
    return jsonOf(await textOf(response));
  } catch (error) {
    throw reasonOf(error, ask, network, timeout.aborted ? timeoutMs : null);
  }
}

/**
 * Begins to fetch a backup's file from `address`, which may lie on another host: no token, no cookies.
 * The answer may be a part (206) where `headers` ask for one; R08 where none begins within `waitMs`.
 */
export async function fetchFile(ask: Ask, network: Network, waitMs: number): Promise<Response> {
  if (!isAllowed(ask.address)) {
    throw new RequestError({ code: 'R01', facts: { what: 'file', reason: 'insecure' } });
  }
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), waitMs);
  const signal = ask.signal ? AbortSignal.any([ask.signal, late.signal]) : late.signal;
  try {
    return await go(ask, { ...plain, redirect: 'follow', signal }, network);
  } catch (error) {
    throw reasonOf(error, ask, network, late.signal.aborted ? waitMs : null);
  } finally {
    // Once it has begun, it may take as long as it likes.
    clearTimeout(timer);
  }
}

const plain: RequestInit = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
  mode: 'cors',
};

async function go(ask: Ask, init: RequestInit, network: Network): Promise<Response> {
  const { method, address, headers = {}, body } = ask;
  if (!network.isOnline()) throw new RequestError({ code: 'R13', facts: {} });
  network.onsent?.({ method, address: withoutQuery(address), at: new Date() });
  const content = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return fetch(address.href, {
    ...init,
    method,
    headers: { ...headers, ...content },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A query may be a signature: it opens the file to whoever has it. */
function withoutQuery({ origin, pathname, search }: URL): string {
  const isPage = /^\?page=\d+$/.test(search);
  return `${origin}${pathname}${isPage ? search : search === '' ? '' : '?…'}`;
}

/** The problem of an answer that is none. */
function refuseFailure(response: Response, { address, about = 'backup' }: Ask): void {
  const { status, type, headers } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    throw new RequestError({ code: 'R15', facts: { host: address.host } });
  }
  if (response.ok) return;
  const waitSeconds = readRetryAfter(headers.get('Retry-After'), Date.now());
  throw new RequestError(troubleOf(status, waitSeconds) ?? refusalOf(status, about));
}

/** What passes by waiting; null for a refusal. */
function troubleOf(status: number, waitSeconds: number | null): Problem | null {
  if (status === 429) return { code: 'R06', facts: { waitSeconds } };
  // A proxy that gave up waiting does not know what became of it, no more than a server with a fault.
  const isFault = status >= 500 || status === 408;
  return isFault ? { code: 'R07', facts: { status, waitSeconds } } : null;
}

function refusalOf(status: number, about: Subject): Problem {
  // Some vendors answer a wrong password as a form that was filled in wrongly.
  if (status === 401 || (status === 400 && about === 'sign-in')) return { code: 'R02', facts: {} };
  if (status === 403) return { code: 'R03', facts: {} };
  if (status === 404 || status === 410) return { code: 'R04', facts: { what: about } };
  if (status === 409) return { code: 'R05', facts: {} };
  return { code: 'R14', facts: { status } };
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return text + decoder.decode();
    bytes += chunk.value.length;
    if (bytes > mostBytes) {
      await reader?.cancel();
      throw new RequestError({ code: 'R09', facts: { detail: 'it does not end' } });
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}

function jsonOf(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestError({ code: 'R09', facts: { detail: 'it is not JSON' } });
  }
}

/** A browser tells nothing about why a request failed; what we know ourselves is told first. */
function reasonOf(
  error: unknown,
  ask: Ask,
  network: Network,
  timedOutMs: number | null,
): RequestError {
  if (error instanceof RequestError) return error;
  if (ask.signal?.aborted === true) return new RequestError({ code: 'R60', facts: {} });
  if (timedOutMs !== null) {
    return new RequestError({ code: 'R08', facts: { seconds: Math.round(timedOutMs / 1000) } });
  }
  if (!network.isOnline()) return new RequestError({ code: 'R13', facts: {} });
  return new RequestError({ code: 'R12', facts: { host: ask.address.host } });
}
