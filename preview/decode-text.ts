/** Bytes as text: by their mark, by what they say of themselves, as UTF-8, else as Windows-1252. */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, mime: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    // A text cut off in the middle of a letter is still UTF-8: stream mode lets that be.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return named(bytes, mime).decode(bytes);
  }
}

function named(bytes: Uint8Array<ArrayBuffer>, mime: string): TextDecoder {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048));
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(`${mime} ${head}`)?.[1] ?? 'windows-1252';
  try {
    return new TextDecoder(/^utf-?8$/i.test(charset) ? 'windows-1252' : charset);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
