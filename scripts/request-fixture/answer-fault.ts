import type { OutgoingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import { filesPath, sendBody } from './file.ts';
import type { Exchange } from './http.ts';

/** Answers a request as its fault has it. False: it is to be answered as usual, with what is left of the fault. */
export async function answerFault(exchange: Exchange, fault: Fault): Promise<boolean> {
  if (fault.kind === 'slow') await wait(fault.milliseconds);
  if (fault.kind === 'cut' || fault.kind === 'stall') {
    const isFile = exchange.path.startsWith(filesPath);
    if (!isFile) sendPartly(exchange, fault);
    return !isFile;
  }
  const wrong = wrongAnswer(fault);
  if (wrong !== null) {
    exchange.response.writeHead(wrong.status, { ...exchange.cors, ...wrong.headers });
    exchange.response.end(wrong.body);
  }
  return wrong !== null || fault.kind === 'silence';
}

interface WrongAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  body?: string;
}

function wrongAnswer(fault: Fault): WrongAnswer | null {
  if (fault.kind === 'redirect') return { status: 302, headers: { Location: fault.to } };
  if (fault.kind === 'not-json') {
    const body = '<!doctype html><title>Maintenance</title>';
    return { status: 200, headers: { 'Content-Type': 'text/html' }, body };
  }
  if (fault.kind !== 'status') return null;
  const { status, retryAfter } = fault;
  return { status, headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter } };
}

/** Begins an answer in JSON that ends as its fault has it. */
export function sendPartly(exchange: Exchange, fault: Fault): void {
  const body = Buffer.from('{"page_size": 10, "results": ['.padEnd(4096));
  exchange.response.writeHead(200, {
    ...exchange.cors,
    'Content-Type': 'application/json',
    'Content-Length': body.length,
  });
  sendBody(exchange, body, fault);
}
