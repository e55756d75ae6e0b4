/**
 * Stands in for the package of this name, which msgreader reads 8-bit text with: the browser knows the same
 * encodings, and the package is fourteen times as large as all of msgreader.
 */
export function decode(bytes: Uint8Array, encoding: string): string {
  return decoderOf(encoding).decode(bytes);
}

/** Only asked for by parts of msgreader that write, which nothing here uses. */
export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
