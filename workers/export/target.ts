import type { ExportTarget } from '../contract/exporter.ts';
import { BackupError, ExportError } from '../contract/problems.ts';
import { stopped } from './stop.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Where bytes go. Nothing counts until `commit`. */
interface Place {
  write(bytes: Bytes): Promise<void>;
  commit(): Promise<Blob | null>;
  abort(): Promise<void>;
}

export interface Saved<Outcome> {
  outcome: Outcome;
  bytes: number;
  /** Null when it went to a picked file. */
  blob: Blob | null;
}

/** Writes everything and closes the sink. `bytes()` tells how much went out so far. */
export type Produce<Outcome> = (
  sink: WritableStream<Bytes>,
  bytes: () => number,
) => Promise<Outcome>;

export interface TargetFacts {
  /** What a problem calls it when no file was picked. */
  name: string;
  /** Media type of the Blob. */
  type: string;
}

/** Bytes gathered before they are handed on: each write to a file is a message to another process. */
const packBytes = 1 << 20;

/** Lets `produce` write to the target. A picked file changes only when all went well. */
export async function saveTo<Outcome>(
  target: ExportTarget,
  facts: TargetFacts,
  signal: AbortSignal,
  produce: Produce<Outcome>,
): Promise<Saved<Outcome>> {
  const name = target?.name ?? facts.name;
  const place = target === null ? blobPlace(facts.type) : await attempt(name, filePlace(target));
  const failures: BackupError[] = [];
  let bytes = 0;
  const sink = packed(async (chunk) => {
    bytes += chunk.length;
    await attempt(name, place.write(chunk)).catch((error: unknown) => {
      if (error instanceof BackupError) failures.push(error);
      throw error;
    });
  });
  try {
    const outcome = await produce(sink, () => bytes);
    if (signal.aborted) throw stopped();
    return { outcome, blob: await attempt(name, place.commit()), bytes };
  } catch (error) {
    await place.abort().catch(() => undefined);
    if (signal.aborted) throw stopped();
    throw failures[0] ?? error;
  }
}

async function filePlace(file: FileSystemFileHandle): Promise<Place> {
  const stream = await file.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    commit: async () => {
      await stream.close();
      return null;
    },
    abort: () => stream.abort(),
  };
}

function blobPlace(type: string): Place {
  let parts: Blob[] = [];
  return {
    // Each part becomes a Blob at once, so that the browser may move it out of this thread's memory.
    write: (bytes) => Promise.resolve(void parts.push(new Blob([bytes]))),
    commit: () => Promise.resolve(new Blob(parts, { type })),
    abort: () => Promise.resolve(void (parts = [])),
  };
}

async function attempt<T>(name: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw problemIn(name, error);
  }
}

function problemIn(name: string, cause: unknown): ExportError {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  return error.name === 'QuotaExceededError'
    ? new ExportError({ code: 'X01', facts: { name } }, { cause })
    : new ExportError({ code: 'X02', facts: { name, reason: error.message } }, { cause });
}

/** A sink that hands on big pieces. What is left goes out when it is closed. */
function packed(write: (bytes: Bytes) => Promise<void>): WritableStream<Bytes> {
  let waiting: Bytes[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const pack = joined(waiting, size);
    waiting = [];
    size = 0;
    if (pack.length > 0) await write(pack);
  };
  return new WritableStream<Bytes>({
    write: async (chunk) => {
      waiting.push(chunk);
      size += chunk.length;
      if (size >= packBytes) await flush();
    },
    close: flush,
  });
}

function joined(chunks: readonly Bytes[], size: number): Bytes {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
