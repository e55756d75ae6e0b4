import { ArchiveError, EngineError } from '../contract/problems.ts';
import type { FileSource } from '../contract/reader.ts';
import { readBytes } from './read-bytes.ts';

/** Bytes read at a time. */
const CHUNK = 256 * 1024;

/**
 * A file of an unzipped folder, in chunks of at most 256 KiB, each with a buffer of its own. Nothing is read ahead.
 * Fails with Z50 when it is no longer as long as it was, with Z51 or Z52 when it cannot be read, E01 when stopped.
 */
export async function* fileBytes(
  { file, bytes, path }: FileSource,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  if (file.size !== bytes) throw changed(path);
  for (let from = 0; from < bytes; from += CHUNK) {
    throwIfStopped(signal);
    const chunk = await readBytes(file, path, from, Math.min(bytes, from + CHUNK));
    if (chunk.length !== Math.min(CHUNK, bytes - from)) throw changed(path);
    yield chunk;
  }
  throwIfStopped(signal);
}

/** All of it, in one buffer. */
export async function wholeFile({
  file,
  bytes,
  path,
}: FileSource): Promise<Uint8Array<ArrayBuffer>> {
  const whole = await readBytes(file, path, 0, file.size);
  if (whole.length !== bytes) throw changed(path);
  return whole;
}

const changed = (name: string): ArchiveError => new ArchiveError({ code: 'Z50', facts: { name } });

export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new EngineError({ code: 'E01', facts: {} });
}
