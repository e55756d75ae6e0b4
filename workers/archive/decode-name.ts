import { findExtra, u32, viewOf } from './bytes.ts';
import { crc32 } from './crc32.ts';
import type { DirectoryEntry } from './directory-entry.ts';

/** For names that say nothing of their character set and are not UTF-8. */
export type LegacyCharset = 'cp437' | 'windows-1252';

/** The upper half of the character set of the first PCs, which the zip format means where nothing else is said. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** 0x80 to 0x9f of Windows-1252; above that it is Latin-1. Node decodes these wrongly, so it is not asked. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const UNICODE_PATH_TAG = 0x7075;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

type Named = Pick<DirectoryEntry, 'rawName' | 'extra' | 'flags'>;

/** A name as its writer meant it: the Unicode path field, then UTF-8, then the character set of the volume. */
export function decodeName(entry: Named, legacy: LegacyCharset): string {
  return unicodePath(entry) ?? asUtf8(entry.rawName) ?? decodeLegacy(entry.rawName, legacy);
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

function decodeLegacy(bytes: Uint8Array, charset: LegacyCharset): string {
  let text = '';
  for (const byte of bytes) text += upperHalf(charset)[byte - 0x80] ?? String.fromCharCode(byte);
  return text;
}

/** Characters of the bytes from 0x80 on; where it ends, byte and code point are one. */
const upperHalf = (charset: LegacyCharset): string => (charset === 'cp437' ? CP437 : WINDOWS_1252);

/** The bytes of a text in a character set, or null when it cannot be written in it. */
export function encodeLegacy(text: string, charset: LegacyCharset): Uint8Array<ArrayBuffer> | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const upper = upperHalf(charset).indexOf(character);
    if (upper >= 0) bytes.push(upper + 0x80);
    else if (code < 0x80 || (charset === 'windows-1252' && code >= 0xa0 && code <= 0xff))
      bytes.push(code);
    else return null;
  }
  return Uint8Array.from(bytes);
}

const LETTER = /\p{Script=Latin}/u;
const TYPOGRAPHIC = /[–—‘’“”…•€™®©°§·\u00a0]/u;

/** Tells the two sets apart by which of them makes letters of the names' upper bytes. Equal scores mean cp437. */
export function guessCharset(names: Iterable<Uint8Array>): LegacyCharset {
  let lead = 0;
  for (const name of names) {
    const upper = name.filter((byte) => byte >= 0x80);
    lead += scoreOf(decodeLegacy(upper, 'cp437')) - scoreOf(decodeLegacy(upper, 'windows-1252'));
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
