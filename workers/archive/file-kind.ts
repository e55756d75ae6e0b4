import type { FileKind } from '../contract/problems.ts';

const MAGIC: readonly [kind: FileKind, at: number, bytes: readonly number[]][] = [
  ['a RAR archive', 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['a 7z archive', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a gzip archive', 0, [0x1f, 0x8b]],
  ['a PDF', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a tar archive', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
];

const WEB_PAGE =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b/i;

/** What a file that is no zip looks like, from its first 512 bytes. */
export function fileKind(head: Uint8Array): FileKind {
  for (const [kind, at, bytes] of MAGIC) {
    if (bytes.every((byte, index) => head[at + index] === byte)) return kind;
  }
  return WEB_PAGE.test(headText(head)) ? 'a web page' : 'unknown data';
}

/** UTF-16 pages are seen through by leaving their zero bytes out. */
function headText(head: Uint8Array): string {
  const bytes = head.filter((byte, at) => byte !== 0 && !(at < 3 && byte >= 0xbb));
  return new TextDecoder('latin1').decode(bytes);
}
