import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { Fault } from './faults.ts';
import type { Exchange } from './http.ts';

/** Where the files lie. */
export const filesPath = '/files/';

/** The file of every backup: a real zip. */
export interface ServedFile {
  name: string;
  bytes: Buffer;
  /** Grows when the file becomes another one: its tag does too. */
  edition: number;
}

/** What of the file is asked for, both ends included; null for all of it. */
type Part = { from: number; to: number } | 'outside' | null;

/** Sends the file, or the range asked for where its tag is still the one meant. */
export function answerFile(exchange: Exchange, file: ServedFile, fault: Fault | null): void {
  if (fault?.kind === 'changed') file.edition += 1;
  const { request, response, cors } = exchange;
  const takesRanges = fault?.kind !== 'no-ranges';
  const tag = tagOf(file);
  const part = takesRanges ? partOf(request.headers, tag, file.bytes.length) : null;
  response.writeHead(statusOf(part), {
    ...cors,
    'Accept-Ranges': takesRanges ? 'bytes' : 'none',
    'Cache-Control': 'no-store',
    ETag: tag,
    ...lengthHeader(part, file, fault),
    ...partHeaders(part, file),
  });
  if (request.method === 'HEAD' || part === 'outside') response.end();
  else sendBody(exchange, part ? file.bytes.subarray(part.from, part.to + 1) : file.bytes, fault);
}

function statusOf(part: Part): 200 | 206 | 416 {
  if (part === 'outside') return 416;
  return part === null ? 200 : 206;
}

function partHeaders(part: Part, { name, bytes: { length } }: ServedFile): OutgoingHttpHeaders {
  if (part === 'outside') return { 'Content-Range': `bytes */${length}` };
  const { from, to } = part ?? { from: 0, to: length - 1 };
  return {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${name}"`,
    ...(part === null ? {} : { 'Content-Range': `bytes ${from}-${to}/${length}` }),
  };
}

function lengthHeader(part: Part, { bytes }: ServedFile, fault: Fault | null): OutgoingHttpHeaders {
  if (part === 'outside' || fault?.kind === 'no-length') return {};
  return { 'Content-Length': part === null ? bytes.length : part.to - part.from + 1 };
}

/** Sends a body whole, or as far as its fault lets it. */
export function sendBody({ response }: Exchange, body: Buffer, fault: Fault | null): void {
  if (fault?.kind === 'stall') response.write(body.subarray(0, fault.after));
  else if (fault?.kind === 'cut') {
    // Not destroyed: what was sent has to arrive.
    response.write(body.subarray(0, fault.after), () => response.socket?.end());
  } else response.end(body);
}

function tagOf({ bytes, edition }: ServedFile): string {
  const hash = createHash('sha256').update(bytes).update(String(edition)).digest('hex');
  return `"${hash.slice(0, 32)}"`;
}

/** Only one range, as the client asks. */
function partOf(
  headers: { range?: string | undefined; 'if-range'?: string | undefined },
  tag: string,
  length: number,
): Part {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (first === undefined) return null;
  const meant = headers['if-range'];
  if (meant !== undefined && meant !== tag) return null;
  const from = Number(first);
  const to = last === '' ? length - 1 : Math.min(Number(last), length - 1);
  return from > to ? 'outside' : { from, to };
}
