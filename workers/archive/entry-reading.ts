import { ArchiveError, EngineError, type Problem } from '../contract/problems.ts';
import type { ZipSource } from '../contract/reader.ts';
import { methodName, readEntry, type DirectoryEntry } from './directory-entry.ts';
import { oneEntryZip } from './one-entry-zip.ts';
import { fileError } from './read-bytes.ts';
import {
  canInflate,
  faultField,
  openZip,
  readZipEntry,
  zipFault,
  type ZipEntry,
} from './zip-library.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const AES_OVERHEAD: Readonly<Partial<Record<DirectoryEntry['encryption'], number>>> = {
  'AES-128': 20,
  'AES-192': 24,
  'AES-256': 28,
};

/** What a password does on one entry. `unreadable`: the entry cannot tell. */
export type Trial = 'opens' | 'refused' | 'damaged' | 'unreadable';

/** More than this of one entry is not read to prove a password. */
const MAX_PROOF_BYTES = 32 << 20;

/** One reading of one entry, and what its failures mean. */
export class EntryReading {
  #found = 0;
  readonly #source: ZipSource;
  readonly #signal: AbortSignal;
  readonly #told: DirectoryEntry;
  #opened: ZipEntry | null = null;

  constructor(source: ZipSource, signal: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
    this.#told = readEntry(source.record, 0, source.offset);
  }

  async open(): Promise<void> {
    this.#signal.throwIfAborted();
    const { encryption, method, size, packedSize } = this.#told;
    if (size > 0 && packedSize < (AES_OVERHEAD[encryption] ?? 0)) throw this.#problem('Z31');
    if (!canInflate(method)) throw unreadable(method);
    this.#opened = await openZip(oneEntryZip(this.#source));
  }

