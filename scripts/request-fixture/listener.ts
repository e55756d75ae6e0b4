import type {
  IncomingHttpHeaders,
  IncomingMessage,
  RequestListener,
  ServerResponse,
} from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answerFault, sendPartly } from './answer-fault.ts';
import { answerApi, type ApiOptions } from './api.ts';
import { answerControl, controlPath } from './control.ts';
import type { Fault, Faults } from './faults.ts';
import { answerFile, filesPath, type ServedFile } from './file.ts';
import { answerPreflight, bodyOf, corsFor, sendReply, type Exchange } from './http.ts';

/** One request that came in, on whichever host. */
export interface LoggedRequest {
  host: 'api' | 'files';
  method: string;
  /** With its query. */
  target: string;
  headers: Readonly<IncomingHttpHeaders>;
  body: string;
}

export interface Stage {
  api: ApiOptions;
  file: ServedFile;
  faults: Faults;
  log: LoggedRequest[];
  /** Milliseconds before each answer. */
  latency: number;
  origins: readonly string[] | null;
}

/** Answers what comes in on one of the two hosts. */
export function listenerFor(host: LoggedRequest['host'], stage: Stage): RequestListener {
  return (request, response) => {
    answer(host, stage, request, response).catch((error: unknown) =>
      response.destroy(error as Error),
    );
  };
}

async function answer(
  host: LoggedRequest['host'],
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  const body = await bodyOf(request);
  const cors = corsFor(request, stage.origins, path.startsWith(filesPath));
  const exchange: Exchange = { request, response, path, query, body: body ?? '', cors };
  if (path === controlPath) {
    sendReply(exchange, answerControl(exchange, stage.faults));
    return;
  }
  const method = request.method ?? 'GET';
  stage.log.push({
    host,
    method,
    target: request.url ?? '/',
    headers: request.headers,
    body: exchange.body,
  });
  await wait(stage.latency);
  if (body === null) sendReply(exchange, { status: 413, value: { detail: 'Too long.' } });
  else if (method === 'OPTIONS') preflight(exchange, stage);
  else await answerWith(exchange, stage, host);
}

function preflight(exchange: Exchange, { faults }: Stage): void {
  const wanted = exchange.request.headers['access-control-request-method'] ?? '';
  const fault = faults.take(wanted, exchange.path, true);
  answerPreflight(fault ? { ...exchange, cors: {} } : exchange);
}

async function answerWith(
  given: Exchange,
  stage: Stage,
  host: LoggedRequest['host'],
): Promise<void> {
  const fault = stage.faults.take(given.request.method ?? 'GET', given.path);
  const exchange = fault?.kind === 'no-cors' ? { ...given, cors: {} } : given;
  if (fault === null || !(await answerFault(exchange, fault)))
    answerTo(exchange, stage, host, fault);
}

function answerTo(
  exchange: Exchange,
  stage: Stage,
  host: LoggedRequest['host'],
  fault: Fault | null,
): void {
  if (exchange.path.startsWith(filesPath)) answerFile(exchange, stage.file, fault);
  else if (host === 'api') {
    const reply = answerApi(exchange, stage.api, fault);
    if (fault?.kind === 'lost') sendPartly(exchange, { kind: 'cut', after: 1 });
    else sendReply(exchange, reply);
  } else sendReply(exchange, { status: 404, value: { detail: 'Not found.' } });
}
