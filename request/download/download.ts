import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { RequestError, type ProblemFacts } from '../api/problems.ts';
import { fetchFile, type Ask, type Network } from '../api/send.ts';
import { readContentRange } from './content-range.ts';

/** Where the bytes go. A file that is closed keeps what was written, and can be opened again to go on. */
export interface Sink {
  /** Bytes that it surely holds; 0 where it is gone. Not to be asked while it is open. */
  size(): Promise<number>;
  /** Opens it for writing from `at` on; 0 empties it. */
  open(at: number): Promise<void>;
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** What was written stays. */
  close(): Promise<void>;
}

export interface Finished {
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  /** The host said how long it is, and so long it is. */
  isSizeKnown: boolean;
  /** It could not be gone on with from the middle, and was begun again. */
  hasRestarted: boolean;
}

export interface DownloadOptions {
  name: string;
  sink: Sink;
  network: Network;
  onprogress: (received: number, total: number | null) => void;
  /** So long nothing may come before it counts as broken. */
  idleMs?: number;
}

const patienceMs = 60_000;

/**
 * One file on its way to this device. `run` may be called again after it broke: it then goes on where it stopped,
 * if the server still has the very same file; otherwise it begins again and says so.
 */
export class Download {
  readonly #options: DownloadOptions;
  #hash = sha256.create();
  #received = 0;
  #total: number | null = null;
  /** Names this very content; null where the server gives nothing strong enough to go on by. */
  #tag: string | null = null;
  #hasRestarted = false;

  constructor(options: DownloadOptions) {
    this.#options = options;
  }

  get received(): number {
    return this.#received;
  }

