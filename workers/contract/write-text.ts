const encoder = new TextEncoder();

/** Bytes that one unit of a text takes at most in UTF-8. */
export const WIDEST = 3;
/** Units up to which a text is written one by one: most are short and of ASCII, and a view for each takes the time. */
const SHORT = 80;

/** Writes a text as UTF-8 from `at` on, where there is room for it at its widest; tells where it ends. */
export function writeText(text: string, bytes: Uint8Array<ArrayBuffer>, at: number): number {
  const end = text.length > SHORT ? null : writeAscii(text, bytes, at);
  return end ?? at + encoder.encodeInto(text, bytes.subarray(at)).written;
}

function writeAscii(text: string, bytes: Uint8Array<ArrayBuffer>, from: number): number | null {
  let at = from;
  for (; at < from + text.length; at += 1) {
    const code = text.charCodeAt(at - from);
    if (code > 0x7f) return null;
    bytes[at] = code;
  }
  return at;
}
