import type { BackupReader } from '../contract/engine.ts';
import { previewType, type PreviewType } from '../contract/preview-type.ts';
import type { EntryInfo, PreviewBytes } from '../contract/records.ts';

type Streams = Pick<BackupReader, 'openEntry' | 'pullEntry' | 'closeEntry'>;

/**
 * The first `limit` bytes of an entry. Only a whole entry is verified: its last pull is asked for, so that
 * damage is told and never shown. The start of a longer one is marked as cut short.
 */
export async function previewBytes(
  reader: Streams,
  entry: EntryInfo,
  limit: number,
): Promise<PreviewBytes> {
  const stream = await reader.openEntry(entry.id);
  const bytes = new Uint8Array(Math.min(limit, entry.bytes));
  let filled = 0;
  try {
    for (;;) {
      const chunk = await reader.pullEntry(stream);
      if (chunk === null) return { ...shown(entry, bytes, filled), truncated: false };
      const taken = chunk.subarray(0, bytes.length - filled);
      bytes.set(taken, filled);
      filled += taken.length;
      if (taken.length < chunk.length) return { ...shown(entry, bytes, filled), truncated: true };
    }
  } finally {
    await reader.closeEntry(stream);
  }
}

function shown(
  entry: EntryInfo,
  bytes: Uint8Array<ArrayBuffer>,
  filled: number,
): PreviewType & { bytes: Uint8Array<ArrayBuffer> } {
  const head = bytes.slice(0, filled);
  return { bytes: head, ...previewType(entry.name, head) };
}
