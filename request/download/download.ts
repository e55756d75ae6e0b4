import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { RequestError } from '../api/problems.ts';
import { fetchFile, type Network } from '../api/send.ts';
import { readContentRange } from './content-range.ts';

/** Where the bytes go. A file that is closed keeps what was written, and can be opened again to go on. */
export interface Sink {
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
  /** The server could not go on from the middle, and the file was begun again. */
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
   * Settles when the whole file is there. R30 where it broke (call again), R31 to R34 where it cannot go on.
   * `address` may change between two calls, as signed addresses do.
   */
  async run(address: URL, signal: AbortSignal): Promise<Finished> {
    const { network, name } = this.#options;
    const headers = this.#rangeHeaders();
    const response = await fetchFile({ method: 'GET', address, headers, signal }, network);
    await this.#begin(response);
    const { sink } = this.#options;
    await this.#written(() => sink.open(this.#received));
    let failure: unknown = null;
    try {
      await this.#receive(response, signal);
    } catch (error) {
      failure = error;
    }
    await this.#written(() => sink.close());
    if (failure !== null) throw this.#broken(failure, signal);
    if (this.#total !== null && this.#received !== this.#total) throw this.#short();
    if (this.#total === null) throw new RequestError({ code: 'R33', facts: { name } });
    return {
      bytes: this.#received,
      sha256: bytesToHex(this.#hash.clone().digest()),
      hasRestarted: this.#hasRestarted,
    };
  }

  #rangeHeaders(): Record<string, string> {
    if (this.#received === 0 || this.#tag === null) return {};
    return { Range: `bytes=${this.#received}-`, 'If-Range': this.#tag };
  }

  /** Settles whether these bytes go on from what is there or stand at the file's beginning. */
  async #begin(response: Response): Promise<void> {
    if (!response.ok) {
      const { status } = response;
      await response.body?.cancel();
      // What is here is longer than the file is now.
      if (status === 416) this.#restart();
      throw new RequestError({ code: 'R34', facts: { name: this.#options.name, status } });
    }
    if (response.status === 206) this.#goOn(response);
    else {
      if (this.#received > 0) this.#restart();
      this.#total = lengthOf(response);
    }
    this.#tag = strongTag(response) ?? (response.status === 206 ? this.#tag : null);
  }

  #goOn(response: Response): void {
    const range = readContentRange(response.headers.get('Content-Range'));
    const isRight = range?.from === this.#received;
    const total = range?.total ?? this.#total;
    if (!isRight || (this.#total !== null && total !== this.#total)) {
      // The next attempt begins at the beginning.
      this.#tag = null;
      throw new RequestError({
        code: 'R09',
        facts: { detail: 'it sent another part of the file' },
      });
    }
    this.#total = total;
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

  async #written(write: () => Promise<void>): Promise<void> {
    try {
      await write();
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
