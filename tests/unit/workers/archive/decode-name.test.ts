import { describe, expect, it } from 'vitest';
import {
  decodeName,
  encodeLegacy,
  guessCharset,
  isLegacyName,
} from '../../../../workers/archive/decode-name.ts';
import { crc32 } from '../../../../workers/archive/crc32.ts';
import { extraField } from '../../../support/raw-zip.ts';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const none = bytes();

function named(
  rawName: Uint8Array<ArrayBuffer>,
  { flags = 0, extra = none } = {},
): Parameters<typeof decodeName>[0] {
  return { rawName, flags, extra };
}

function unicodePath(name: string, checked: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(5);
  head.writeUInt8(1, 0);
  head.writeUInt32LE(crc32(checked), 1);
  return Uint8Array.from(extraField(0x7075, Buffer.concat([head, utf8(name)])));
}

describe('decodeName (A-78)', () => {
  it('reads UTF-8 with and without the flag', () => {
    const name = 'documents/Māori kōrero 日本.pdf';
    expect(decodeName(named(utf8(name), { flags: 1 << 11 }), 'cp437')).toBe(name);
    expect(decodeName(named(utf8(name)), 'cp437')).toBe(name);
    expect(isLegacyName(named(utf8(name)))).toBe(false);
  });

  it('reads other names in the character set of the volume, also when the flag lies', () => {
    const cafe = bytes(0x63, 0x61, 0x66, 0x82);
    expect(decodeName(named(cafe), 'cp437')).toBe('café');
    expect(decodeName(named(cafe, { flags: 1 << 11 }), 'cp437')).toBe('café');
    expect(decodeName(named(bytes(0x63, 0x61, 0x66, 0xe9)), 'windows-1252')).toBe('café');
    expect(isLegacyName(named(cafe))).toBe(true);
  });

  it('believes the Unicode path field only while the name it was made from is unchanged', () => {
    const raw = bytes(0x3f, 0x2e, 0x74, 0x78, 0x74);
    const fresh = unicodePath('č.txt', raw);
    const stale = unicodePath('č.txt', utf8('renamed.txt'));
    expect(decodeName(named(raw, { extra: fresh }), 'cp437')).toBe('č.txt');
    expect(decodeName(named(raw, { extra: stale }), 'cp437')).toBe('?.txt');
  });
});

describe('guessCharset', () => {
  it.each([
    ['cp437', 'Müller, Testament für Zürich'],
    ['cp437', 'señor año façade'],
    ['windows-1252', 'Café Über Garçon'],
    ['windows-1252', 'Notes — “quoted” na\u00efve r\u00e9sum\u00e9'],
  ] as const)('tells %s from the letters it makes of: %s', (charset, text) => {
    const raw = encodeLegacy(text, charset);
    expect(raw && guessCharset([raw])).toBe(charset);
  });

  it('takes cp437, which the format means, when nothing tells', () => {
    expect(guessCharset([])).toBe('cp437');
    expect(guessCharset([utf8('plain')])).toBe('cp437');
  });
});

describe('encodeLegacy', () => {
  it('writes what the character set has, and nothing else', () => {
    expect(encodeLegacy('café', 'cp437')).toEqual(bytes(0x63, 0x61, 0x66, 0x82));
    expect(encodeLegacy('café', 'windows-1252')).toEqual(bytes(0x63, 0x61, 0x66, 0xe9));
    expect(encodeLegacy('日本', 'windows-1252')).toBeNull();
  });
});
