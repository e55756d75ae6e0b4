import { encodeLegacy } from './decode-name.ts';

/**
 * The bytes that a typed password may stand for, likeliest first: as typed, without the spaces around it, and in
 * the forms that other systems and older archivers write it in. None for an empty password.
 */
export function passwordVariants(typed: string): Uint8Array<ArrayBuffer>[] {
  const trimmed = typed.trim();
  const texts = [typed.normalize('NFC'), trimmed.normalize('NFC'), trimmed.normalize('NFD'), typed];
  const plain = trimmed.normalize('NFC');
  const variants = [
    ...texts.map((text) => new TextEncoder().encode(text)),
    encodeLegacy(plain, 'windows-1252'),
    encodeLegacy(plain, 'cp437'),
  ];
  const different = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const bytes of variants) {
    if (bytes && bytes.length > 0)
      different.set(bytes.join(), different.get(bytes.join()) ?? bytes);
  }
  return [...different.values()];
}
