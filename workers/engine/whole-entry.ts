import type { EntrySource } from '../contract/reader.ts';
import type { ReaderPool } from './reader-pool.ts';

/** All bytes of one entry, verified; null where they are more than `limit`. Fails as reading an entry does. */
export async function wholeEntry(
  pool: ReaderPool,
  source: EntrySource,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const stream = await pool.openEntry(source);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let chunk = await pool.pull(stream); chunk; chunk = await pool.pull(stream)) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > limit) return null;
    }
  } finally {
    await pool.closeEntry(stream);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
