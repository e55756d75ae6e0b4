import type { EntrySource, ZipSource } from '../contract/reader.ts';
import { EntryReading, type Trial } from './entry-reading.ts';
import { fileBytes } from './file-bytes.ts';

export { configureZip } from './zip-library.ts';
export type { Trial };

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * One entry's content, decrypted and inflated, in chunks of at most 256 KiB, each with a buffer of its own.
 * Nothing is read ahead of what is asked for. Checksums are known at the end: what was given is only true once the
 * generator has ended without throwing. Fails with a Z problem, or E01 when stopped.
 */
export async function* entryBytes(
  source: EntrySource,
  signal: AbortSignal,
): AsyncGenerator<Bytes, void, undefined> {
  if ('file' in source) {
    yield* fileBytes(source, signal);
    return;
  }
  const reading = new EntryReading(source, signal);
  try {
    await reading.open();
    yield* reading.chunks(await reading.password());
  } catch (error) {
    throw await reading.problemWith(error);
  }
}

/** Reads the entry with this password to its end, so that its checksum or authentication code proves it. */
export async function tryPassword(
  source: ZipSource,
  password: Bytes,
  signal: AbortSignal,
): Promise<Trial> {
  const reading = new EntryReading(source, signal);
  try {
    await reading.open();
    await reading.prove(password);
    return 'opens';
  } catch (error) {
    return reading.trial(error);
  }
}

/** True when the entry's verifier (1 byte in ZipCrypto, 2 in AES) takes the password: a sieve, no proof. */
export async function acceptsPassword(
  source: ZipSource,
  password: Bytes,
  signal: AbortSignal,
): Promise<boolean> {
  const reading = new EntryReading(source, signal);
  try {
    await reading.open();
    return await reading.accepts(password);
  } catch (error) {
    throw await reading.problemWith(error);
  }
}