  /**
   * Settles when the whole file is there, or all that came of one whose length the host does not say. R30 where it broke (call again), R31 to R35 where it cannot go on.
   * `address` may change between two calls, as signed addresses do.
   */
  async run(address: URL, signal: AbortSignal): Promise<Finished> {
    const { sink } = this.#options;
    await this.#checkKept();
    const response = await this.#ask({ method: 'GET', address, signal });
    await this.#written(() => sink.open(this.#received));
    await this.#save(response, signal);
    if (this.#received === 0) throw this.#other('empty');
    if (this.#total !== null && this.#received !== this.#total) throw this.#short();
    return {
      bytes: this.#received,
      sha256: bytesToHex(this.#hash.clone().digest()),
      isSizeKnown: this.#total !== null,
      hasRestarted: this.#hasRestarted,
    };
  }

  /** The rest of the file; all of it where the rest is of another one by now. */
  async #ask(ask: Ask): Promise<Response> {
    const { network, idleMs = patienceMs } = this.#options;
    const headers = this.#rangeHeaders();
    const response = await fetchFile({ ...ask, headers }, network, idleMs);
    try {
      this.#begin(response);
      return response;
    } catch (error) {
      await response.body?.cancel();
      const canBeginAgain = 'Range' in headers && this.#tag === null;
      if (!canBeginAgain) throw error;
    }
    return this.#ask(ask);
  }

  /** A disk that did not keep what was written would leave a hole in the file, under the right hash. */
  async #checkKept(): Promise<void> {
    if (this.#received === 0) return;
    const kept = await this.#written(() => this.#options.sink.size());
    if (kept !== this.#received) this.#restart();
  }

  /** Writes what comes and closes the file. What a file that does not close has lost did not come. */
  async #save(response: Response, signal: AbortSignal): Promise<void> {
    const kept = { received: this.#received, hash: this.#hash.clone() };
    let failure: unknown = null;
    try {
      await this.#receive(response, signal);
    } catch (error) {
      failure = error;
    }
    try {
      await this.#written(() => this.#options.sink.close());
    } catch (error) {
      this.#received = kept.received;
      this.#hash = kept.hash;
      failure = failure instanceof RequestError ? failure : error;
    }
    // A connection may break after the last byte.
    const isWhole = this.#received === this.#total && !(failure instanceof RequestError);
    if (failure !== null && !isWhole) throw this.#broken(failure, signal);
  }

  /** No `If-Range`: a browser would first have to be allowed to send it. The answer's tag is compared instead. */
  #rangeHeaders(): Record<string, string> {
    if (this.#received === 0 || this.#tag === null) return {};
    return { Range: `bytes=${this.#received}-` };
  }

  /** Settles whether these bytes go on from what is there or stand at the file's beginning. */
  #begin(response: Response): void {
    const { name } = this.#options;
    const { ok, status, headers } = response;
    if (status === 416) throw this.#other('changed');
    if (!ok) throw new RequestError({ code: 'R34', facts: { name, status } });
    if (/^text\/html\b/i.test(headers.get('Content-Type') ?? '')) throw this.#other('page');
    if (status === 206) {
      this.#goOn(response);
      return;
    }
    const length = lengthOf(response);
    if (length === 0) throw this.#other('empty');
    if (this.#received > 0) this.#restart();
    this.#total = length;
    this.#tag = strongTag(response);
  }

  /** Bytes of another file, or of another place in it, are not mixed with those that are here. */
  #goOn(response: Response): void {
    const range = readContentRange(response.headers.get('Content-Range'));
    const total = range?.total ?? this.#total;
    const isSame =
      range?.from === this.#received &&
      (this.#total === null || total === this.#total) &&
      strongTag(response) === this.#tag;
    if (!isSame) throw this.#other('changed');
    this.#total = total;
  }

  /** What came is not the file, or not the one that was begun: then the next attempt begins at the beginning. */
  #other(reason: ProblemFacts['R35']['reason']): RequestError {
    if (reason === 'changed') this.#tag = null;
    return new RequestError({ code: 'R35', facts: { name: this.#options.name, reason } });
  }

  #restart(): void {
    this.#hasRestarted = true;
    this.#received = 0;
    this.#hash = sha256.create();
    this.#tag = null;
  }

  async #receive(response: Response, signal: AbortSignal): Promise<void> {
    const { sink, onprogress, idleMs = patienceMs } = this.#options;
    onprogress(this.#received, this.#total);
    const reader = response.body?.getReader();
    for (;;) {
      signal.throwIfAborted();
      const chunk = reader && (await inTime(reader, idleMs));
      if (!chunk || chunk.done) return;
      const after = this.#received + chunk.value.length;
      if (this.#total !== null && after > this.#total) {
        await reader.cancel();
        throw this.#short(after);
      }
      await this.#written(() => sink.write(chunk.value));
      this.#hash.update(chunk.value);
      this.#received = after;
      onprogress(this.#received, this.#total);
    }
  }

  async #written<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown';
      throw new RequestError({ code: 'R32', facts: { name: this.#options.name, reason } });
    }
  }

  #short(received = this.#received): RequestError {
    const facts = { name: this.#options.name, received, total: this.#total ?? 0 };
    if (received < facts.total) return new RequestError({ code: 'R30', facts });
    return new RequestError({ code: 'R31', facts });
  }

  #broken(failure: unknown, signal: AbortSignal): RequestError {
    if (signal.aborted) return new RequestError({ code: 'R60', facts: {} });
    if (failure instanceof RequestError) return failure;
    const facts = { name: this.#options.name, received: this.#received, total: this.#total };
    return new RequestError({ code: 'R30', facts });
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

/** The next bytes; a connection that stays open and brings nothing is given up. */
async function inTime(
  reader: Reader,
  idleMs: number,
): Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('nothing came'));
      void reader.cancel().catch(() => undefined);
    }, idleMs);
  });
  try {
    return await Promise.race([reader.read(), idle]);
  } finally {
    clearTimeout(timer);
  }
}

/** The length the server announced; none where the bytes come compressed, since it then counts others. */
function lengthOf({ headers }: Response): number | null {
  const encoding = headers.get('Content-Encoding');
  if (encoding !== null && encoding !== 'identity') return null;
  const text = headers.get('Content-Length');
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** A weak tag does not promise the same bytes. */
function strongTag({ headers }: Response): string | null {
  const tag = headers.get('ETag');
  return tag !== null && /^"[\x21\x23-\x7e]*"$/.test(tag) ? tag : null;
}
