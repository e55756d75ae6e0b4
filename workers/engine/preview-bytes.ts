import type { BackupReader } from '../contract/engine.ts';
import type { EntryInfo, PreviewBytes } from '../contract/records.ts';

type Shown = Pick<PreviewBytes, 'type' | 'mime'>;

const IMAGES: readonly [mime: string, magic: readonly number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/bmp', [0x42, 0x4d]],
];

const TEXT_ENDINGS = /\.(txt|md|csv|tsv|log|json|xml|eml|ics|vcf|ini|yml|yaml)$/i;
const HTML_ENDINGS = /\.html?$/i;

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
): Shown & { bytes: Uint8Array<ArrayBuffer> } {
  const head = bytes.slice(0, filled);
  return { bytes: head, ...previewType(entry.name, head) };
}

/**
 * What the preview frame may show an entry as, by magic number first and by name second (hazards.md S-11).
 * A name that promises a picture but does not hold one is not shown as one. SVG is text.
 */
export function previewType(name: string, head: Uint8Array): Shown {
  const image = IMAGES.find(([, magic]) => magic.every((byte, at) => head[at] === byte));
  if (image) return { type: 'image', mime: image[0] };
  if (isWebP(head)) return { type: 'image', mime: 'image/webp' };
  if (HTML_ENDINGS.test(name) && isText(head)) return { type: 'html', mime: 'text/html' };
  if ((TEXT_ENDINGS.test(name) || /\.svg$/i.test(name)) && isText(head)) {
    return { type: 'text', mime: 'text/plain' };
  }
  return { type: 'other', mime: 'application/octet-stream' };
}

function isWebP(head: Uint8Array): boolean {
  const ascii = String.fromCharCode(...head.subarray(0, 12));
  return ascii.startsWith('RIFF') && ascii.endsWith('WEBP');
}

/** UTF-16 has NULs and a mark at its start; other text has none. */
function isText(head: Uint8Array): boolean {
  const [first, second] = head;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 || !head.subarray(0, 1024).includes(0);
}
