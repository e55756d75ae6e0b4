import { crc32, findExtra, u32, viewOf } from './bytes.ts';
import type { DirectoryEntry } from './directory-entry.ts';

/** For names that say nothing of their character set and are not UTF-8. */
export type LegacyCharset = 'cp437' | 'windows-1252';

/** The upper half of the character set of the first PCs, which the zip format means where nothing else is said. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const UNICODE_PATH_TAG = 0x7075;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

type Named = Pick<DirectoryEntry, 'rawName' | 'extra' | 'flags'>;

/** A name as its writer meant it: the Unicode path field, then UTF-8, then the character set of the volume. */
export function decodeName(entry: Named, legacy: LegacyCharset): string {
  return (
    unicodePath(entry) ??
    asUtf8(entry.rawName) ??
    (legacy === 'cp437' ? asCp437(entry.rawName) : windows1252.decode(entry.rawName))
  );
}

/** Names are UTF-8 where they can be, flag or no flag: other text is hardly ever valid UTF-8 by chance. */
export function isLegacyName(entry: Named): boolean {
  return unicodePath(entry) === null && asUtf8(entry.rawName) === null;
}

/** The field counts only while the name it was made from is unchanged. */
function unicodePath({ rawName, extra }: Named): string | null {
  if (extra.length < 9) return null;
  const view = viewOf(extra);
  const field = findExtra(view, 0, extra.length, UNICODE_PATH_TAG);
  if (!field || field.length < 5 || view.getUint8(field.at) !== 1) return null;
  if (u32(view, field.at + 1) !== crc32(rawName)) return null;
  return asUtf8(extra.subarray(field.at + 5, field.at + field.length));
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function asCp437(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes)
    text += byte < 0x80 ? String.fromCharCode(byte) : (CP437[byte - 0x80] ?? '');
  return text;
}

/** The bytes of a text in a character set, or null when it cannot be written in it. */
export function encodeLegacy(text: string, charset: LegacyCharset): Uint8Array<ArrayBuffer> | null {
  const bytes: number[] = [];
  for (const character of text) {
    const byte =
      character < '\u0080' ? character.charCodeAt(0) : upperBytes(charset).get(character);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function upperBytes(charset: LegacyCharset): ReadonlyMap<string, number> {
  const upper = Array.from({ length: 128 }, (_, index) => index + 128);
  const letters = charset === 'cp437' ? CP437 : windows1252.decode(Uint8Array.from(upper));
  return new Map(Array.from(letters, (letter, index) => [letter, index + 128]));
}

const LETTER = /\p{Script=Latin}/u;
const TYPOGRAPHIC = /[–—‘’“”…•€™®©°§·\u00a0]/u;

/** Tells the two sets apart by which of them makes letters of the names' upper bytes. Equal scores mean cp437. */
export function guessCharset(names: Iterable<Uint8Array>): LegacyCharset {
  let lead = 0;
  for (const name of names) {
    const upper = name.filter((byte) => byte >= 0x80);
    lead += scoreOf(asCp437(upper)) - scoreOf(windows1252.decode(upper));
  }
  return lead < 0 ? 'windows-1252' : 'cp437';
}

function scoreOf(text: string): number {
  let score = 0;
  for (const character of text) {
    if (LETTER.test(character)) score += 2;
    else if (TYPOGRAPHIC.test(character)) score += 1;
    else score -= 2;
  }
  return score;
}
