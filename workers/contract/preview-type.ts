import type { PreviewBytes } from './records.ts';

export type PreviewType = Pick<PreviewBytes, 'type' | 'mime'>;

const IMAGES: readonly [mime: string, magic: readonly number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/bmp', [0x42, 0x4d]],
];

const TEXT_ENDINGS = /\.(txt|md|csv|tsv|log|json|xml|ics|vcf|ini|yml|yaml)$/i;
const HTML_ENDINGS = /\.html?$/i;

/** Outlook's messages and older Office files begin alike: the name tells them apart. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * What the preview frame may show an entry as, by magic number first and by name second (hazards.md S-11).
 * A name that promises a picture but does not hold one is not shown as one. SVG is text.
 */
export function previewType(name: string, head: Uint8Array): PreviewType {
  const image = IMAGES.find(([, magic]) => startsWith(head, magic));
  if (image) return { type: 'image', mime: image[0] };
  if (isWebP(head)) return { type: 'image', mime: 'image/webp' };
  const document = documentType(name, head);
  if (document) return document;
  if (HTML_ENDINGS.test(name) && isText(head)) return { type: 'html', mime: 'text/html' };
  if ((TEXT_ENDINGS.test(name) || /\.svg$/i.test(name)) && isText(head)) {
    return { type: 'text', mime: 'text/plain' };
  }
  return { type: 'other', mime: 'application/octet-stream' };
}

function documentType(name: string, head: Uint8Array): PreviewType | null {
  if (isPdf(name, head)) return { type: 'pdf', mime: 'application/pdf' };
  if (/\.msg$/i.test(name) && startsWith(head, COMPOUND)) {
    return { type: 'msg', mime: 'application/vnd.ms-outlook' };
  }
  if (/\.eml$/i.test(name) && isText(head)) return { type: 'eml', mime: 'message/rfc822' };
  return null;
}

/** Some writers put a few bytes before the mark; then the name must say PDF as well. */
function isPdf(name: string, head: Uint8Array): boolean {
  const reach = /\.pdf$/i.test(name) ? 1024 : 5;
  return String.fromCharCode(...head.subarray(0, reach)).includes('%PDF-');
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => head[at] === byte);
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
