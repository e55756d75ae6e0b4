import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Uint8ArrayReader, ZipWriter, type ZipWriterConstructorOptions } from '@zip.js/zip.js';
import { type Moment, zipDate } from './calendar.ts';
import type { SampleOptions } from './options.ts';

export type Content = Uint8Array | Iterable<Uint8Array>;

type Locking = Pick<SampleOptions, 'cipher' | 'password'>;

/** Where entries go: a zip, or a tree of files. */
export interface VolumeWriter {
  add(entry: string, content: Content, modified: Moment): Promise<void>;
  close(): Promise<void>;
}

/** What is smaller than this is held in memory, so that its size is known beforehand. */
const HELD_BYTES = 8 * 1024 * 1024;

export class ZipVolume implements VolumeWriter {
  readonly #zip: ZipWriter<unknown>;

  constructor(file: string, options: Locking) {
    const out = createWriteStream(file, { highWaterMark: 1024 * 1024 });
    this.#zip = new ZipWriter(Writable.toWeb(out) as WritableStream<Uint8Array>, {
      useWebWorkers: false,
      extendedTimestamp: false,
      ...cipherOptions(options),
    });
  }

  async add(entry: string, content: Content, modified: Moment): Promise<void> {
    const reader =
      content instanceof Uint8Array ? new Uint8ArrayReader(content) : gathered(content);
    await this.#zip.add(entry, reader, { lastModDate: zipDate(modified) });
  }

  async close(): Promise<void> {
    await this.#zip.close();
  }
}

function cipherOptions({ cipher, password }: Locking): ZipWriterConstructorOptions {
  if (cipher === 'none') return {};
  if (cipher === 'zipcrypto') return { password, zipCrypto: true };
  return { password, encryptionStrength: 3 };
}

function gathered(chunks: Iterable<Uint8Array>): Uint8ArrayReader | ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.iterator]();
  const held: Uint8Array[] = [];
  let bytes = 0;
  for (let next = iterator.next(); ; next = iterator.next()) {
    if (next.done === true) return new Uint8ArrayReader(Buffer.concat(held));
    held.push(next.value);
    bytes += next.value.length;
    if (bytes >= HELD_BYTES) return streamed(held, iterator);
  }
}

function streamed(
  held: readonly Uint8Array[],
  rest: Iterator<Uint8Array>,
): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = held[at++] ?? nextOf(rest);
      if (chunk === null) controller.close();
      else controller.enqueue(chunk);
    },
  });
}

function nextOf(chunks: Iterator<Uint8Array>): Uint8Array | null {
  const next = chunks.next();
  return next.done === true ? null : next.value;
}

export class FolderTree implements VolumeWriter {
  readonly #root: string;
  readonly #made = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  async add(entry: string, content: Content): Promise<void> {
    const file = path.join(this.#root, entry);
    const folder = path.dirname(file);
    if (!this.#made.has(folder)) await mkdir(folder, { recursive: true });
    this.#made.add(folder);
    if (content instanceof Uint8Array) await writeFile(file, content);
    else await pipeline(Readable.from(content), createWriteStream(file));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