  /** The first password that the entry takes; null when it needs none. */
  async password(): Promise<Bytes | null> {
    const { passwords, path } = this.#source;
    if (this.#told.encryption === 'none') return null;
    if (passwords.length === 0) throw new ArchiveError({ code: 'Z10', facts: { name: path } });
    if (passwords.length === 1) return passwords[0] ?? null;
    const accepted: Bytes[] = [];
    for (const password of passwords) {
      if (await this.accepts(password)) accepted.push(password);
    }
    const last = accepted.pop();
    if (!last) throw this.#problem('Z13');
    for (const password of accepted) {
      if (await this.#isProven(password)) return password;
    }
    return last;
  }

  async #isProven(password: Bytes): Promise<boolean> {
    try {
      await this.prove(password);
      return true;
    } catch (error) {
      return this.trial(error) === 'opens';
    } finally {
      this.#found = 0;
    }
  }

  /** Reads to the end, or far enough, and keeps nothing. */
  async prove(password: Bytes): Promise<void> {
    const chunks = this.chunks(password);
    while (this.#found <= MAX_PROOF_BYTES) {
      if ((await chunks.next()).done === true) return;
    }
    await chunks.return();
  }

  async accepts(password: Bytes): Promise<boolean> {
    const options = { rawPassword: password, checkPasswordOnly: true, signal: this.#signal };
    try {
      await readZipEntry(this.#entry, new WritableStream(), options);
      return true;
    } catch (error) {
      if (zipFault(error) === 'password') return false;
      throw error;
    }
  }

  async *chunks(password: Bytes | null): AsyncGenerator<Bytes, void, undefined> {
    const pipe = new TransformStream<Bytes, Bytes>();
    const stop = new AbortController();
    const ended = readZipEntry(this.#entry, pipe.writable, {
      ...(password ? { rawPassword: password } : {}),
      signal: AbortSignal.any([this.#signal, stop.signal]),
    });
    // What fails before the first byte leaves the pipe as it is, and its reader would wait forever.
    ended.catch((error: unknown) => pipe.writable.abort(error).catch(() => undefined));
    const reader = pipe.readable.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        this.#found += value.length;
        yield value;
      }
      await ended;
    } finally {
      stop.abort();
      reader.cancel().catch(() => undefined);
    }
  }

  trial(error: unknown): Trial {
    if (this.#signal.aborted) throw stopped(error);
    const file = this.#fileError(error);
    if (file) throw file;
    if (error instanceof ArchiveError)
      return error.problem.code === 'Z31' ? 'damaged' : 'unreadable';
    const fault = zipFault(error);
    if (fault === null) throw error;
    if (fault === 'password') return 'refused';
    return DAMAGE.has(fault) ? 'damaged' : 'unreadable';
  }

  /** The failure in the catalogue's terms; what nobody expects is given back as it is. */
  async problemWith(error: unknown): Promise<unknown> {
    if (this.#signal.aborted) return stopped(error);
    if (error instanceof ArchiveError) return error;
    const known = this.#fileError(error);
    if (known) return known;
    const fault = zipFault(error);
    if (fault === null) return error;
    if (DAMAGE.has(fault)) return this.#damage(error, fault);
    return new ArchiveError(this.#refusal(error, fault), { cause: error });
  }

  /** Encrypted data that does not inflate was tampered with, or the password was wrong; HMAC tells which. */
  async #damage(error: unknown, fault: string): Promise<ArchiveError> {
    const { encryption, size: listed } = this.#told;
    const entry = this.#source.path;
    if (fault === 'authentication') return this.#problem('Z31', error);
    if (encryption === 'ZipCrypto') return this.#problem('Z13', error);
    if (encryption !== 'none' && !(await this.#isAuthentic())) return this.#problem('Z31', error);
    if (fault !== 'size') return this.#problem('Z30', error);
    const facts = { entry, listed, found: Math.max(this.#found, writtenBytes(error)) };
    return new ArchiveError({ code: 'Z32', facts }, { cause: error });
  }

  async #isAuthentic(): Promise<boolean> {
    for (const rawPassword of this.#source.passwords) {
      try {
        const options = { rawPassword, passThrough: 'compressed', signal: this.#signal } as const;
        await readZipEntry(this.#entry, new WritableStream(), options);
        return true;
      } catch (error) {
        if (zipFault(error) === null) throw error;
      }
    }
    return false;
  }

  #refusal(error: unknown, fault: string): Extract<Problem, { code: `Z${string}` }> {
    const { path: entry } = this.#source;
    const { method, encryption } = this.#told;
    switch (fault) {
      case 'password':
        return { code: 'Z13', facts: { entry } };
      case 'no-password':
        return { code: 'Z10', facts: { name: entry } };
      case 'compression':
        return { code: 'Z22', facts: { count: 1, method: methodName(method) } };
      case 'encryption':
        if (encryption === 'strong') return { code: 'Z20', facts: { count: 1 } };
        return { code: 'Z33', facts: { entry, field: 'encryption' } };
      case 'bounds':
        return { code: 'Z34', facts: { entry } };
      case 'overlap':
        return { code: 'Z35', facts: { name: entry } };
      default:
        return { code: 'Z33', facts: { entry, field: faultField(error) } };
    }
  }

  #problem(code: 'Z13' | 'Z30' | 'Z31', cause?: unknown): ArchiveError {
    return new ArchiveError({ code, facts: { entry: this.#source.path } }, { cause });
  }

  #fileError(error: unknown): ArchiveError | null {
    const { volume, path } = this.#source;
    return fileError(error, volume instanceof File ? volume.name : path);
  }

  get #entry(): ZipEntry {
    if (!this.#opened) throw new Error('the entry is not open');
    return this.#opened;
  }
}

const DAMAGE: ReadonlySet<string> = new Set([
  'checksum',
  'authentication',
  'compressed-data',
  'size',
]);

const unreadable = (method: number): ArchiveError =>
  new ArchiveError({ code: 'Z22', facts: { count: 1, method: methodName(method) } });

const stopped = (cause: unknown): EngineError =>
  new EngineError({ code: 'E01', facts: {} }, { cause });

function writtenBytes(error: unknown): number {
  const bytes = error instanceof Error && 'outputSize' in error ? error.outputSize : 0;
  return typeof bytes === 'number' ? bytes : 0;
}
